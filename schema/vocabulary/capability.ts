import { objectType } from 'nexus'

import type { Figure } from '../facts/figures/figure'
import type { RatingScale } from './deliveryConfidence'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** How a programme rates one of its capabilities at a reference date. */
export interface CapabilityRating {
  readonly capability: string
  readonly referenceDate: string
  readonly scale: RatingScale
  readonly now: Figure
  readonly future: Figure
  readonly narrative: Figure
}

export const CapabilityRatingType = objectType({
  name: 'CapabilityRating',
  description:
    "A programme's own judgement of one of the named capabilities, now and as it expects to have it. Ordinal: never average it.",
  extensions: shareable,
  sourceType: source('vocabulary/capability', 'CapabilityRating'),
  definition(t) {
    t.nonNull.id('capability', { description: 'The capability, such as `DIGITAL`.' })
    t.nonNull.date('referenceDate', { description: 'The day that the rating describes.' })
    t.nonNull.field('scale', { type: 'RatingScale', description: 'The scale of both ratings.' })
    t.nonNull.field('now', { type: 'Figure', description: 'How it is, or why there is no rating.' })
    t.nonNull.field('future', {
      type: 'Figure',
      description: 'How it is expected to be, or why there is no rating.',
    })
    t.nonNull.field('narrative', { type: 'Figure', description: 'What is said of it.' })
  },
})
