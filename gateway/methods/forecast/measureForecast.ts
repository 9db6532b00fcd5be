import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { valueOrNothing } from '../spc/series'
import type { XmrChart } from '../spc/xmr'
import { backtest } from './backtest'
import { drift, meanForecast, naive } from './benchmarks'
import type { Benchmark } from './benchmarks'
import type { ForecastPoint } from './interval'

export const MEASURE_FORECAST: Method = { id: 'measure-forecast', version: '1' }

/** Values needed before a measure is forecast. */
export const MINIMUM_HISTORY = 13

export type MeasureForecast =
  /** The process is stable: its mean, within its limits, is all that can be said of any period to come. */
  | { readonly kind: 'STABLE'; readonly mean: number; readonly lower: number; readonly upper: number }
  /** The process is moving: the model that did best on the past, and never one that loses to naive. */
  | {
      readonly kind: 'MODEL'
      readonly model: 'NAIVE' | 'DRIFT' | 'MEAN'
      readonly scaledError: number
      readonly points: readonly ForecastPoint[]
    }

const CANDIDATES = { DRIFT: drift, MEAN: meanForecast } as const satisfies Record<string, Benchmark>

/**
 * What a measure will be. A measure that shows common cause is never extrapolated: its forecast is its
 * mean and limits. Otherwise the model with the lowest error over rolling origins, naive winning ties.
 *
 * Refused below 13 values since the last rebase, and for a moving measure with gaps, which the models
 * cannot take.
 */
export function measureForecast(chart: XmrChart, horizon: number): Result<MeasureForecast> {
  const method = MEASURE_FORECAST
  const group = chart.groups.at(-1)
  if (group === undefined || group.n < MINIMUM_HISTORY) {
    return refused(
      method,
      'INSUFFICIENT_HISTORY',
      `${group?.n ?? 0} values; a forecast needs ${MINIMUM_HISTORY}.`,
    )
  }
  const points = chart.points.slice(-group.length)
  const { mean, limits } = group
  if (points.at(-1)?.signal === undefined && mean !== undefined && limits !== undefined) {
    return computed(method, group.n, { kind: 'STABLE', mean, lower: limits.lower, upper: limits.upper })
  }
  const values = points.map(valueOrNothing).filter((value) => value !== undefined)
  if (values.length < points.length) return refused(method, 'NOT_APPLICABLE', 'The history has gaps.')
  let best: { readonly model: 'NAIVE' | 'DRIFT' | 'MEAN'; readonly scaledError: number } = {
    model: 'NAIVE',
    scaledError: 1,
  }
  for (const [model, benchmark] of Object.entries(CANDIDATES) as ['DRIFT' | 'MEAN', Benchmark][]) {
    const scaledError = backtest(values, benchmark).value?.scaledError
    if (scaledError !== undefined && scaledError < best.scaledError) best = { model, scaledError }
  }
  const forecast = (best.model === 'NAIVE' ? naive : CANDIDATES[best.model])(values, horizon)
  if (forecast.refused !== undefined) return refused(method, forecast.refused.reason, forecast.refused.detail)
  return computed<MeasureForecast>(method, group.n, { kind: 'MODEL', ...best, points: forecast.value })
}
