import type { PartialDate } from '../../../../base/dates/partialDate'
import { daysBetween, isoDay, requirePartialDate } from '../../../../base/dates/partialDate'
import type { DayInterval } from '../../../../base/dates/partialDate'
import type { Finding } from '../rule'

/** A quarter: what came before it is no longer beside a beginning. A choice of this project. */
const BESIDE_DAYS = 92

/** When a concern began, and how far about it something else counts as beside it. */
export interface AroundBeginning {
  readonly at: PartialDate
  /** First and last day, ISO. */
  readonly from: string
  readonly to: string
}

/**
 * The beginning of a finding, or where it has none the time since which it could be noticed; a quarter wider.
 *
 * @param reported the days that reports describe (ISO): what was noticed at one may have begun since the one before
 */
export function beginningOf(
  { began, since }: Pick<Finding, 'began' | 'since'>,
  reported: readonly string[],
): AroundBeginning {
  const before = reported.includes(since) ? reported[reported.indexOf(since) - 1] : undefined
  const at = requirePartialDate(began?.period ?? since)
  const [earliest, latest] = [began?.earliest ?? before ?? since, began?.latest ?? since].map(
    requirePartialDate,
  )
  return {
    at,
    from: isoDay((earliest ?? at).first - BESIDE_DAYS),
    to: isoDay((latest ?? at).last + BESIDE_DAYS),
  }
}

/** Whether any day of a date lies beside a beginning. */
export function isBeside({ from, to }: AroundBeginning, date: string): boolean {
  const { first, last } = requirePartialDate(date)
  return last >= requirePartialDate(from).first && first <= requirePartialDate(to).last
}

/** Days from a beginning to a date; negative where the date is earlier. */
export function daysFrom({ at }: AroundBeginning, date: string): DayInterval {
  return daysBetween(at, requirePartialDate(date))
}
