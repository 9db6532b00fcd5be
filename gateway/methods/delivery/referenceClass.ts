import { quantile } from '../statistics/quantile'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const REFERENCE_CLASS: Method = { id: 'reference-class', version: '1' }

/** Cases below which the cases are shown and no percentile is. A choice of this project. */
export const MINIMUM_CASES = 10

export interface Uplift {
  /** Quantile of actual to baseline, less 1. */
  readonly uplift: number
  /** `baseline * (1 + uplift)`, in the unit of the baseline. */
  readonly amount: number
}

export interface ReferenceClassForecast {
  readonly p50: Uplift
  readonly p80: Uplift
  readonly p90: Uplift
}

/**
 * Reference class forecast: quantiles (type 7) of actual over baseline in finished cases like this one,
 * applied to this baseline. Source: Flyvbjerg's three steps; HM Treasury, Green Book.
 *
 * Refused below the minimum number of cases.
 *
 * @param ratios actual over baseline of each case; unfinished cases do not belong here, and leaving them
 *   out understates overruns, so that their number must be stated beside the result
 */
export function referenceClass(
  ratios: readonly number[],
  baseline: number,
  minimum = MINIMUM_CASES,
): Result<ReferenceClassForecast> {
  const at = (probability: number): Uplift | undefined => {
    const ratio = quantile(ratios, probability)
    return ratio === undefined ? undefined : { uplift: ratio - 1, amount: baseline * ratio }
  }
  const [p50, p80, p90] = [at(0.5), at(0.8), at(0.9)]
  if (p50 === undefined || p80 === undefined || p90 === undefined || ratios.length < minimum) {
    const detail = `${ratios.length} cases; a percentile needs ${minimum}. Show the cases.`
    return refused(REFERENCE_CLASS, 'INSUFFICIENT_HISTORY', detail)
  }
  return computed(REFERENCE_CLASS, ratios.length, { p50, p80, p90 })
}
