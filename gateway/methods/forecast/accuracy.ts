import { mean } from '../statistics/average'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const ACCURACY: Method = { id: 'forecast-accuracy', version: '1' }

export interface Accuracy {
  /** Mean of actual less forecast: positive is forecast too low. */
  readonly meanError: number
  readonly meanAbsoluteError: number
  readonly rootMeanSquareError: number
  /**
   * Mean absolute error over that of the naive forecast one period ahead within the history: below 1
   * beats it. Absent where the history does not move.
   */
  readonly scaledError?: number
}

/**
 * How far forecasts were from what came: ME, MAE, RMSE and MASE (Hyndman and Koehler 2006).
 *
 * Refused where there is nothing to compare.
 *
 * @param history the values that the forecasts were made from
 * @throws RangeError where forecasts and actuals differ in number
 */
export function accuracy(
  history: readonly number[],
  forecasts: readonly number[],
  actuals: readonly number[],
): Result<Accuracy> {
  if (forecasts.length !== actuals.length) {
    throw new RangeError(`${forecasts.length} forecasts of ${actuals.length} values`)
  }
  const errors = actuals.map((actual, i) => actual - (forecasts[i] ?? 0))
  const meanError = mean(errors)
  const meanAbsoluteError = mean(errors.map(Math.abs))
  const meanSquare = mean(errors.map((error) => error * error))
  if (meanError === undefined || meanAbsoluteError === undefined || meanSquare === undefined) {
    return refused(ACCURACY, 'INSUFFICIENT_HISTORY', 'There is no forecast to compare.')
  }
  const scale = mean(history.slice(1).map((value, i) => Math.abs(value - (history[i] ?? 0))))
  return computed(ACCURACY, errors.length, {
    meanError,
    meanAbsoluteError,
    rootMeanSquareError: Math.sqrt(meanSquare),
    ...(scale === undefined || scale === 0 ? {} : { scaledError: meanAbsoluteError / scale }),
  })
}
