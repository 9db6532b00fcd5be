import { daysBetween, requirePartialDate } from '../../../base/dates/partialDate'
import { isPast, outcomeOf } from './slip'
import type { MilestoneDates } from './slip'

/** Where a milestone stands against a baseline on a day. */
export const MILESTONE_STATUSES = {
  NO_BASELINE: 'No baseline: nothing can be said.',
  COMPLETE_EARLY: 'Met before the baseline.',
  COMPLETE_ON_TIME: 'Met on the baseline, to the precision of the dates.',
  COMPLETE_LATE: 'Met after the baseline.',
  STALE_FORECAST: 'Not met, and its forecast has passed.',
  OVERDUE_NO_FORECAST: 'Not met, its baseline has passed, and no forecast is given.',
  OVERDUE_REFORECAST: 'Not met, its baseline has passed, and a later date is forecast.',
  NO_FORECAST: 'Not due, and no forecast is given.',
  FORECAST_LATE: 'Not due, and forecast after the baseline.',
  FORECAST_EARLY: 'Not due, and forecast before the baseline.',
  ON_TRACK_AS_REPORTED: 'Not due, and forecast on the baseline, to the precision of the dates.',
} as const

export type MilestoneStatus = keyof typeof MILESTONE_STATUSES

/**
 * Where a milestone stands against the baseline given.
 *
 * @throws RangeError where a text is not a partial ISO date
 */
export function milestoneStatus(
  baselineText: string | undefined,
  dates: Pick<MilestoneDates, 'forecast' | 'actual'>,
  asOf: string,
): MilestoneStatus {
  if (baselineText === undefined) return 'NO_BASELINE'
  const baseline = requirePartialDate(baselineText)
  const { asOf: today, actual, forecast } = outcomeOf(dates, asOf)
  if (actual !== undefined) {
    const { low, high } = daysBetween(baseline, actual)
    if (low > 0) return 'COMPLETE_LATE'
    return high < 0 ? 'COMPLETE_EARLY' : 'COMPLETE_ON_TIME'
  }
  const overdue = isPast(baseline, today)
  if (forecast === undefined) return overdue ? 'OVERDUE_NO_FORECAST' : 'NO_FORECAST'
  if (isPast(forecast, today)) return 'STALE_FORECAST'
  if (overdue) return 'OVERDUE_REFORECAST'
  const { low, high } = daysBetween(baseline, forecast)
  if (low > 0) return 'FORECAST_LATE'
  return high < 0 ? 'FORECAST_EARLY' : 'ON_TRACK_AS_REPORTED'
}
