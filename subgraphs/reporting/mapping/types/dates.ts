import { parsePeriod } from '../../../../base/dates/period'
import { foldText } from '../../../../base/text/foldText'
import type { RawCell } from '../../../sources/table/rawTable'
import type { Converted, Converter } from './converted'
import { compileDateForm } from './dateForms'
import type { DateParts } from './dateForms'

const BARE_NUMBER = /^\d{5,6}(\.\d+)?$/
const DAY_ZERO = Date.UTC(1899, 11, 30)
const DAY = 86_400_000
/** Serial 61 is 1 March 1900. Before it, spreadsheets disagree by a day. */
const FIRST_SERIAL = 61
const LAST_SERIAL = 109_575

/**
 * A date in one of the forms listed and no other, kept to the precision of the form.
 *
 * @param serial whether a bare number is a spreadsheet's count of days since 1900
 */
export function dateReader(formats: readonly string[], serial: boolean): Converter {
  const forms = formats.map(compileDateForm)
  const listed = formats.join(', ')
  return (cell) => {
    const { typed } = cell
    if (typed?.kind === 'DATE') return fromTyped(typed.value, listed)
    const text = typed?.kind === 'NUMBER' ? typed.value : foldText(cell.text)
    for (const form of forms) {
      const parts = form(text)
      if (parts !== undefined) return fromParts(parts, listed)
    }
    if (BARE_NUMBER.test(text)) return serial ? fromSerial(text, dayZeroOf(cell)) : bareNumber()
    return notADate(listed)
  }
}

function notADate(listed: string): Converted {
  return { code: 'BAD_DATE', wrong: 'is not a date in any accepted form', right: listed }
}

function fromParts({ year, quarter, month, day }: DateParts, listed: string): Converted {
  const two = (part: number): string => String(part).padStart(2, '0')
  const label =
    quarter !== undefined
      ? `${year}-Q${quarter}`
      : [
          String(year),
          ...(month === undefined ? [] : [two(month)]),
          ...(day === undefined ? [] : [two(day)]),
        ].join('-')
  if (year < 1900 || year > 2199) {
    return { code: 'BAD_DATE', wrong: 'is not in a plausible year', right: '1900 to 2199' }
  }
  if (parsePeriod(label) === undefined) {
    return {
      code: 'BAD_DATE',
      wrong: 'is not a day that the calendar has',
      right: `read as ${listed}, day first`,
    }
  }
  return { value: label }
}

function fromTyped(iso: string, listed: string): Converted {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(.*))?$/.exec(iso) ?? []
  if (day === undefined || parsePeriod(day) === undefined) return notADate(listed)
  if (time !== undefined && /[1-9]/.test(time)) {
    return { code: 'BAD_DATE', wrong: 'holds a time of day', right: 'a date alone' }
  }
  return { value: day }
}

function bareNumber(): Converted {
  return {
    code: 'BAD_DATE',
    wrong: 'is a bare number; if it is an Excel date serial set "serial: true" for this field',
  }
}

/** The day that the source of a cell counts days from. */
function dayZeroOf({ typed }: RawCell): number {
  const stated = typed?.kind === 'NUMBER' ? typed.dayZero : undefined
  return stated === undefined ? DAY_ZERO : Date.parse(stated)
}

function fromSerial(text: string, dayZero: number): Converted {
  const days = Number(text)
  const since1900 = days + (dayZero - DAY_ZERO) / DAY
  const isOneDay = Number.isInteger(days) && since1900 >= FIRST_SERIAL && since1900 <= LAST_SERIAL
  if (!isOneDay) {
    return {
      code: 'BAD_DATE',
      wrong: 'is not a date serial that means one day',
      right: 'a whole number of days, from 1 March 1900 to the end of 2199',
    }
  }
  return { value: new Date(dayZero + days * DAY).toISOString().slice(0, 10) }
}

/** Whether a cell holds something that its own source took for a date. */
export function isTypedDate(cell: RawCell): boolean {
  return cell.typed?.kind === 'DATE'
}
