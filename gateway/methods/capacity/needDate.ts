import { isoDay, requirePartialDate } from '../../../base/dates/partialDate'
import { computed, isComputed } from '../result'
import type { Method, Result } from '../result'

export const NEED_DATE: Method = { id: 'need-date', version: '1' }

const two = (number: number) => String(number).padStart(2, '0')

/** A partial date so many whole months later; a day that the month has not is its last. */
export function monthsLater(text: string, months: number): string {
  const { precision, first } = requirePartialDate(text)
  const start = isoDay(first)
  const index = 12 * Number(start.slice(0, 4)) + Number(start.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  const moved = `${String(year).padStart(4, '0')}-${two(month)}`
  switch (precision) {
    case 'DAY': {
      const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
      return `${moved}-${two(Math.min(Number(start.slice(8, 10)), lastDay))}`
    }
    case 'MONTH':
      return moved
    case 'QUARTER':
      return months % 3 === 0 ? `${moved.slice(0, 4)}-Q${Math.ceil(month / 3)}` : moved
    case 'YEAR':
      return months % 12 === 0 ? moved.slice(0, 4) : moved
  }
}

/**
 * The day by which something is needed, once its milestone has moved: the day stated against the current
 * baseline, moved by as many whole months as the milestone. A quarter or a year that no longer falls on a
 * quarter or a year is the month that it now begins in, since readiness is judged by the first day of need.
 *
 * Refused where the milestone's move is.
 *
 * @throws RangeError where the text is not a partial ISO date
 */
export function needDate(needBy: string, move: Result<number>): Result<string> {
  if (!isComputed(move)) return { ...move, method: NEED_DATE }
  return computed(NEED_DATE, move.n + 1, monthsLater(needBy, move.value), move.caveats)
}
