import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import type { Estimate } from './separation'
import { separation } from './separation'

export const LEVEL_DIFFERENCE: Method = { id: 'level-difference', version: '1' }

/** A difference of levels with its interval. */
export interface LevelDifference {
  readonly difference: number
  readonly low: number
  readonly high: number
}

/**
 * One level less another, with an interval: Student's quantile with Welch's degrees times the joint standard error.
 * A level less a fixed number has the error of the level alone.
 *
 * @param sign -1 turns it round, where lower is better
 */
export function levelDifference(
  level: Estimate,
  other: Estimate | number,
  sign: 1 | -1,
  coverage = 0.95,
): Result<LevelDifference> {
  const against =
    typeof other === 'number'
      ? { id: 'fixed', value: other, standardError: 0, degrees: level.degrees ?? 1 }
      : other
  if (level.standardError === 0 && against.standardError === 0)
    return refused(
      LEVEL_DIFFERENCE,
      'NOT_APPLICABLE',
      'Neither level varies, so that no error can be estimated.',
    )
  const difference = sign * (level.value - against.value)
  const reach = separation(level, against, 1 - (1 - coverage) / 2)
  return computed(LEVEL_DIFFERENCE, typeof other === 'number' ? 1 : 2, {
    difference,
    low: difference - reach,
    high: difference + reach,
  })
}
