/** When returns are due. */
export interface ReportingCalendar {
  /** Days on which nobody works besides weekends: England and Wales bank holidays, ISO dates. */
  readonly holidays: ReadonlySet<string>
  /** Working days after the end of a period by which its return is due. */
  readonly returnsDueWorkingDays: number
}

const DAY = 86_400_000

function isWorkingDay(day: Date, holidays: ReadonlySet<string>): boolean {
  const weekday = day.getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(day.toISOString().slice(0, 10))
}

/** The last day on which a return for a period ending on the given day is in time, ISO date. */
export function dueDate(periodEnd: string, { holidays, returnsDueWorkingDays }: ReportingCalendar): string {
  let day = new Date(`${periodEnd}T00:00:00Z`)
  for (let left = returnsDueWorkingDays; left > 0;) {
    day = new Date(day.getTime() + DAY)
    if (isWorkingDay(day, holidays)) left -= 1
  }
  return day.toISOString().slice(0, 10)
}

/** Whether the deadline had passed at an instant: a return is in time to the end of its due date, UTC. */
export function isOverdue(due: string, instant: string): boolean {
  return instant.slice(0, 10) > due
}
