import { isoDay, requirePartialDate } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'

export const LATEST_START: Method = { id: 'latest-start', version: '1' }

export interface LatestStart {
  /** ISO date. */
  readonly day: string
  readonly passed: boolean
}

/**
 * The last day on which to begin to bring people in: the first day of the month in which they are short,
 * less the lead time, part of a day counting whole. It has passed when it lies before the day of the question.
 *
 * Refused for a lead time of less than nothing.
 *
 * @param asOf the day of the question, ISO date
 * @throws RangeError where a text is not a partial ISO date
 */
export function latestStart(
  firstShortfall: string,
  leadDays: number,
  asOf: string,
  caveats: readonly Caveat[] = [],
): Result<LatestStart> {
  if (!(leadDays >= 0)) return refused(LATEST_START, 'NOT_APPLICABLE', `${leadDays} days are no lead time.`)
  const start = requirePartialDate(firstShortfall).first - Math.ceil(leadDays)
  return computed(
    LATEST_START,
    2,
    { day: isoDay(start), passed: start < requirePartialDate(asOf).first },
    caveats,
  )
}
