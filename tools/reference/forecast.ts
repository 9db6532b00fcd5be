import { isObject } from '../../base/json/isObject'
import { accuracy } from '../../gateway/methods/forecast/accuracy'
import { drift, meanForecast, naive, seasonalNaive } from '../../gateway/methods/forecast/benchmarks'
import type { Benchmark } from '../../gateway/methods/forecast/benchmarks'
import type { ForecastPoint } from '../../gateway/methods/forecast/interval'
import { smoothedLevel } from '../../gateway/methods/forecast/smoothing'
import { normalQuantile } from '../../gateway/methods/statistics/normal'
import { has, numberOf, numbersOf, objectOf } from './json'
import type { Json, JsonObject } from './json'
import type { Reader } from './reader'

const HOLDOUT = 6

function pointsOf(model: Benchmark, values: readonly number[], horizon: number): readonly ForecastPoint[] {
  return model(values, horizon).value ?? []
}

function intervals(points: readonly ForecastPoint[]): JsonObject {
  return {
    mean: points.map(({ value }) => value),
    lower80: points.map(({ lower80 }) => lower80),
    lower95: points.map(({ lower95 }) => lower95),
    upper80: points.map(({ upper80 }) => upper80),
    upper95: points.map(({ upper95 }) => upper95),
  }
}

/** The deviation behind the first point's interval. */
function deviation([first]: readonly ForecastPoint[]): number {
  return first === undefined ? NaN : (first.upper95 - first.value) / normalQuantile(0.975)
}

function holdout(values: readonly number[]): Json {
  const [history, actuals] = [values.slice(0, -HOLDOUT), values.slice(-HOLDOUT)]
  const forecasts = pointsOf(naive, history, HOLDOUT).map(({ value }) => value)
  const result = accuracy(history, forecasts, actuals).value
  return {
    MAE: result?.meanAbsoluteError ?? null,
    RMSE: result?.rootMeanSquareError ?? null,
    MASE: result?.scaledError ?? null,
    bias_ME: result?.meanError ?? null,
  }
}

const benchmarks: Reader = {
  method: 'benchmark forecasts',
  takes: (fixture) => has(fixture, 'values', 'h', 'expected'),
  read: (fixture) => {
    const values = numbersOf(fixture, 'values')
    const horizon = numberOf(fixture, 'h')
    const level = smoothedLevel(values, 0.3).value ?? null
    const [asIs, onward] = [pointsOf(naive, values, horizon), pointsOf(drift, values, horizon)]
    const actual: JsonObject = {
      naive: intervals(asIs),
      drift: intervals(onward),
      mean: intervals(pointsOf(meanForecast, values, horizon)),
      seasonalNaive12: intervals(pointsOf(seasonalNaive, values, horizon)),
      'sesAlpha0.3SimpleInit': { level, mean: Array.from({ length: horizon }, () => level) },
      closedForm: {
        naive: { sigma: deviation(asIs), upper95: asIs.map(({ upper95 }) => upper95) },
        drift: {
          b: (onward[0]?.value ?? NaN) - (values.at(-1) ?? NaN),
          sigmaSd: deviation(onward) / Math.sqrt(1 + 1 / (values.length - 1)),
        },
      },
      holdout6Naive: holdout(values),
    }
    const beside = Object.fromEntries(
      ['closedForm', 'holdout6Naive'].flatMap((key) => {
        const value = fixture[key]
        return isObject(value) ? [[key, value] as const] : []
      }),
    )
    return [{ expected: { ...objectOf(fixture, 'expected'), ...beside }, actual }]
  },
}

/** Fixtures of the folder `forecast`. */
export const FORECAST_READERS: readonly Reader[] = [benchmarks]
