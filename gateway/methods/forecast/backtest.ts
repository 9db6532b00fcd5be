import { mean } from '../statistics/average'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import type { Benchmark } from './benchmarks'

export const BACKTEST: Method = { id: 'forecast-backtest', version: '1' }

/** Values that the first origin needs. */
export const FIRST_ORIGIN = 12

export interface Backtest {
  /** Mean absolute error of forecasts one period ahead, over all origins. */
  readonly meanAbsoluteError: number
  /** That over the naive forecast's at the same origins: above 1 loses to naive. Absent where naive never errs. */
  readonly scaledError?: number
}

/**
 * Rolling origin: at each origin from the twelfth value on, forecast the next value from those before it
 * alone, and compare. A model that loses to naive is not to be published.
 *
 * Refused where there is no origin, or where the model refuses at one.
 */
export function backtest(values: readonly number[], model: Benchmark): Result<Backtest> {
  const [errors, naiveErrors]: [number[], number[]] = [[], []]
  for (let origin = FIRST_ORIGIN; origin < values.length; origin += 1) {
    const actual = values[origin] ?? 0
    const forecast = model(values.slice(0, origin), 1)
    const next = forecast.value?.[0]
    if (next === undefined) return refused(BACKTEST, 'INSUFFICIENT_HISTORY', forecast.refused?.detail)
    errors.push(Math.abs(actual - next.value))
    naiveErrors.push(Math.abs(actual - (values[origin - 1] ?? 0)))
  }
  const [own, naive] = [mean(errors), mean(naiveErrors)]
  if (own === undefined || naive === undefined) {
    return refused(
      BACKTEST,
      'INSUFFICIENT_HISTORY',
      `${values.length} values; the first origin needs ${FIRST_ORIGIN}.`,
    )
  }
  const scaled = naive === 0 ? {} : { scaledError: own / naive }
  return computed(BACKTEST, errors.length, { meanAbsoluteError: own, ...scaled })
}
