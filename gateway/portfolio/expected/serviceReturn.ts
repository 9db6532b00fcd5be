import { shiftMonth } from '../../../base/dates/period'
import type { ExpectedReturn } from '../../../schema/facts/calendar/expectedReturn'
import { expectedPeriods } from '../../../schema/facts/calendar/expectedReturn'
import type { PortfolioView } from '../editions/view'

/** Returns what the register asks of every programme by month: its measures, and its people. */
export function serviceReturn({ register }: PortfolioView): ExpectedReturn {
  return { every: 'MONTH', since: register.service.from, calendar: register.calendar }
}

/** The newest month that has ended by the edition's instant. */
export function lastEndedMonth(view: PortfolioView): string {
  return shiftMonth(view.month, -1)
}

/** Lists the months that a service return is expected for, to the last that has ended unless one is given. */
export function expectedMonths(view: PortfolioView, last = lastEndedMonth(view)): readonly string[] {
  return expectedPeriods(serviceReturn(view), last)
}

/** Returns the month that should follow the newest that was returned; nothing where it has not ended. */
export function nextMonthExpected(view: PortfolioView, newest: string | undefined): string | undefined {
  const last = lastEndedMonth(view)
  const next = newest === undefined ? last : shiftMonth(newest, 1)
  return next > last ? undefined : next
}
