import { eachMonth, requirePeriod, shiftMonth } from '../../../base/dates/period'
import type { ReportingCalendar } from './calendar'
import { dueDate, isOverdue } from './calendar'

/** A return that is asked for again and again. */
export interface ExpectedReturn {
  /** `MONTH`, or the days that it is asked for, oldest first. */
  readonly every: 'MONTH' | readonly string[]
  /** The period with which it begins. */
  readonly since: string
  /** The period with which it ends; absent where it goes on. */
  readonly until?: string | undefined
  /** Absent where it is not known when it is due. */
  readonly calendar?: ReportingCalendar | undefined
}

/** Lists the periods from `since` to the last one given, oldest first; {@link hasLeftBy} tells those after `until`. */
export function expectedPeriods({ every, since }: ExpectedReturn, last: string): readonly string[] {
  const { start } = requirePeriod(since)
  if (every === 'MONTH') return eachMonth({ first: start.slice(0, 7), last })
  return every.filter((day) => day >= start && day <= last)
}

/** Tells whether a period comes after `until`: nobody is left to return it. */
export function hasLeftBy({ until }: ExpectedReturn, period: string): boolean {
  return until !== undefined && requirePeriod(period).start > requirePeriod(until).end
}

/** Returns the last day, ISO, on which the return of a period is in time; nothing where that is not known. */
export function dueOf({ calendar }: ExpectedReturn, period: string): string | undefined {
  return calendar && dueDate(requirePeriod(period).end, calendar)
}

/** Returns the newest month whose return was due before a day, whether or not it was asked for. */
export function lastMonthDue(calendar: ReportingCalendar, day: string): string {
  for (let month = shiftMonth(day.slice(0, 7), -1); ; month = shiftMonth(month, -1)) {
    if (isOverdue(dueDate(requirePeriod(month).end, calendar), day)) return month
  }
}
