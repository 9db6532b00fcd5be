import { mean, sampleDeviation, sum } from '../statistics/average'
import { studentQuantile } from '../statistics/student'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { around } from './interval'
import type { ForecastPoint } from './interval'

export const NAIVE: Method = { id: 'forecast-naive', version: '1' }
export const DRIFT: Method = { id: 'forecast-drift', version: '1' }
export const MEAN: Method = { id: 'forecast-mean', version: '1' }
export const SEASONAL_NAIVE: Method = { id: 'forecast-seasonal-naive', version: '1' }

/** What every benchmark is: a complete history in date order, and how many periods to forecast. */
export type Benchmark = (values: readonly number[], horizon: number) => Result<readonly ForecastPoint[]>

function steps(horizon: number): readonly number[] {
  return Array.from({ length: horizon }, (_, i) => i + 1)
}

function differences(values: readonly number[], lag: number): readonly number[] {
  return values.slice(lag).map((value, i) => value - (values[i] ?? 0))
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(sum(values.map((value) => value * value)) / values.length)
}

/** As it was: `y(T) +/- z sigma sqrt(h)`, sigma the root mean square of the first differences. Needs two values. */
export const naive: Benchmark = (values, horizon) => {
  const last = values.at(-1)
  if (last === undefined || values.length < 2)
    return refused(NAIVE, 'INSUFFICIENT_HISTORY', 'Fewer than two values.')
  const sigma = rootMeanSquare(differences(values, 1))
  return computed(
    NAIVE,
    values.length,
    steps(horizon).map((h) => around(last, sigma * Math.sqrt(h))),
  )
}

/**
 * On as it went: slope `b = (y(T) - y(1)) / (T - 1)`, error `sigma sqrt(h (1 + h / (T - 1)))`, sigma the
 * standard deviation of the first differences less b on T - 2 degrees of freedom. Needs three values.
 * Source: R package forecast 8.20.
 */
export const drift: Benchmark = (values, horizon) => {
  const [first] = values
  const last = values.at(-1)
  if (first === undefined || last === undefined || values.length < 3) {
    return refused(DRIFT, 'INSUFFICIENT_HISTORY', 'Fewer than three values.')
  }
  const length = values.length - 1
  const slope = (last - first) / length
  const sigma = sampleDeviation(differences(values, 1)) ?? 0
  return computed(
    DRIFT,
    values.length,
    steps(horizon).map((h) => around(last + slope * h, sigma * Math.sqrt(h * (1 + h / length)))),
  )
}

/** As on average: `mean +/- t(T - 1) s sqrt(1 + 1 / T)`. Needs two values. Source: R package forecast 8.20. */
export const meanForecast: Benchmark = (values, horizon) => {
  const [centre, deviation] = [mean(values), sampleDeviation(values)]
  if (centre === undefined || deviation === undefined) {
    return refused(MEAN, 'INSUFFICIENT_HISTORY', 'Fewer than two values.')
  }
  const error = deviation * Math.sqrt(1 + 1 / values.length)
  const point = around(centre, error, (probability) => studentQuantile(probability, values.length - 1))
  return computed(
    MEAN,
    values.length,
    steps(horizon).map(() => point),
  )
}

const MONTHS = 12

/**
 * As a year ago: the value twelve months before, error `sigma sqrt(k)` in the k-th year ahead, sigma the
 * root mean square of the yearly differences. Needs 24 months.
 */
export const seasonalNaive: Benchmark = (values, horizon) => {
  if (values.length < 2 * MONTHS) {
    return refused(
      SEASONAL_NAIVE,
      'INSUFFICIENT_HISTORY',
      `${values.length} months; a season needs ${2 * MONTHS}.`,
    )
  }
  const sigma = rootMeanSquare(differences(values, MONTHS))
  const year = values.slice(-MONTHS)
  const points = steps(horizon).map((h) => {
    const yearsAhead = Math.ceil(h / MONTHS)
    return around(year[(h - 1) % MONTHS] ?? 0, sigma * Math.sqrt(yearsAhead))
  })
  return computed(SEASONAL_NAIVE, values.length, points)
}
