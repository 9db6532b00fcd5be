import { requirePartialDate } from '../../../base/dates/partialDate'
import { comparability, describeDifferences } from '../comparability'
import { computed, refused, refusedFor } from '../result'
import type { Method, Missing, Result } from '../result'

export const CONFIDENCE_MOVEMENT: Method = { id: 'confidence-movement', version: '1' }

/**
 * The two scales of delivery confidence, best first. They are ordinal: no means, no sums.
 * Source: National Audit Office (five points); government response to the Public Accounts Committee
 * (three points, from the 2022 data).
 */
export const CONFIDENCE_SCALES = {
  FIVE_POINT: ['GREEN', 'AMBER_GREEN', 'AMBER', 'AMBER_RED', 'RED'],
  THREE_POINT: ['GREEN', 'AMBER', 'RED'],
} as const

export type ConfidenceScale = keyof typeof CONFIDENCE_SCALES
export type FivePointRating = (typeof CONFIDENCE_SCALES.FIVE_POINT)[number]
export type ThreePointRating = (typeof CONFIDENCE_SCALES.THREE_POINT)[number]

const THREE_POINT_SETS: Readonly<Record<FivePointRating, readonly ThreePointRating[]>> = {
  GREEN: ['GREEN'],
  AMBER_GREEN: ['GREEN', 'AMBER'],
  AMBER: ['AMBER'],
  AMBER_RED: ['AMBER', 'RED'],
  RED: ['RED'],
}

/** The three-point ratings that a five-point rating might have been: a set, as no official mapping exists. */
export function possibleThreePointRatings(rating: FivePointRating): readonly ThreePointRating[] {
  return THREE_POINT_SETS[rating]
}

/** A rating at a reference date. */
export interface Rating {
  /** The code, or why there is none. */
  readonly rating: string | Missing
  /** `NOT_STATED` where the return does not say. */
  readonly scale: ConfidenceScale | 'NOT_STATED'
  /** Who rated; `NOT_STATED` where the source does not say. */
  readonly rater: string
  /** ISO date. */
  readonly referenceDate: string
}

export interface ConfidenceMovement {
  readonly movement: 'IMPROVED' | 'WORSENED' | 'UNCHANGED'
  /** Steps on the scale, positive towards green. A count of steps, not a distance. */
  readonly steps: number
}

function stated(word: string): string | undefined {
  return word === 'NOT_STATED' ? undefined : word
}

function placeOn(scale: ConfidenceScale, rating: string): number {
  return (CONFIDENCE_SCALES[scale] as readonly string[]).indexOf(rating)
}

/** Whether one date directly follows the other among the collection's reference dates. */
function adjacent(earlier: string, later: string, referenceDates: readonly string[]): boolean {
  const days = [...new Set(referenceDates.map((date) => requirePartialDate(date).first))].sort(
    (a, b) => a - b,
  )
  const place = days.indexOf(requirePartialDate(earlier).first)
  return place >= 0 && days[place + 1] === requirePartialDate(later).first
}

/**
 * Movement of confidence from one reference date to the next: within one scale, by one rater, between
 * adjacent reference dates. Refused as `NOT_COMPARABLE` otherwise, with the attributes that differ
 * (`scale`, `rater`, `referenceDate`); a scale that neither side states is refused too, since the
 * code's place on it is unknown. A rater that neither side states is the caveat `RATER_UNSTATED`.
 *
 * @param referenceDates all reference dates of the collection, in any order: they decide adjacency
 * @throws RangeError where a date is not ISO
 */
export function confidenceMovement(
  earlier: Rating,
  later: Rating,
  referenceDates: readonly string[],
): Result<ConfidenceMovement> {
  const method = CONFIDENCE_MOVEMENT
  if (typeof earlier.rating !== 'string') return refusedFor(method, earlier.referenceDate, earlier.rating)
  if (typeof later.rating !== 'string') return refusedFor(method, later.referenceDate, later.rating)
  const attributes: string[] = []
  const reasons: string[] = []
  const sides = [earlier, later].map(({ referenceDate, scale }) => {
    const value = stated(scale)
    return { id: referenceDate, attributes: value === undefined ? {} : { scale: value } }
  })
  const { comparable, differences } = comparability(sides, ['scale'])
  if (!comparable) {
    attributes.push('scale')
    reasons.push(describeDifferences(differences))
  }
  if (earlier.rater !== later.rater) {
    attributes.push('rater')
    reasons.push(`rater (${earlier.rater}; ${later.rater})`)
  }
  if (!adjacent(earlier.referenceDate, later.referenceDate, referenceDates)) {
    attributes.push('referenceDate')
    reasons.push(`reference dates that are not adjacent (${earlier.referenceDate}; ${later.referenceDate})`)
  }
  if (reasons.length > 0) {
    return refused(method, 'NOT_COMPARABLE', `The ratings differ in ${reasons.join(', ')}.`, attributes)
  }
  if (later.scale === 'NOT_STATED') {
    return refused(method, 'NOT_COMPARABLE', 'Neither rating states its scale.', ['scale'])
  }
  const [before, after] = [placeOn(later.scale, earlier.rating), placeOn(later.scale, later.rating)]
  if (before < 0 || after < 0) {
    const stray = before < 0 ? earlier.rating : later.rating
    return refused(method, 'NOT_APPLICABLE', `${stray} is not a rating of the scale ${later.scale}.`)
  }
  const steps = before - after
  const movement = steps === 0 ? 'UNCHANGED' : steps > 0 ? 'IMPROVED' : 'WORSENED'
  const caveats = stated(later.rater) === undefined ? [{ code: 'RATER_UNSTATED' as const }] : []
  return computed<ConfidenceMovement>(method, 2, { movement, steps }, caveats)
}
