import { isoDay, requirePartialDate } from '../../../base/dates/partialDate'
import type { PartialDate } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { isPast, outcomeOf } from '../milestones/slip'
import type { MilestoneDates } from '../milestones/slip'

export const MILESTONE_MOVE: Method = { id: 'milestone-move', version: '1' }

/** Months since year 0 of the month in which a date ends at the latest. */
function lastMonth({ last }: PartialDate): number {
  const day = isoDay(last)
  return 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7))
}

/**
 * Whole months by which a milestone has moved from its current baseline, positive being later: the month
 * in which its actual date or else its forecast ends, less that of the baseline. Whatever is planned
 * against the baseline, people or products, is needed as many months later.
 *
 * - forecast passed and unmet, or overdue with no forecast: the least that it can be
 * - not due and no forecast: 0, as planned, with `NO_FORECAST`
 * - no current baseline: refused, `NOT_YET_BASELINED`
 *
 * @param asOf the day of the question, ISO date
 * @throws RangeError where a text is not a partial ISO date
 */
export function milestoneMove(
  dates: Pick<MilestoneDates, 'currentBaseline' | 'forecast' | 'actual'>,
  asOf: string,
): Result<number> {
  if (dates.currentBaseline === undefined) return refused(MILESTONE_MOVE, 'NOT_YET_BASELINED')
  const baseline = requirePartialDate(dates.currentBaseline)
  const { actual, forecast, asOf: today, caveats } = outcomeOf(dates, asOf)
  const months = (to: PartialDate) => lastMonth(to) - lastMonth(baseline)
  if (actual !== undefined) return computed(MILESTONE_MOVE, 2, months(actual), caveats)
  if (forecast !== undefined) {
    return isPast(forecast, today)
      ? computed(MILESTONE_MOVE, 2, Math.max(months(forecast), months(today)), [
          ...caveats,
          { code: 'STALE_FORECAST' },
        ])
      : computed(MILESTONE_MOVE, 2, months(forecast), caveats)
  }
  return isPast(baseline, today)
    ? computed(MILESTONE_MOVE, 1, months(today), [...caveats, { code: 'OVERDUE_NO_FORECAST' }])
    : computed(MILESTONE_MOVE, 1, 0, [...caveats, { code: 'NO_FORECAST' }])
}
