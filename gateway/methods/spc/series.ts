import { previousPartialDate, requirePartialDate } from '../../../base/dates/partialDate'
import type { PartialDate } from '../../../base/dates/partialDate'
import type { Given } from '../result'

/** A point of a series: its period, and its value or why there is none. */
export interface SeriesPoint {
  /** Partial ISO date. */
  readonly period: string
  readonly value: Given
}

/** The periods between two neighbours; none between days, whose spacing nobody states. */
function between(before: PartialDate, after: PartialDate): readonly SeriesPoint[] {
  if (after.precision === 'DAY' || after.first - before.last === 1) return []
  const gap: SeriesPoint[] = []
  let period = previousPartialDate(after)
  while (period.first > before.last) {
    gap.unshift({ period: period.text, value: { reason: 'NOT_PROVIDED' } })
    period = previousPartialDate(period)
  }
  return gap
}

/**
 * A series in date order with a point for every month, quarter or year from first to last, so that a
 * period that nobody mentions is a gap and not a neighbour.
 *
 * @throws RangeError where a period is given twice, is not a partial ISO date, or differs in precision
 */
export function withGaps(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const dated = points.map((point) => ({ point, date: requirePartialDate(point.period) }))
  dated.sort((a, b) => a.date.first - b.date.first)
  const series: SeriesPoint[] = []
  dated.forEach(({ point, date }, i) => {
    const before = dated[i - 1]?.date
    if (before !== undefined) {
      if (before.precision !== date.precision) {
        throw new RangeError(`${before.text} and ${date.text} are periods of different lengths`)
      }
      if (before.text === date.text) throw new RangeError(`${date.text} is given twice`)
      series.push(...between(before, date))
    }
    series.push(point)
  })
  return series
}

/** Values of a series in date order, undefined for every period that is missing. Throws as {@link withGaps}. */
export function spacedValues(points: readonly SeriesPoint[]): readonly (number | undefined)[] {
  return withGaps(points).map(valueOrNothing)
}

/** The value, or nothing where it is missing. */
export function valueOrNothing({ value }: SeriesPoint): number | undefined {
  return typeof value === 'number' ? value : undefined
}
