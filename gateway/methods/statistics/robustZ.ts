import { mean, sampleDeviation } from './average'
import { median } from './quantile'
import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'

export const ROBUST_Z: Method = { id: 'robust-z', version: '1' }
export const ORDINARY_Z: Method = { id: 'ordinary-z', version: '1' }

/** Above this a modified z-score is unusual. Source: Iglewicz and Hoaglin 1993. */
export const UNUSUAL = 3.5

/** Fewer than this and nothing is called unusual. */
const MINIMUM_FOR_FLAGS = 5
/** Below this many units somebody is flagged too often by chance: 21% of ordinary sets of five. */
const ENOUGH_FOR_FLAGS = 20
const QUARTILE_OF_NORMAL = 0.6745
const MEAN_DEVIATION_OF_NORMAL = 1.253314

export interface RobustZ {
  readonly median: number
  /** Median absolute deviation, not scaled. */
  readonly mad: number
  /** `0.6745 (x - median) / MAD`, in the order given; absent where the MAD is zero. */
  readonly modified?: readonly number[]
  /** Where the MAD is zero: `(x - median) / (1.253314 * mean absolute deviation)`; absent where that is zero too. */
  readonly fallback?: readonly number[]
  /** Whether each is unusual by its modified score. */
  readonly unusual: readonly boolean[]
}

/**
 * Modified z-scores about the median. Source: Iglewicz and Hoaglin 1993; the constant of the fallback
 * is not confirmed by a primary source. For showing, never for raising a concern among few units.
 *
 * With fewer than five values nothing is called unusual. Refused with none.
 */
export function robustZ(values: readonly number[]): Result<RobustZ> {
  const centre = median(values)
  if (centre === undefined) return refused(ROBUST_Z, 'INSUFFICIENT_HISTORY', 'There are no values.')
  const distances = values.map((value) => Math.abs(value - centre))
  const mad = median(distances) ?? 0
  const caveats: Caveat[] = values.length < ENOUGH_FOR_FLAGS ? [{ code: 'FEW_UNITS' }] : []
  if (mad > 0) {
    const modified = values.map((value) => (QUARTILE_OF_NORMAL * (value - centre)) / mad)
    const unusual = modified.map((score) => values.length >= MINIMUM_FOR_FLAGS && Math.abs(score) > UNUSUAL)
    return computed(ROBUST_Z, values.length, { median: centre, mad, modified, unusual }, caveats)
  }
  const spread = MEAN_DEVIATION_OF_NORMAL * (mean(distances) ?? 0)
  const fallback = spread > 0 ? { fallback: values.map((value) => (value - centre) / spread) } : {}
  const unusual = values.map(() => false)
  return computed(ROBUST_Z, values.length, { median: centre, mad, ...fallback, unusual }, [
    ...caveats,
    { code: 'ZERO_SPREAD', detail: 'Half of the values or more are equal.' },
  ])
}

/** Ordinary z-scores, `(x - mean) / s` with the sample standard deviation. Refused where nothing varies. */
export function ordinaryZ(values: readonly number[]): Result<readonly number[]> {
  const [centre, deviation] = [mean(values), sampleDeviation(values)]
  if (centre === undefined || deviation === undefined) return refused(ORDINARY_Z, 'INSUFFICIENT_HISTORY')
  if (deviation === 0) return refused(ORDINARY_Z, 'NOT_APPLICABLE', 'The values do not vary.')
  return computed(
    ORDINARY_Z,
    values.length,
    values.map((value) => (value - centre) / deviation),
  )
}

/** The most that an ordinary z-score can be among n values, `(n - 1) / sqrt(n)`: 1.789 among five. */
export function largestOrdinaryZ(n: number): number {
  return (n - 1) / Math.sqrt(n)
}
