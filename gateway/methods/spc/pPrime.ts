import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { averageMovingRange, MOVING_RANGE_OF_SIGMA, movingRanges } from './limits'

export const P_PRIME: Method = { id: 'p-prime', version: '1' }

const SCREENING_FACTOR = 3.267

/** What happened, out of how many. */
export interface Count {
  readonly numerator: number
  readonly denominator: number
}

/** A proportion from 0 to 1 with limits at two and at three sigma, cut to 0 and 1. */
export interface PPrimePoint {
  readonly proportion: number
  readonly lower: number
  readonly upper: number
  readonly nearLower: number
  readonly nearUpper: number
}

export interface PPrimeChart {
  /** All that happened out of all that could have. */
  readonly centre: number
  /** How much more the proportions vary than by sampling alone: 1 is none. */
  readonly sigmaZ: number
  readonly points: readonly PPrimePoint[]
}

const clip = (value: number): number => Math.min(1, Math.max(0, value))

/**
 * P' (Laney) limits of proportions with large, varying denominators:
 * `pbar +/- 3 * s(i) * sigmaZ`, where `s(i) = sqrt(pbar (1 - pbar) / n(i))`, `z(i) = (p(i) - pbar) / s(i)`
 * and `sigmaZ` is the average moving range of z, screened at 3.267 if asked, over 1.128.
 * Source: qicharts2, `qic.pp`, after Laney 2002.
 *
 * Refused with fewer than two points, and where nothing or everything happened throughout.
 *
 * @throws RangeError where a numerator is not within 0 and its denominator, or a denominator is not above 0
 */
export function pPrime(counts: readonly Count[], screenMovingRanges: boolean): Result<PPrimeChart> {
  for (const { numerator, denominator } of counts) {
    if (!(denominator > 0 && numerator >= 0 && numerator <= denominator)) {
      throw new RangeError(`${numerator} of ${denominator} is not a proportion`)
    }
  }
  const happened = counts.reduce((sum, { numerator }) => sum + numerator, 0)
  const all = counts.reduce((sum, { denominator }) => sum + denominator, 0)
  const centre = happened / all
  if (counts.length < 2) return refused(P_PRIME, 'INSUFFICIENT_HISTORY', 'Fewer than two points.')
  if (centre === 0 || centre === 1) {
    return refused(P_PRIME, 'NOT_APPLICABLE', 'The proportion is 0 or 1 throughout.')
  }
  const sigma = (denominator: number): number => Math.sqrt((centre * (1 - centre)) / denominator)
  const scores = counts.map(
    ({ numerator, denominator }) => (numerator / denominator - centre) / sigma(denominator),
  )
  const average = averageMovingRange(movingRanges(scores), screenMovingRanges ? SCREENING_FACTOR : undefined)
  if (average === undefined)
    return refused(P_PRIME, 'NOT_APPLICABLE', 'No moving range is left after screening.')
  const sigmaZ = average / MOVING_RANGE_OF_SIGMA
  const points = counts.map(({ numerator, denominator }): PPrimePoint => {
    const distance = sigma(denominator) * sigmaZ
    return {
      proportion: numerator / denominator,
      lower: clip(centre - 3 * distance),
      upper: clip(centre + 3 * distance),
      nearLower: clip(centre - 2 * distance),
      nearUpper: clip(centre + 2 * distance),
    }
  })
  return computed(P_PRIME, counts.length, { centre, sigmaZ, points })
}
