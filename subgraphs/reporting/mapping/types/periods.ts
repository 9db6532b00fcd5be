import { parsePeriod } from '../../../../base/dates/period'
import { foldText } from '../../../../base/text/foldText'
import type { RawCell } from '../../../sources/table/rawTable'
import type { Converted, Converter } from './converted'
import { fullYear, monthNamed } from './dateForms'

export const PERIOD_FORMS = ['day', 'month', 'quarter', 'year', 'financialYear'] as const

export type PeriodForm = (typeof PERIOD_FORMS)[number]

/** The first days on which a financial year may begin: those on which a calendar quarter does. */
export const FISCAL_YEAR_STARTS = ['01-01', '04-01', '07-01', '10-01'] as const

export type FiscalYearStart = (typeof FISCAL_YEAR_STARTS)[number]

const EXAMPLES: Readonly<Record<PeriodForm, string>> = {
  day: '2026-12-31',
  month: '2026-12, December 2026 or Dec-26',
  quarter: 'Q3 2026-27',
  year: '2026',
  financialYear: '2026-27',
}

/** The two years of a financial year: `2026-27`, `2026/2027`, `FY26/27`. */
const SPAN = '(?:FY ?)?(\\d{4}|\\d{2}) ?[-/–] ?(\\d{4}|\\d{2})'
const WHOLE_SPAN = new RegExp(`^${SPAN}$`, 'i')
const NUMBERED = '(?:Q|quarter )([1-4])'
const ORDINAL = '(1st|2nd|3rd|4th|first|second|third|fourth) quarter'
const QUARTERS: readonly [pattern: RegExp, year: number, to: number, quarter: number][] = [
  [new RegExp(`^${NUMBERED}[ ,:-]*(?:of )?${SPAN}$`, 'i'), 2, 3, 1],
  [new RegExp(`^${SPAN}[ ,:-]*${NUMBERED}$`, 'i'), 1, 2, 3],
  [new RegExp(`^${ORDINAL}[ ,:-]*(?:of )?${SPAN}$`, 'i'), 2, 3, 1],
  [new RegExp(`^${SPAN}[ ,:-]*${ORDINAL}$`, 'i'), 1, 2, 3],
]
const ORDINALS = ['first', 'second', 'third', 'fourth']
/** `April to June 2026`, `Apr-Jun 26`. */
const MONTHS_OF_QUARTER = /^([a-z]{3,9})\.? ?(?:-|–|to) ?([a-z]{3,9})\.?,? ?(\d{4}|\d{2})$/i
const NAMED_MONTH = /^([a-z]{3,9})\.?[ \-/]*(?:(\d{4})|'?(\d{2}))$/i
const NUMBERED_MONTHS = [
  /^(?<month>0?[1-9]|1[0-2])[/.-](?<year>\d{4})$/,
  /^(?<year>\d{4})[/.](?<month>0?[1-9]|1[0-2])$/,
]

/**
 * Reads a reporting period. A quarter of a financial year becomes the calendar quarter that it is, and a whole
 * financial year its last month, only where the field says `financialYear`: it has no label of its own in the graph.
 * A month may be given by its first or its last day, where nobody can take day and month for one another.
 */
export function periodReader(forms: readonly PeriodForm[], fiscalYearStart: FiscalYearStart): Converter {
  const right = forms.map((form) => EXAMPLES[form]).join('; ')
  return (cell): Converted => {
    const { text, isTimed } = dayOf(cell)
    if (isTimed) return { code: 'BAD_PERIOD', wrong: 'holds a time of day', right }
    if (forms.includes('day') && parsePeriod(text)?.precision === 'DAY') return { value: text }
    for (const form of forms) {
      const value = read(text, form, fiscalYearStart)
      if (value !== undefined) return { value }
    }
    return { code: 'BAD_PERIOD', wrong: wrongWith(text, forms), right }
  }
}

function dayOf(cell: RawCell): { readonly text: string; readonly isTimed: boolean } {
  if (cell.typed?.kind !== 'DATE') return { text: foldText(cell.text), isTimed: false }
  const { value } = cell.typed
  return { text: value.slice(0, 10), isTimed: /[1-9]/.test(value.slice(11)) }
}

function wrongWith(text: string, forms: readonly PeriodForm[]): string {
  const isDay = parsePeriod(text)?.precision === 'DAY'
  if (isDay && forms.includes('month')) return 'is a day within a month, neither its first nor its last'
  if (forms.includes('financialYear') || financialYear(text, '04-01') === undefined)
    return 'is not a period in any accepted form'
  return 'is a financial year; list `financialYear` under `forms` if its last month is to stand for it'
}

function read(text: string, form: PeriodForm, fiscalYearStart: FiscalYearStart): string | undefined {
  switch (form) {
    case 'month':
      return month(text)
    case 'quarter':
      return quarter(text, fiscalYearStart)
    case 'financialYear':
      return financialYear(text, fiscalYearStart)
    case 'day':
    case 'year':
      return parsePeriod(text)?.precision === form.toUpperCase() ? text : undefined
  }
}

function month(text: string): string | undefined {
  const period = parsePeriod(text)
  if (period?.precision === 'MONTH') return text
  if (period?.precision === 'DAY') return ofWholeMonth(text)
  for (const pattern of NUMBERED_MONTHS) {
    const { year, month: number } = pattern.exec(text)?.groups ?? {}
    if (year !== undefined && number !== undefined) return label(Number(year), Number(number))
  }
  const [, name = '', long, short] = NAMED_MONTH.exec(text) ?? []
  const year = yearOf(long ?? short)
  const number = monthNamed(name)
  return year === undefined || number === undefined ? undefined : label(year, number)
}

function ofWholeMonth(day: string): string | undefined {
  const whole = parsePeriod(day.slice(0, 7))
  return day === whole?.start || day === whole?.end ? day.slice(0, 7) : undefined
}

function label(year: number, monthNumber: number): string {
  return `${year}-${String(monthNumber).padStart(2, '0')}`
}

/** A year of four digits, or of two where they are beyond doubt. */
function yearOf(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined
  const { year, isOpen } = fullYear(digits)
  return isOpen ? undefined : year
}

function quarter(text: string, fiscalYearStart: FiscalYearStart): string | undefined {
  if (parsePeriod(text)?.precision === 'QUARTER') return text
  for (const [pattern, year, to, number] of QUARTERS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const start = startOf(found[year], found[to])
    return start === undefined
      ? undefined
      : calendarQuarter(start, quarterNumber(found[number] ?? ''), fiscalYearStart)
  }
  return quarterByMonths(text)
}

/** The first year of two that follow one another. */
function startOf(from: string | undefined, to: string | undefined): number | undefined {
  const start = yearOf(from)
  return start === undefined || Number((to ?? '').slice(-2)) !== (start + 1) % 100 ? undefined : start
}

function quarterByMonths(text: string): string | undefined {
  const [, first = '', last = '', digits] = MONTHS_OF_QUARTER.exec(text) ?? []
  const [from, to, year] = [monthNamed(first), monthNamed(last), yearOf(digits)]
  if (from === undefined || to === undefined || year === undefined) return undefined
  return from % 3 === 1 && to === from + 2 ? `${year}-Q${(from + 2) / 3}` : undefined
}

function quarterNumber(text: string): number {
  const ordinal = ORDINALS.indexOf(text.toLowerCase())
  return ordinal === -1 ? Number(text[0]) : ordinal + 1
}

function calendarQuarter(startYear: number, number: number, fiscalYearStart: FiscalYearStart): string {
  const from = FISCAL_YEAR_STARTS.indexOf(fiscalYearStart)
  const quarters = from + number - 1
  return `${startYear + Math.floor(quarters / 4)}-Q${(quarters % 4) + 1}`
}

/** The last month of a financial year written as its two years. */
function financialYear(text: string, fiscalYearStart: FiscalYearStart): string | undefined {
  const [, from, to] = WHOLE_SPAN.exec(text) ?? []
  const start = startOf(from, to)
  if (start === undefined) return undefined
  const firstMonth = Number(fiscalYearStart.slice(0, 2))
  return firstMonth === 1 ? label(start, 12) : label(start + 1, firstMonth - 1)
}
