import { normalQuantile } from '../statistics/normal'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import type { Estimate } from './rankIntervals'

export const PAIRWISE_DIFFERENCES: Method = { id: 'pairwise-differences', version: '1' }

/** One unit less another, with the interval that the difference lies in. */
export interface PairwiseDifference {
  readonly id: string
  readonly other: string
  readonly difference: number
  readonly low: number
  readonly high: number
}

/**
 * Differences between all pairs, with intervals that hold at once:
 * `x(j) - x(k) +/- z sqrt(s(j)^2 + s(k)^2)`, `z = normal quantile(1 - (1 - coverage) / (2m))` over the
 * `m = p (p - 1) / 2` pairs (Bonferroni).
 *
 * Refused with fewer than two units.
 */
export function pairwiseDifferences(
  estimates: readonly Estimate[],
  coverage = 0.95,
): Result<readonly PairwiseDifference[]> {
  const p = estimates.length
  if (p < 2) return refused(PAIRWISE_DIFFERENCES, 'INSUFFICIENT_HISTORY', 'A difference needs two units.')
  const z = normalQuantile(1 - (1 - coverage) / (p * (p - 1)))
  const differences = estimates.flatMap((unit, i) =>
    estimates.slice(i + 1).map((other): PairwiseDifference => {
      const difference = unit.value - other.value
      const distance = z * Math.hypot(unit.standardError, other.standardError)
      return {
        id: unit.id,
        other: other.id,
        difference,
        low: difference - distance,
        high: difference + distance,
      }
    }),
  )
  return computed(PAIRWISE_DIFFERENCES, p, differences)
}
