import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact } from '../../../schema/facts/figures/figure'
import { absentFigure, figureOf, valueOf } from '../../../schema/facts/figures/figure'
import type { DeliveryConfidence, Rater, RatingScale } from '../../../schema/vocabulary/deliveryConfidence'
import { RATING_SCALES } from '../../../schema/vocabulary/deliveryConfidence'
import { noReport, reportsOf } from './reports'

/** The field of each rater, in the order in which a single "current" rating prefers them. */
export const RATING_FIELDS: readonly (readonly [field: string, rater: Rater])[] = [
  ['centralRating', 'CENTRAL'],
  ['seniorResponsibleOwnerRating', 'SENIOR_RESPONSIBLE_OWNER'],
  ['unattributedRating', 'NOT_STATED'],
]

/** The scale that a record states for its ratings. */
export function scaleOf(fact: Fact): RatingScale {
  const scale = valueOf(fact, 'scale')
  return scale !== undefined && scale in RATING_SCALES ? (scale as RatingScale) : 'NOT_STATED'
}

/** The ratings in one report: one for each rater that its layout has a field for. */
function ratingsIn(fact: Fact): readonly DeliveryConfidence[] {
  const referenceDate = valueOf(fact, 'referenceDate')
  return RATING_FIELDS.filter(([field]) => fact.record.fields[field]?.where !== undefined).map(
    ([field, rater]) => ({
      rating: figureOf(fact, field),
      scale: scaleOf(fact),
      rater,
      ...(referenceDate === undefined ? {} : { referenceDate }),
    }),
  )
}

/** Every rating of a programme, oldest first. */
export function confidencesOf(state: MemberState): readonly DeliveryConfidence[] {
  return reportsOf(state).flatMap(ratingsIn)
}

/**
 * The rating at the latest reference date: the centre's where it rated, else the owner's, else the
 * reason that none was given.
 */
export function latestConfidenceOf(state: MemberState): DeliveryConfidence {
  const latest = reportsOf(state).at(-1)
  const ratings = latest === undefined ? [] : ratingsIn(latest)
  return (
    ratings.find(({ rating }) => rating.cell.value !== undefined) ??
    ratings[0] ?? {
      rating: absentFigure(
        { member: state.member, type: 'ProgrammeReport', key: '', field: 'centralRating' },
        'CODE',
        { reason: state.absence, note: noReport(state) },
      ),
      scale: 'NOT_STATED',
      rater: 'NOT_STATED',
    }
  )
}
