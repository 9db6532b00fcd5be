import { dueDate, isOverdue } from '../../../schema/facts/calendar/calendar'
import { lastMonthDue } from '../../../schema/facts/calendar/expectedReturn'
import { requirePeriod } from '../../../base/dates/period'
import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'
import type { Register } from '../../../subgraphs/register/register'

type Deadlines = Pick<Register, 'calendar' | 'collections'>

/** The newest deadline that had passed on a day, ISO; nothing before the first. */
function lastDeadline({ calendar, collections }: Deadlines, day: string): string | undefined {
  const month = dueDate(requirePeriod(lastMonthDue(calendar, day)).end, calendar)
  const reports = Object.values(collections).flatMap(({ referenceDates, dueWorkingDays }) =>
    dueWorkingDays === undefined
      ? []
      : referenceDates.map((date) => dueDate(date, { ...calendar, returnsDueWorkingDays: dueWorkingDays })),
  )
  return [month, ...reports.filter((due) => isOverdue(due, day))].sort().at(-1)
}

/**
 * Whether a source has been asked after a deadline after which it had not been asked before: what was then unknown is
 * late now.
 */
export function askedSinceDeadline(
  deadlines: Deadlines,
  before: MemberAttempts,
  now: MemberAttempts,
): boolean {
  const askedBefore = new Map(before.sources.map(({ source, asked }) => [source, asked]))
  return now.sources.some(({ source, asked }) => {
    const earlier = askedBefore.get(source)
    if (asked === undefined || asked === earlier) return false
    const deadline = lastDeadline(deadlines, asked)
    return earlier === undefined || (deadline !== undefined && !isOverdue(deadline, earlier))
  })
}
