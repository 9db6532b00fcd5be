import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import type { Estimate } from './separation'
import { separation } from './separation'

export const RANK_INTERVALS: Method = { id: 'rank-intervals', version: '2' }

/** The ranks that a unit might have; 1 is best. */
export interface RankInterval {
  readonly id: string
  /** Of the estimate as it stands: ties share the best. */
  readonly rank: number
  readonly best: number
  readonly worst: number
}

export interface RankOptions {
  readonly better: 'HIGHER' | 'LOWER'
  /** 0.95 unless told otherwise. */
  readonly coverage?: number
  /**
   * Simultaneous, the default: all intervals hold at once, as they must where all units are shown.
   * Marginal: each holds by itself.
   */
  readonly form?: 'SIMULTANEOUS' | 'MARGINAL'
}

/**
 * Rank intervals in closed form, by Bonferroni over differences: with
 * `q` the quantile at `1 - (1 - coverage) / (2m)`, `m = p (p - 1) / 2` pairs (simultaneous) or `p - 1`
 * (marginal), and `d = q sqrt(s(k)^2 + s(j)^2)`, unit j lies
 * from `1 + #{k: x(k) - x(j) - d > 0}` to `p - #{k: x(k) - x(j) + d < 0}`.
 * Source: csranks 1.2.3 (Mogstad, Romano, Shaikh and Wilhelm); contains its bootstrap intervals.
 *
 * Refused with fewer than two units.
 */
export function rankIntervals(
  estimates: readonly Estimate[],
  { better, coverage = 0.95, form = 'SIMULTANEOUS' }: RankOptions,
): Result<readonly RankInterval[]> {
  const p = estimates.length
  if (p < 2) return refused(RANK_INTERVALS, 'INSUFFICIENT_HISTORY', 'A rank needs two units or more.')
  const comparisons = form === 'MARGINAL' ? p - 1 : (p * (p - 1)) / 2
  const probability = 1 - (1 - coverage) / (2 * comparisons)
  const sign = better === 'HIGHER' ? 1 : -1
  const intervals = estimates.map((unit): RankInterval => {
    let [ahead, surelyAhead, surelyBehind] = [0, 0, 0]
    for (const other of estimates) {
      if (other === unit) continue
      const difference = sign * (other.value - unit.value)
      const distance = separation(other, unit, probability)
      if (difference > 0) ahead += 1
      if (difference - distance > 0) surelyAhead += 1
      if (difference + distance < 0) surelyBehind += 1
    }
    return { id: unit.id, rank: 1 + ahead, best: 1 + surelyAhead, worst: p - surelyBehind }
  })
  return computed(RANK_INTERVALS, p, intervals)
}
