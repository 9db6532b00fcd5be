import { remembering } from '../memo/remembering'
import type { Precision } from './partialDate'
import { isoDay, partialDate } from './partialDate'

/** The days of a {@link partialDate} as ISO dates. */
export interface Period {
  /** The text, such as `2026-Q4`. */
  readonly label: string
  /** First day, ISO date. */
  readonly start: string
  /** Last day, ISO date. */
  readonly end: string
  readonly precision: Precision
}

/** The same few hundred come again for every row and every answer. */
const MOST_REMEMBERED = 4096

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** The period that the text names, or nothing where it is not in one of the four forms. */
export const parsePeriod = remembering(MOST_REMEMBERED, (label: string): Period | undefined => {
  const date = partialDate(label)
  return date && { label, start: isoDay(date.first), end: isoDay(date.last), precision: date.precision }
})

/** Months since year 0 of the month that a text begins with, such as `2026-09` or `2026-09-30`. */
export const monthNumber = remembering(
  MOST_REMEMBERED,
  (text: string) => 12 * Number(text.slice(0, 4)) + Number(text.slice(5, 7)) - 1,
)

/** The month (`2026-09`) that is so many months after the beginning of year 0. */
export const monthLabel = remembering(MOST_REMEMBERED, (number: number) => {
  const year = String(Math.floor(number / 12)).padStart(4, '0')
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}`
})

/** The month (`2026-09`) before or after the given one by a number of months. */
export function shiftMonth(month: string, by: number): string {
  if (!MONTH.test(month)) throw new RangeError(`"${month}" is not a month such as 2026-09`)
  return monthLabel(monthNumber(month) + by)
}

/** The first and the last of some months, both included. */
export interface Months {
  readonly first: string
  readonly last: string
}

/** Months from the first to the last, in order. */
export function eachMonth({ first, last }: Months): readonly string[] {
  const all: string[] = []
  for (let month = first; month <= last; month = shiftMonth(month, 1)) all.push(month)
  return all
}

/**
 * As {@link parsePeriod}, for text that a mapping has already accepted.
 *
 * @throws RangeError where the text is in none of the four forms
 */
export function requirePeriod(label: string): Period {
  const period = parsePeriod(label)
  if (period === undefined) throw new RangeError(`"${label}" is not a period`)
  return period
}
