import { objectType } from 'nexus'

import type { Figure } from '../facts/figures/figure'
import { OPAQUE } from './identity'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** That a programme needs a product, by a day stated against its plan, for a milestone of its own. */
export interface ProductNeed {
  readonly product: string
  readonly programme: string
  readonly milestone: string
  readonly needBy: Figure
  readonly note: Figure
}

/** How far a programme has taken up a product, and what shows it. */
export interface ProductAdoption {
  readonly product: string
  readonly programme: string
  /** `NOT_USED`, `PLANNED`, `PILOT` or `IN_USE`. */
  readonly status: Figure
  readonly since: Figure
  readonly evidence: Figure
}

/** Something that the directorate provides to underpin the Strategy. */
export interface Product {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly description: Figure
  readonly serves: Figure
  readonly owner: Figure
  readonly status: Figure
  readonly readyP50: Figure
  readonly readyP80: Figure
  readonly needs: readonly ProductNeed[]
  readonly adoption: readonly ProductAdoption[]
}

export const ProductNeedType = objectType({
  name: 'ProductNeed',
  description: 'That a programme needs a product by a day, for a milestone of its own.',
  extensions: shareable,
  sourceType: source('vocabulary/product', 'ProductNeed'),
  definition(t) {
    t.nonNull.id('product', { description: 'The product.' })
    t.nonNull.id('programme', { description: 'Who needs it.' })
    t.nonNull.id('milestone', { description: 'For which of its milestones.' })
    t.nonNull.field('needBy', {
      type: 'Figure',
      description: "By when, as the milestone's current baseline has it. It moves as the milestone does.",
    })
    t.nonNull.field('note', { type: 'Figure', description: 'What for.' })
  },
})

export const ProductAdoptionType = objectType({
  name: 'ProductAdoption',
  description: 'How far a programme has taken up a product, and what shows it.',
  extensions: shareable,
  sourceType: source('vocabulary/product', 'ProductAdoption'),
  definition(t) {
    t.nonNull.id('product', { description: 'The product.' })
    t.nonNull.id('programme', { description: 'The programme.' })
    t.nonNull.field('status', {
      type: 'Figure',
      description: '`NOT_USED`, `PLANNED`, `PILOT` or `IN_USE`, or why nobody can say.',
    })
    t.nonNull.field('since', { type: 'Figure', description: 'Since when.' })
    t.nonNull.field('evidence', { type: 'Figure', description: 'What shows it.' })
  },
})

export const ProductType = objectType({
  name: 'Product',
  description: 'Something that the strategy directorate provides to underpin the Strategy.',
  extensions: shareable,
  sourceType: source('vocabulary/product', 'Product'),
  definition(t) {
    t.nonNull.id('id', { description: OPAQUE })
    t.nonNull.id('code', { description: 'What the directorate calls it.' })
    t.nonNull.string('name', { description: 'Its name.' })
    t.nonNull.string('kind', {
      description:
        'What kind of product it is: `NOVA_ASSET`, `STANDARD`, `FRAMEWORK`, `SERVICE` or `PEOPLE`.',
    })
    t.nonNull.field('description', { type: 'Figure', description: 'What it is.' })
    t.nonNull.field('serves', {
      type: 'Figure',
      description: 'The functions or the services that it underpins.',
    })
    t.nonNull.field('owner', { type: 'Figure', description: 'Who owns it.' })
    t.nonNull.field('status', { type: 'Figure', description: 'Where it stands.' })
    t.nonNull.field('readyP50', {
      type: 'Figure',
      description: 'The day by which it will be ready as likely as not.',
    })
    t.nonNull.field('readyP80', {
      type: 'Figure',
      description: 'The day by which it will be ready in four cases of five.',
    })
    t.nonNull.list.nonNull.field('needs', { type: 'ProductNeed', description: 'Who needs it, and by when.' })
    t.nonNull.list.nonNull.field('adoption', {
      type: 'ProductAdoption',
      description: 'Who is said to use it. A programme that is not here: nobody has said.',
    })
  },
})
