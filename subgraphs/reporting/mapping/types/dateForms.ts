/** The parts that a form finds in a text. */
export interface DateParts {
  readonly year: number
  readonly quarter?: number
  readonly month?: number
  readonly day?: number
  /** Where the year was written with two digits and nobody says of which hundred years: those digits. */
  readonly openYear?: number
}

export type DateForm = (text: string) => DateParts | undefined

export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

const MONTH_NAME = '([a-z]{3,9})\\.?'

const TOKENS: Readonly<Record<string, string>> = {
  yyyy: '(\\d{4})',
  yy: '(\\d{2})',
  MMMM: MONTH_NAME,
  MMM: MONTH_NAME,
  MM: '(\\d{2})',
  M: '(\\d{1,2})',
  dd: '(\\d{2})',
  d: '(\\d{1,2})',
  q: '([1-4])',
}

const TOKEN = /yyyy|yy|MMMM|MMM|MM|M|dd|d|q/g

/**
 * Why a form is not one, or nothing. Forms are day first unless the field says otherwise; a date cannot be read
 * without its year.
 */
export function dateFormFault(form: string, monthFirst = false): string | undefined {
  const tokens: string[] = form.match(TOKEN) ?? []
  const kinds = tokens.map((token) => token[0])
  if (/[a-zA-Z]/.test(form.replace(TOKEN, '').replaceAll('Q', ''))) {
    return 'may hold only yyyy, yy, MMMM, MMM, MM, M, dd, d, q, a literal Q and marks between them'
  }
  if (new Set(kinds).size !== kinds.length) return 'names the same part twice'
  if (!kinds.includes('y')) return 'has no year'
  const shape = [...kinds].sort().join('')
  if (!['y', 'qy', 'My', 'Mdy'].includes(shape)) return 'is neither a day, a month, a quarter nor a year'
  return isMonthFirst(form) && !monthFirst
    ? 'puts the month before the day; dates are day first, unless the field says `monthFirst: true`'
    : undefined
}

/** Whether the form puts the month, as a number, before the day, as Americans do. */
export function isMonthFirst(form: string): boolean {
  const { day, month } = numbersIn(form)
  return month !== -1 && month < day && !form.startsWith('y')
}

/** Whether the form puts the day before the month, as a number. */
export function isDayFirst(form: string): boolean {
  const { day, month } = numbersIn(form)
  return day !== -1 && day < month
}

/** Where day and month stand in a form, if they are numbers; -1 where they are not. */
function numbersIn(form: string): { readonly day: number; readonly month: number } {
  const tokens: string[] = form.match(TOKEN) ?? []
  const placeOf = (...wanted: readonly string[]): number =>
    tokens.findIndex((token) => wanted.includes(token))
  return { day: placeOf('d', 'dd'), month: placeOf('M', 'MM') }
}

/** The month by its name or its first three letters (`Sept` too), 1 to 12. */
export function monthNamed(name: string): number | undefined {
  const lower = name.toLowerCase()
  const at = MONTHS.findIndex(
    (month) => month === lower || month.slice(0, 3) === lower || (lower === 'sept' && month === 'september'),
  )
  return at === -1 ? undefined : at + 1
}

/** Below it, a year of two digits is taken for one of this century; from it on, somebody must say. */
const FIRST_OPEN_YEAR = 70

/**
 * Completes a year of two digits.
 *
 * @param pivot the first year of the hundred in which it lies; 2000 to 2069 is beyond doubt without
 */
export function fullYear(
  digits: string,
  pivot?: number,
): { readonly year: number; readonly isOpen: boolean } {
  const year = Number(digits)
  if (digits.length === 4) return { year, isOpen: false }
  if (pivot === undefined) return { year: 2000 + year, isOpen: year >= FIRST_OPEN_YEAR }
  const inHundred = Math.floor(pivot / 100) * 100 + year
  return { year: inHundred < pivot ? inHundred + 100 : inHundred, isOpen: false }
}

/** @throws nothing: forms are checked by {@link dateFormFault} first */
export function compileDateForm(form: string, pivot?: number): DateForm {
  const tokens: string[] = form.match(TOKEN) ?? []
  const marks = form.split(TOKEN).map((mark) => mark.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
  const pattern = new RegExp(
    `^${marks.map((mark, at) => mark + (TOKENS[tokens[at] ?? ''] ?? '')).join('')}$`,
    'i',
  )
  return (text) => {
    const found = pattern.exec(text)
    if (found === null) return undefined
    const parts: { -readonly [K in keyof DateParts]: DateParts[K] } = { year: 0 }
    for (const [at, token] of tokens.entries()) {
      const digits = found[at + 1] ?? ''
      if (token.startsWith('y')) {
        const { year, isOpen } = fullYear(digits, pivot)
        parts.year = year
        if (isOpen) parts.openYear = Number(digits)
      }
      if (token.startsWith('d')) parts.day = Number(digits)
      if (token === 'q') parts.quarter = Number(digits)
      if (token.startsWith('M')) {
        const month = token.length > 2 ? monthNamed(digits) : Number(digits)
        if (month === undefined) return undefined
        parts.month = month
      }
    }
    return parts
  }
}
