import { objectType } from 'nexus'

import type { Figure } from '../facts/figures/figure'
import { describedEnum } from '../federation/describedEnum'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

export const RATING_SCALES = {
  FIVE_POINT: 'Red, Amber/Red, Amber, Amber/Green, Green: in use to the 2021 data.',
  THREE_POINT: 'Red, Amber, Green: in use from the 2022 data.',
  NOT_STATED: 'The return does not say which scale it uses.',
} as const

export const RATERS = {
  CENTRAL: 'The centre of government (MPA, then IPA, then NISTA).',
  SENIOR_RESPONSIBLE_OWNER: "The programme's own senior responsible owner.",
  NOT_STATED: 'The source does not say who rated.',
} as const

export type RatingScale = keyof typeof RATING_SCALES
export type Rater = keyof typeof RATERS

/** A delivery confidence assessment as one rater gave it at one reference date. */
export interface DeliveryConfidence {
  readonly rating: Figure
  readonly scale: RatingScale
  readonly rater: Rater
  /** Absent where nothing has been returned. */
  readonly referenceDate?: string
}

export const RatingScaleType = describedEnum(
  'RatingScale',
  'The native scale of a rating. Scales are never merged.',
  RATING_SCALES,
)

export const RaterType = describedEnum('Rater', 'Who rated.', RATERS)

export const DeliveryConfidenceType = objectType({
  name: 'DeliveryConfidence',
  description:
    'A delivery confidence assessment (DCA): a judgement at one date, on its native scale, by one rater. Ordinal: never average it.',
  extensions: shareable,
  sourceType: source('vocabulary/deliveryConfidence', 'DeliveryConfidence'),
  definition(t) {
    t.nonNull.field('rating', {
      type: 'Figure',
      description: 'The rating: `RED`, `AMBER_RED`, `AMBER`, `AMBER_GREEN` or `GREEN`, or why there is none.',
    })
    t.nonNull.field('scale', { type: 'RatingScale', description: 'The scale that it was given on.' })
    t.nonNull.field('rater', { type: 'Rater', description: 'Who gave it.' })
    t.date('referenceDate', {
      description: 'The day that it describes. Null: nothing has been returned.',
      resolve: ({ referenceDate }) => referenceDate ?? null,
    })
  },
})
