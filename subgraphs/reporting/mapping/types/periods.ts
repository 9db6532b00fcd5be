import { parsePeriod } from '../../../../base/dates/period'
import { foldText } from '../../../../base/text/foldText'
import type { Converted, Converter } from './converted'
import { monthNamed } from './dateForms'

export const PERIOD_FORMS = ['day', 'month', 'quarter', 'year'] as const

export type PeriodForm = (typeof PERIOD_FORMS)[number]

/** The first days on which a financial year may begin: those on which a calendar quarter does. */
export const FISCAL_YEAR_STARTS = ['01-01', '04-01', '07-01', '10-01'] as const

export type FiscalYearStart = (typeof FISCAL_YEAR_STARTS)[number]

const EXAMPLES: Readonly<Record<PeriodForm, string>> = {
  day: '2026-12-31',
  month: '2026-12 or December 2026',
  quarter: 'Q3 2026-27',
  year: '2026',
}

const SPAN = '(?:FY ?)?(\\d{4}) ?[-/–] ?(\\d{2}|\\d{4})'
const NUMBERED = '(?:Q|quarter )([1-4])'
const ORDINAL = '(1st|2nd|3rd|4th|first|second|third|fourth) quarter'
const QUARTERS: readonly [pattern: RegExp, year: number, to: number, quarter: number][] = [
  [new RegExp(`^${NUMBERED}[ ,:-]*(?:of )?${SPAN}$`, 'i'), 2, 3, 1],
  [new RegExp(`^${SPAN}[ ,:-]*${NUMBERED}$`, 'i'), 1, 2, 3],
  [new RegExp(`^${ORDINAL}[ ,:-]*(?:of )?${SPAN}$`, 'i'), 2, 3, 1],
  [new RegExp(`^${SPAN}[ ,:-]*${ORDINAL}$`, 'i'), 1, 2, 3],
]
const ORDINALS = ['first', 'second', 'third', 'fourth']

/**
 * A reporting period. A quarter of a financial year becomes the calendar quarter that it is; whole
 * financial years have no label in the graph and are refused.
 */
export function periodReader(forms: readonly PeriodForm[], fiscalYearStart: FiscalYearStart): Converter {
  const right = forms.map((form) => EXAMPLES[form]).join('; ')
  return (cell): Converted => {
    const text = cell.typed?.kind === 'DATE' ? cell.typed.value.slice(0, 10) : foldText(cell.text)
    for (const form of forms) {
      const value = form === 'quarter' ? quarter(text, fiscalYearStart) : plain(text, form)
      if (value !== undefined) return { value }
    }
    return { code: 'BAD_PERIOD', wrong: 'is not a period in any accepted form', right }
  }
}

function plain(text: string, form: PeriodForm): string | undefined {
  if (parsePeriod(text)?.precision === form.toUpperCase()) return text
  if (form !== 'month') return undefined
  const [, name, year] = /^([a-z]+)\.?[ -](\d{4})$/i.exec(text) ?? []
  const month = name === undefined ? undefined : monthNamed(name)
  return month === undefined ? undefined : `${year}-${String(month).padStart(2, '0')}`
}

function quarter(text: string, fiscalYearStart: FiscalYearStart): string | undefined {
  if (parsePeriod(text)?.precision === 'QUARTER') return text
  for (const [pattern, year, to, number] of QUARTERS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const start = Number(found[year])
    if (Number((found[to] ?? '').slice(-2)) !== (start + 1) % 100) return undefined
    return calendarQuarter(start, quarterNumber(found[number] ?? ''), fiscalYearStart)
  }
  return undefined
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
