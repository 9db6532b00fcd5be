import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import type { Estimate } from './separation'
import { separation } from './separation'

export const PAIRWISE_DIFFERENCES: Method = { id: 'pairwise-differences', version: '2' }

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
 * `x(j) - x(k) +/- q sqrt(s(j)^2 + s(k)^2)`, `q` the quantile at `1 - (1 - coverage) / (2m)` over the
 * `m = p (p - 1) / 2` pairs (Bonferroni), of Student's t where the errors are estimated.
 *
 * Refused with fewer than two units.
 */
export function pairwiseDifferences(
  estimates: readonly Estimate[],
  coverage = 0.95,
): Result<readonly PairwiseDifference[]> {
  const p = estimates.length
  if (p < 2) return refused(PAIRWISE_DIFFERENCES, 'INSUFFICIENT_HISTORY', 'A difference needs two units.')
  const probability = 1 - (1 - coverage) / (p * (p - 1))
  const differences = estimates.flatMap((unit, i) =>
    estimates.slice(i + 1).map((other): PairwiseDifference => {
      const difference = unit.value - other.value
      const distance = separation(unit, other, probability)
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
