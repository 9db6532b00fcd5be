import { remembering } from '../memo/remembering'

export type Precision = 'DAY' | 'MONTH' | 'QUARTER' | 'YEAR'

/** A date known to the precision stated: some day from `first` to `last`, both included. */
export interface PartialDate {
  readonly text: string
  readonly precision: Precision
  /** Days since 1970-01-01. */
  readonly first: number
  readonly last: number
}

/** A whole number of days, or the interval that it lies in. */
export interface DayInterval {
  readonly low: number
  readonly high: number
}

const FORM = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(\d{2}))?))?$/
const MILLISECONDS_A_DAY = 86_400_000

/** Days since 1970-01-01 of the day given; months run from 1, and day 0 is the last of the month before. */
function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0)
  // Unlike Date.UTC, this takes years below 100 as they are.
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() / MILLISECONDS_A_DAY
}

/** The same few hundred come again for every row, every series and every answer. */
const MOST_REMEMBERED = 4096

/** Reads `2029`, `2026-Q4` (calendar quarter), `2026-12` or `2026-12-31`; nothing for any other text. */
export const partialDate = remembering(MOST_REMEMBERED, (text: string): PartialDate | undefined => {
  const parts = FORM.exec(text)
  if (parts === null) return undefined
  const [, yearText, quarter, month, day] = parts
  const year = Number(yearText)
  const months = (precision: Precision, firstMonth: number, count: number): PartialDate => ({
    text,
    precision,
    first: dayNumber(year, firstMonth, 1),
    last: dayNumber(year, firstMonth + count, 0),
  })
  if (quarter !== undefined) return months('QUARTER', Number(quarter) * 3 - 2, 3)
  if (month === undefined) return months('YEAR', 1, 12)
  if (day === undefined) return months('MONTH', Number(month), 1)
  const first = dayNumber(year, Number(month), Number(day))
  return isoDay(first) === text ? { text, precision: 'DAY', first, last: first } : undefined
})

/**
 * As {@link partialDate}, for text that has been accepted before.
 *
 * @throws RangeError where the text is in none of the four forms
 */
export function requirePartialDate(text: string): PartialDate {
  const date = partialDate(text)
  if (date === undefined)
    throw new RangeError(`"${text}" is not a date such as 2029, 2026-Q4, 2026-12 or 2026-12-31`)
  return date
}

/** The ISO date of a day number. */
export function isoDay(day: number): string {
  return new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

/** Days from the earlier date to the later one: an interval unless both are known to the day. */
export function daysBetween(earlier: PartialDate, later: PartialDate): DayInterval {
  return { low: later.first - earlier.last, high: later.last - earlier.first }
}

/** The day, month, calendar quarter or year that holds a day, given by its number. */
export function partialDateHolding(day: number, precision: Precision): PartialDate {
  const text = isoDay(day)
  const year = text.slice(0, 4)
  switch (precision) {
    case 'DAY':
      return requirePartialDate(text)
    case 'MONTH':
      return requirePartialDate(text.slice(0, 7))
    case 'QUARTER':
      return requirePartialDate(`${year}-Q${Math.ceil(Number(text.slice(5, 7)) / 3)}`)
    case 'YEAR':
      return requirePartialDate(year)
  }
}

/** The partial date of the same precision that ends the day before the given one begins. */
export function previousPartialDate({ first, precision }: PartialDate): PartialDate {
  return partialDateHolding(first - 1, precision)
}

/** The partial date of the same precision that begins the day after the given one ends. */
export function nextPartialDate({ last, precision }: PartialDate): PartialDate {
  return partialDateHolding(last + 1, precision)
}
