import { objectType } from 'nexus'

import type { Figure } from '../facts/figures/figure'
import { OPAQUE, recordId } from './identity'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** A total over programmes that somebody published. */
export interface PublishedTotal {
  readonly code: string
  readonly referenceDate: string
  readonly amount: Figure
  readonly roundedTo: Figure
  readonly quantity: Figure
  readonly description: Figure
}

export const PublishedTotalType = objectType({
  name: 'PublishedTotal',
  description: 'A total over programmes that somebody published, on whatever basis it was.',
  extensions: shareable,
  sourceType: source('vocabulary/publishedTotal', 'PublishedTotal'),
  definition(t) {
    t.nonNull.id('id', { description: OPAQUE, resolve: ({ amount }) => recordId('PublishedTotal', amount) })
    t.nonNull.id('code', { description: 'What the directorate calls it, such as `clusters-cost`.' })
    t.nonNull.date('referenceDate', { description: 'The day that it describes.' })
    t.nonNull.field('amount', {
      type: 'Figure',
      description: 'The total; its provenance has the publication.',
    })
    t.nonNull.field('roundedTo', {
      type: 'Figure',
      description: 'What it was rounded to: it may be off by half as much either way.',
    })
    t.nonNull.field('quantity', {
      type: 'Figure',
      description: 'What was added up, such as `WHOLE_LIFE_COST`, or why that is not known.',
    })
    t.nonNull.field('description', { type: 'Figure', description: 'What it is of.' })
  },
})
