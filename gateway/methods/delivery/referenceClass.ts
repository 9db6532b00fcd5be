import { quantile } from '../statistics/quantile'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { kaplanMeier, medianInterval, survivalQuantile, toldUpTo } from './kaplanMeier'
import type { SurvivalQuantile } from './kaplanMeier'

export const REFERENCE_CLASS: Method = { id: 'reference-class', version: '1' }
export const CENSORED_REFERENCE_CLASS: Method = { id: 'reference-class-censored', version: '1' }

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
 *   out understates overruns: where there are any, {@link censoredReferenceClass}
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

/** A case of a class of which not all have ended. */
export interface ReferenceClassCase {
  /** Actual over first baseline where it has ended, else what it has taken so far over first baseline. */
  readonly ratio: number
  readonly ended: boolean
  /** Last approved over first baseline: what the ratio becomes if the approved end holds. */
  readonly approved: number
}

/** A percentile, or what it exceeds where too few cases tell of more. */
export interface Percentile extends Uplift {
  readonly isMoreThan: boolean
}

export interface CensoredForecast {
  readonly p50: Percentile
  readonly p80: Percentile
  /** 95% interval of the P50, as amounts. Absent where no P50 is told; its upper where unbounded. */
  readonly p50Interval?: { readonly lower: number; readonly upper?: number }
  /** The amount up to which enough cases are at risk. */
  readonly toldUpTo: number
  /** The same class if every approved end holds; absent where too few cases would take longer than this has. */
  readonly ifApprovedEndsHold?: ReferenceClassForecast
}

/**
 * Forecasts by a class of which not all cases have ended, conditional on what this one has taken already.
 * Percentiles are Kaplan and Meier's among the cases that took longer, each told only while ten or more are at
 * risk, and the interval is Brookmeyer and Crowley's. Beside it the class as it comes out if every approved end
 * holds, since cases that still run may differ from those that ended.
 *
 * Refused where ten cases are at risk at no end.
 *
 * @param baseline the first that this case had; its unit is that of the amounts
 * @param taken so far, in the same unit
 */
export function censoredReferenceClass(
  cases: readonly ReferenceClassCase[],
  baseline: number,
  taken = 0,
): Result<CensoredForecast> {
  const method = CENSORED_REFERENCE_CLASS
  const longer = cases.filter(({ ratio }) => ratio * baseline > taken)
  const steps = kaplanMeier(longer.map(({ ratio, ended }) => ({ time: ratio, ended }))).value ?? []
  const last = toldUpTo(steps, MINIMUM_CASES)
  const percentile = (quantileOfClass: SurvivalQuantile | undefined): Percentile | undefined => {
    const ratio = quantileOfClass?.time ?? quantileOfClass?.moreThan
    if (ratio === undefined) return undefined
    return { uplift: ratio - 1, amount: baseline * ratio, isMoreThan: quantileOfClass?.time === undefined }
  }
  const [p50, p80] = [0.5, 0.8].map((share) => percentile(survivalQuantile(steps, share, MINIMUM_CASES)))
  if (last === undefined || p50 === undefined || p80 === undefined) {
    const detail = `${longer.length} cases took longer; a percentile needs ${MINIMUM_CASES} at risk when one ends.`
    return refused(method, 'INSUFFICIENT_HISTORY', detail)
  }
  const interval = p50.isMoreThan ? undefined : medianInterval(steps)
  const approved = cases.map((one) => one.approved).filter((ratio) => ratio * baseline > taken)
  const ifApprovedEndsHold = referenceClass(approved, baseline).value
  return computed(method, longer.length, {
    p50,
    p80,
    ...(interval === undefined
      ? {}
      : {
          p50Interval: {
            lower: baseline * interval.lower,
            ...(interval.upper === undefined ? {} : { upper: baseline * interval.upper }),
          },
        }),
    toldUpTo: baseline * last,
    ...(ifApprovedEndsHold === undefined ? {} : { ifApprovedEndsHold }),
  })
}
