import { remembering } from '../memo/remembering'

/**
 * Periods and dates of limited precision, written as ISO 8601 text cut to the precision known:
 * `2029`, `2026-Q4` (calendar quarter), `2026-12`, `2026-12-31`.
 */
export type Precision = 'DAY' | 'MONTH' | 'QUARTER' | 'YEAR'

export interface Period {
  /** The text as above. */
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
const FORM = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?))?$/

function lastDayOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

function firstDayOf(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
}

/** The period that the text names, or nothing where it is not in one of the four forms. */
export const parsePeriod = remembering(MOST_REMEMBERED, (label: string): Period | undefined => {
  const parts = FORM.exec(label)
  if (parts === null) return undefined
  const year = Number(parts[1])
  const [, , quarter, month, day] = parts
  if (day !== undefined) {
    const real = lastDayOf(year, Number(month)) >= label
    return real ? { label, start: label, end: label, precision: 'DAY' } : undefined
  }
  if (month !== undefined) {
    return {
      label,
      start: firstDayOf(year, Number(month)),
      end: lastDayOf(year, Number(month)),
      precision: 'MONTH',
    }
  }
  if (quarter !== undefined) {
    const last = Number(quarter) * 3
    return { label, start: firstDayOf(year, last - 2), end: lastDayOf(year, last), precision: 'QUARTER' }
  }
  return { label, start: firstDayOf(year, 1), end: lastDayOf(year, 12), precision: 'YEAR' }
})

/** Months since year 0 of the month that a text begins with, such as `2026-09` or `2026-09-30`. */
export const monthNumber = remembering(
  MOST_REMEMBERED,
  (text: string) => 12 * Number(text.slice(0, 4)) + Number(text.slice(5, 7)) - 1,
)

/** The month (`2026-09`) that is so many months after the beginning of year 0. */
export const monthLabel = remembering(MOST_REMEMBERED, (number: number) =>
  firstDayOf(Math.floor(number / 12), (number % 12) + 1).slice(0, 7),
)

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
