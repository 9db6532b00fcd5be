import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { autocorrelation } from './autocorrelation'
import { mannKendall } from './mannKendall'
import { median } from './quantile'
import { theilSen } from './theilSen'

export const TREND: Method = { id: 'trend', version: '1' }

/** Values that a window must have before a trend in it is tested. */
export const MINIMUM_FOR_TREND = 6

export interface Trend {
  /** Theil and Sen's, in the unit of the values a period. */
  readonly slope: number
  /** Lag-1 autocorrelation about the line, a negative one as 0. */
  readonly autocorrelation: number
  /** Two-sided, by Mann and Kendall. */
  readonly p: number
  /** The way of a trend that passes the level; 0 for none. */
  readonly direction: 1 | -1 | 0
}

export interface TrendOptions {
  /** The p below which there is a trend: 0.01 unless told otherwise. */
  readonly level?: number
  /** Number of the latest periods that are looked at: 18 unless told otherwise. */
  readonly window?: number
}

/** Deviations from a line that are smaller than this share of the values are those of rounding. */
const ROUNDING = 1e-9

/** Lag-1 autocorrelation about the line of a slope through the median; 0 where it is negative. */
function autocorrelationAbout(slope: number, values: readonly (number | undefined)[]): number {
  const levels = values.map((value, i) => (value === undefined ? undefined : value - slope * i))
  const present = levels.filter((level) => level !== undefined)
  const centre = median(present) ?? 0
  const size = Math.max(...values.map((value) => Math.abs(value ?? 0)))
  if (present.every((level) => Math.abs(level - centre) <= ROUNDING * size)) return 0
  const deviations = levels.map((level) => (level === undefined ? undefined : level - centre))
  return Math.max(0, autocorrelation(deviations) ?? 0)
}

/**
 * Tests the latest periods for a slow slide or rise. The slope is Theil and Sen's and the test Mann and Kendall's,
 * its variance multiplied by `(1 + r) / (1 - r)` where neighbours resemble each other about the line.
 *
 * Refused below six values in the window, and where all are equal.
 *
 * @param values in date order; undefined where missing
 */
export function trend(
  values: readonly (number | undefined)[],
  { level = 0.01, window = 18 }: TrendOptions = {},
): Result<Trend> {
  const latest = values.slice(-window)
  const n = latest.filter((value) => value !== undefined).length
  const slope = theilSen(latest)
  if (slope === undefined || n < MINIMUM_FOR_TREND) {
    return refused(TREND, 'INSUFFICIENT_HISTORY', `${n} values; a trend needs ${MINIMUM_FOR_TREND}.`)
  }
  const r = autocorrelationAbout(slope, latest)
  const test = mannKendall(latest, (1 + r) / (1 - r))
  if (test.value === undefined) return { ...test, method: TREND }
  const { s, p } = test.value
  const direction = p > level || s === 0 ? 0 : s > 0 ? 1 : -1
  return computed(TREND, n, { slope, autocorrelation: r, p, direction })
}
