import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const PETTITT: Method = { id: 'pettitt', version: '1' }

export interface Pettitt {
  /** The largest excess of lower over higher pairs across any one split, either way. */
  readonly k: number
  /** `2 exp(-6 K^2 / (n^3 + n^2))`, at most 1. */
  readonly p: number
}

/**
 * Tests for a change at an unknown time, for the p-value alone. The split at which K is reached is 3 to 8
 * periods too early for a date. Source: Pettitt 1979.
 *
 * Refused below two values.
 *
 * @param values in date order; undefined where missing
 */
export function pettitt(values: readonly (number | undefined)[]): Result<Pettitt> {
  const present = values.filter((value) => value !== undefined)
  const n = present.length
  if (n < 2) return refused(PETTITT, 'INSUFFICIENT_HISTORY', `${n} values; a change needs 2.`)
  let [across, k] = [0, 0]
  for (const value of present) {
    // Moving a value over to the earlier side adds its pairs with the later ones and takes those with the earlier.
    for (const other of present) across += Math.sign(value - other)
    k = Math.max(k, Math.abs(across))
  }
  return computed(PETTITT, n, { k, p: Math.min(1, 2 * Math.exp((-6 * k * k) / (n ** 3 + n ** 2))) })
}
