import { nextPartialDate, partialDateHolding, requirePartialDate } from '../../../base/dates/partialDate'
import { requirePeriod } from '../../../base/dates/period'
import type { ExpectedReturn } from '../../../schema/facts/calendar/expectedReturn'
import type { PortfolioView } from '../editions/view'
import { latestIn, seriesOf } from '../measures/series'
import { lastEndedMonth, serviceReturn } from './serviceReturn'

/** The later of two periods by their first days. */
function later(one: string, other: string): string {
  return requirePartialDate(one).first >= requirePartialDate(other).first ? one : other
}

/** Returns what the register asks of one programme: nothing before it joined, nothing after it left. */
export function measureReturn(view: PortfolioView, programme: string): ExpectedReturn {
  const asked = serviceReturn(view)
  const member = view.member(programme)
  if (member === undefined) return asked
  const since = later(asked.since, member.since)
  return { ...asked, since: requirePeriod(since).start.slice(0, 7), until: member.until }
}

/**
 * Lists the periods that are expected of a programme for a measure and have ended, oldest first, each of the length
 * that the programme returned at the time: what reports by quarter is not asked for months.
 *
 * @param last the last period of interest; the last month that has ended unless told otherwise
 */
export function expectedPeriodsOf(
  view: PortfolioView,
  programme: string,
  measure: string,
  last: string = lastEndedMonth(view),
): readonly string[] {
  return view.once(`expected-periods/${programme}/${measure}/${last}`, () => {
    const returned = [...seriesOf(view, programme, measure).keys()].map(requirePartialDate)
    const { since } = measureReturn(view, programme)
    const end = requirePartialDate(last).last
    const periods: string[] = []
    let next = 0
    let day = requirePartialDate(since).first
    for (;;) {
      while (next < returned.length - 1 && (returned[next]?.last ?? 0) < day) next += 1
      const period = partialDateHolding(day, returned[next]?.precision ?? 'MONTH')
      if (period.last > end) return periods
      periods.push(period.text)
      day = period.last + 1
    }
  })
}

/** Returns the period that should follow the newest returned of a measure; nothing where it has not ended. */
export function nextExpected(view: PortfolioView, programme: string, measure: string): string | undefined {
  const newest = latestIn(seriesOf(view, programme, measure))
  if (newest === undefined) return lastEndedMonth(view)
  const next = nextPartialDate(requirePartialDate(newest))
  return next.last > requirePartialDate(lastEndedMonth(view)).last ? undefined : next.text
}
