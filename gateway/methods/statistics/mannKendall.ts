import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { normalProbability } from './normal'

export const MANN_KENDALL: Method = { id: 'mann-kendall', version: '1' }

/** From this many values on the normal approximation stands for the exact distribution. */
export const ENOUGH_FOR_NORMAL = 12

export interface MannKendall {
  /** Pairs in which the later value is higher, less those in which it is lower. */
  readonly s: number
  /** Of S with no trend, corrected for ties and multiplied by the variance factor. */
  readonly variance: number
  /** `(|S| - 1) / sqrt(variance)` with the sign of S, and 0 where S is 0. */
  readonly z: number
  /** Two-sided chance of such an S with no trend. */
  readonly p: number
  /** True where p is that of the exact distribution. */
  readonly isExact: boolean
}

/** Counts the orders of n values that have 0, 1, 2 and more pairs the wrong way round. */
function inversions(n: number): readonly number[] {
  let counts = [1]
  for (let size = 2; size <= n; size += 1) {
    const next = Array.from({ length: counts.length + size - 1 }, () => 0)
    counts.forEach((count, inverted) => {
      for (let more = 0; more < size; more += 1) next[inverted + more] = (next[inverted + more] ?? 0) + count
    })
    counts = next
  }
  return counts
}

/** The chance of an |S| at least as large, all orders of n different values being as likely. */
function exactProbability(s: number, n: number): number {
  let [extreme, all] = [0, 0]
  inversions(n).forEach((count, inverted) => {
    all += count
    if (Math.abs((n * (n - 1)) / 2 - 2 * inverted) >= s) extreme += count
  })
  return extreme / all
}

/** The number of times that each value occurs. */
function tiesOf(values: readonly number[]): readonly number[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()]
}

const spreadOf = (n: number): number => n * (n - 1) * (2 * n + 5)

/**
 * Tests for a trend, after Mann and Kendall. `var S = (n (n-1)(2n+5) - sum t (t-1)(2t+5)) / 18` over ties of t
 * equal values. Below twelve different values p is exact, S being divided by the root of the variance factor.
 * Source: Kendall 1970; Hamed and Rao 1998 for the factor.
 *
 * Refused below three values, and where all are equal.
 *
 * @param values in date order; undefined where missing
 * @param varianceFactor `(1 + r) / (1 - r)` of values with lag-1 autocorrelation r
 */
export function mannKendall(
  values: readonly (number | undefined)[],
  varianceFactor = 1,
): Result<MannKendall> {
  const present = values.filter((value) => value !== undefined)
  const n = present.length
  if (n < 3) return refused(MANN_KENDALL, 'INSUFFICIENT_HISTORY', `${n} values; a trend needs 3.`)
  const ties = tiesOf(present)
  if (ties.length === 1) return refused(MANN_KENDALL, 'NOT_APPLICABLE', 'The values do not vary.')
  let s = 0
  present.forEach((later, j) => {
    for (const earlier of present.slice(0, j)) s += Math.sign(later - earlier)
  })
  const spread = ties.reduce((rest, tied) => rest - spreadOf(tied), spreadOf(n))
  const variance = (varianceFactor * spread) / 18
  const z = (Math.sign(s) * Math.max(0, Math.abs(s) - 1)) / Math.sqrt(variance)
  const isExact = n < ENOUGH_FOR_NORMAL && ties.length === n
  const p = isExact
    ? exactProbability(Math.abs(s) / Math.sqrt(varianceFactor), n)
    : 2 * normalProbability(-Math.abs(z))
  return computed(MANN_KENDALL, n, { s, variance, z, p, isExact })
}
