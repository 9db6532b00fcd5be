import { AUTOCORRELATION_BOUND } from '../statistics/autocorrelation'
import { mean } from '../statistics/average'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { valueOrNothing } from '../spc/series'
import type { XmrChart } from '../spc/xmr'
import type { Estimate } from './rankIntervals'

export const WINDOW_ESTIMATE: Method = { id: 'window-estimate', version: '1' }

/** Values that a series must have before it is ranked. */
export const MINIMUM_FOR_RANKS = 13

/** Expected moving range of two standard normal values. */
const MOVING_RANGE_OF_SIGMA = 1.128

/**
 * A unit's level over the latest points of its chart, with a standard error from its own variation:
 * the mean of the window, and `(AMR / 1.128) / sqrt(points averaged)`. The binomial error of a
 * proportion would understate it.
 *
 * Refused below 13 values, with a missing value or a special cause within the window, where limits are
 * degenerate, and where lag-1 autocorrelation passes its bound: the interval would promise too much.
 *
 * @param window how many of the latest points to average; the same for all units compared
 */
export function windowEstimate(id: string, chart: XmrChart, window: number): Result<Estimate> {
  const method = WINDOW_ESTIMATE
  const group = chart.groups.at(-1)
  const points = chart.points.slice(-window)
  const values = points.map(valueOrNothing).filter((value) => value !== undefined)
  const value = mean(values)
  if (group === undefined || value === undefined || group.n < MINIMUM_FOR_RANKS) {
    return refused(
      method,
      'INSUFFICIENT_HISTORY',
      `${group?.n ?? 0} values; a rank needs ${MINIMUM_FOR_RANKS}.`,
    )
  }
  if (values.length < window || group.length < window) {
    return refused(
      method,
      'INSUFFICIENT_HISTORY',
      `The window of ${window} is not all there since the last rebase.`,
    )
  }
  const signal = points.find((point) => point.signal !== undefined)
  if (signal !== undefined) {
    return refused(method, 'NOT_APPLICABLE', `${signal.period} is a special cause: the level is not settled.`)
  }
  if (group.degenerateLimits || group.averageMovingRange === undefined) {
    return refused(method, 'NOT_APPLICABLE', 'The values do not vary, so that no error can be estimated.')
  }
  if (chart.autocorrelation !== undefined && chart.autocorrelation > AUTOCORRELATION_BOUND) {
    const lag1 = chart.autocorrelation.toFixed(2)
    return refused(
      method,
      'NOT_APPLICABLE',
      `Lag-1 autocorrelation is ${lag1}, above ${AUTOCORRELATION_BOUND}.`,
    )
  }
  const standardError = group.averageMovingRange / MOVING_RANGE_OF_SIGMA / Math.sqrt(values.length)
  return computed(method, values.length, { id, value, standardError })
}
