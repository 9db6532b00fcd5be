import { requirePartialDate } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const REFORECAST_RATIO: Method = { id: 'reforecast-ratio', version: '1' }

/** A forecast as it was reported on a day. */
export interface ForecastVintage {
  /** ISO date. */
  readonly reportedOn: string
  /** Partial ISO date. */
  readonly forecast: string
}

export interface Reforecast {
  /** Days by which the forecast moved for each day that passed: at 1 the end recedes as fast as time passes. */
  readonly ratio: number
  /** How often the forecast changed. */
  readonly changes: number
}

/**
 * How fast a forecast recedes, from the first report to the last:
 * `(forecast now - forecast then) / (now - then)`. Of an imprecise forecast the last day counts.
 *
 * Refused with fewer than two reports on different days.
 *
 * @param vintages in any order
 * @throws RangeError where a text is not a partial ISO date
 */
export function reforecastRatio(vintages: readonly ForecastVintage[]): Result<Reforecast> {
  const reports = vintages
    .map(({ reportedOn, forecast }) => ({
      on: requirePartialDate(reportedOn).last,
      forecast: requirePartialDate(forecast),
    }))
    .sort((a, b) => a.on - b.on)
  const [first] = reports
  const last = reports.at(-1)
  if (first === undefined || last === undefined || first.on === last.on) {
    return refused(
      REFORECAST_RATIO,
      'INSUFFICIENT_HISTORY',
      'Fewer than two reports of the forecast on different days.',
    )
  }
  const changes = reports.filter(
    ({ forecast }, i) => i > 0 && forecast.text !== reports[i - 1]?.forecast.text,
  ).length
  const ratio = (last.forecast.last - first.forecast.last) / (last.on - first.on)
  const precise = reports.every(({ forecast }) => forecast.precision === 'DAY')
  return computed(
    REFORECAST_RATIO,
    reports.length,
    { ratio, changes },
    precise ? [] : [{ code: 'IMPRECISE_DATES' }],
  )
}
