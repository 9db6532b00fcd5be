import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { normalQuantile } from '../statistics/normal'

export const KAPLAN_MEIER: Method = { id: 'kaplan-meier', version: '1' }

/** Cases at risk below which a percentile is not told. A choice of this project. */
export const MINIMUM_AT_RISK = 10

/** A case that ended at a time, or was seen up to it and had not ended. */
export interface SurvivalCase {
  readonly time: number
  readonly ended: boolean
}

/** A time at which cases ended. */
export interface SurvivalStep {
  readonly time: number
  /** Cases seen up to this time that had not ended before it. */
  readonly atRisk: number
  readonly events: number
  /** The share that goes on beyond this time. */
  readonly survival: number
  /** Greenwood's, of the share; 0 where nothing goes on. */
  readonly standardError: number
}

/** A time by which a share has ended, or else the last time that can be told, which it exceeds. */
export type SurvivalQuantile =
  { readonly time: number; readonly moreThan?: never } | { readonly time?: never; readonly moreThan: number }

/**
 * Estimates the share that goes on, from cases of which some were not seen to end. Beyond each time at which one
 * ended it is the product of `1 - ended / at risk`. Source: Kaplan and Meier 1958; Greenwood 1926 for the error.
 *
 * Refused where there are no cases.
 */
export function kaplanMeier(cases: readonly SurvivalCase[]): Result<readonly SurvivalStep[]> {
  if (cases.length === 0) return refused(KAPLAN_MEIER, 'INSUFFICIENT_HISTORY', 'There are no cases.')
  const times = [...new Set(cases.filter(({ ended }) => ended).map(({ time }) => time))].sort((a, b) => a - b)
  let [survival, greenwood] = [1, 0]
  const steps = times.map((at): SurvivalStep => {
    const atRisk = cases.filter(({ time }) => time >= at).length
    const events = cases.filter(({ time, ended }) => ended && time === at).length
    survival *= 1 - events / atRisk
    if (events < atRisk) greenwood += events / (atRisk * (atRisk - events))
    return { time: at, atRisk, events, survival, standardError: survival * Math.sqrt(greenwood) }
  })
  return computed(KAPLAN_MEIER, cases.length, steps)
}

/** The last time at which as many cases as asked are at risk; nothing where there is none. */
export function toldUpTo(steps: readonly SurvivalStep[], minimum = MINIMUM_AT_RISK): number | undefined {
  return steps.findLast(({ atRisk }) => atRisk >= minimum)?.time
}

/**
 * Finds the first time by which a share has ended. Where fewer cases than asked are at risk by then, the last
 * time at which enough are is told, which it exceeds; nothing where so many are at risk at no time.
 *
 * @param share from 0 to 1: 0.5 is the median
 */
export function survivalQuantile(
  steps: readonly SurvivalStep[],
  share: number,
  minimum = MINIMUM_AT_RISK,
): SurvivalQuantile | undefined {
  const moreThan = toldUpTo(steps, minimum)
  if (moreThan === undefined) return undefined
  const reached = steps.find(({ survival }) => survival <= 1 - share)
  return reached !== undefined && reached.time <= moreThan ? { time: reached.time } : { moreThan }
}

/** Bounds of the median; the upper is absent where the cases do not bound it. */
export interface MedianInterval {
  readonly lower: number
  readonly upper?: number
}

/**
 * Bounds the median by the times at which one half lies within the error of the share that goes on. That is
 * `|S - 1/2| <= z * standard error`; nothing where there is no such time. Source: Brookmeyer and Crowley 1982.
 */
export function medianInterval(
  steps: readonly SurvivalStep[],
  confidence = 0.95,
): MedianInterval | undefined {
  const z = normalQuantile((1 + confidence) / 2)
  const possible = steps.filter(
    ({ survival, standardError }) => Math.abs(survival - 0.5) <= z * standardError,
  )
  const [first, last] = [possible[0], possible.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return last === steps.at(-1) ? { lower: first.time } : { lower: first.time, upper: last.time }
}
