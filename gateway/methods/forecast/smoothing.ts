import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const SMOOTHING: Method = { id: 'forecast-simple-smoothing', version: '1' }

/**
 * Level by simple exponential smoothing: `level = alpha y + (1 - alpha) level`, starting at the first
 * value; its forecast is the level at every horizon. Refused with no value.
 *
 * @throws RangeError where alpha is not above 0 and at most 1
 */
export function smoothedLevel(values: readonly number[], alpha: number): Result<number> {
  if (!(alpha > 0 && alpha <= 1)) throw new RangeError(`${alpha} is not a smoothing factor`)
  const [first, ...rest] = values
  if (first === undefined) return refused(SMOOTHING, 'INSUFFICIENT_HISTORY', 'There are no values.')
  const level = rest.reduce((before, value) => alpha * value + (1 - alpha) * before, first)
  return computed(SMOOTHING, values.length, level)
}
