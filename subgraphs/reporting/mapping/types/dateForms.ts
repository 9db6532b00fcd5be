/** The parts that a form finds in a text. */
export interface DateParts {
  readonly year: number
  readonly quarter?: number
  readonly month?: number
  readonly day?: number
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

/** Why a form is not one, or nothing. Forms are day first; a date cannot be read without its year. */
export function dateFormFault(form: string): string | undefined {
  const tokens: string[] = form.match(TOKEN) ?? []
  const kinds = tokens.map((token) => token[0])
  if (/[a-zA-Z]/.test(form.replace(TOKEN, '').replaceAll('Q', ''))) {
    return 'may hold only yyyy, yy, MMMM, MMM, MM, M, dd, d, q, a literal Q and marks between them'
  }
  if (new Set(kinds).size !== kinds.length) return 'names the same part twice'
  if (!kinds.includes('y')) return 'has no year'
  const shape = [...kinds].sort().join('')
  if (!['y', 'qy', 'My', 'Mdy'].includes(shape)) return 'is neither a day, a month, a quarter nor a year'
  const monthFirst = kinds.includes('d') && kinds.indexOf('M') < kinds.indexOf('d') && kinds[0] !== 'y'
  return monthFirst ? 'puts the month before the day; dates are day first' : undefined
}

/** The month by its name or its first three letters (`Sept` too), 1 to 12. */
export function monthNamed(name: string): number | undefined {
  const lower = name.toLowerCase()
  const at = MONTHS.findIndex(
    (month) => month === lower || month.slice(0, 3) === lower || (lower === 'sept' && month === 'september'),
  )
  return at === -1 ? undefined : at + 1
}

/** A two-digit year is 1970 to 2069. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year < 70 ? 2000 + year : 1900 + year
}

/** @throws nothing: forms are checked by {@link dateFormFault} first */
export function compileDateForm(form: string): DateForm {
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
      if (token.startsWith('y')) parts.year = fullYear(digits)
      else if (token.startsWith('d')) parts.day = Number(digits)
      else if (token === 'q') parts.quarter = Number(digits)
      else {
        const month = token.length > 2 ? monthNamed(digits) : Number(digits)
        if (month === undefined) return undefined
        parts.month = month
      }
    }
    return parts
  }
}
