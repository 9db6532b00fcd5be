import { parsePeriod } from '../../../../base/dates/period'
import { foldText } from '../../../../base/text/foldText'
import type { RawCell } from '../../../sources/table/rawTable'
import type { ColumnFault, Converted, Converter, Misread } from './converted'
import { compileDateForm, isDayFirst, monthNamed } from './dateForms'
import type { DateForm, DateParts } from './dateForms'
import { dayIn, instantOf, isInstant } from './instants'
import type { Epoch } from './instants'
import { timeBehind } from './timeOfDay'
import { withoutWeekday } from './weekdays'

const BARE_NUMBER = /^\d{5,6}(\.\d+)?$/
const DAY_ZERO = Date.UTC(1899, 11, 30)
const DAY = 86_400_000
/** Serial 61 is 1 March 1900. Before it, spreadsheets disagree by a day. */
const FIRST_SERIAL = 61
const LAST_SERIAL = 109_575

/** The precisions that a date may be cut to, coarsest last. */
export const CUTS = ['month', 'quarter', 'year'] as const

export interface DateOptions {
  readonly formats?: readonly string[] | undefined
  /** Whether a bare number is a spreadsheet's count of days since 1900. */
  readonly serial?: boolean | undefined
  /** Whether a time of day is left out; else it is refused. */
  readonly time?: 'refuse' | 'drop' | undefined
  /** The time zone in which the day of an instant is meant. */
  readonly zone?: string | undefined
  /** What a bare number counts, where it is an instant. */
  readonly epoch?: Epoch | undefined
  /** Whether forms may put the month first; `false` says that none does, whatever the clock. */
  readonly monthFirst?: boolean | undefined
  /** The first year of the hundred in which years of two digits lie. */
  readonly pivot?: number | undefined
  /** What a date is cut to. */
  readonly precision?: (typeof CUTS)[number] | undefined
}

/** Reads a date in one of the forms listed and no other, to the precision of the form. */
export function dateReader(options: DateOptions): Converter {
  const reader = new DateReader(options)
  return Object.assign((cell: RawCell) => reader.read(cell), { columnFault: () => reader.columnFault() })
}

class DateReader {
  readonly #options: DateOptions
  readonly #forms: readonly { readonly parse: DateForm; readonly isDayFirst: boolean }[]
  readonly #right: string
  /** A text that is a day only with the month first. */
  #swapped: string | undefined
  #hasDayFirst = false

  constructor(options: DateOptions) {
    const { formats = [] } = options
    this.#options = options
    this.#forms = formats.map((form) => ({
      parse: compileDateForm(form, options.pivot),
      isDayFirst: isDayFirst(form),
    }))
    const instants = options.zone === undefined ? [] : [`an instant, whose day in ${options.zone} counts`]
    this.#right = [...formats, ...instants].join(', ')
  }

  read(cell: RawCell): Converted {
    const read = cell.typed?.kind === 'DATE' ? this.#typed(cell.typed.value) : this.#written(cell)
    return 'value' in read ? { value: cut(read.value, this.#options.precision) } : read
  }

  columnFault(): ColumnFault | undefined {
    if (this.#swapped === undefined || this.#hasDayFirst || this.#options.monthFirst === true)
      return undefined
    return {
      code: 'MONTH_FIRST',
      text: this.#swapped,
      wrong: 'is a day only with the month first, and no date of the column is one only with the day first',
      right: 'forms with `monthFirst: true`; or the dates mended at their source',
    }
  }

  #typed(iso: string): Converted {
    const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(.*))?$/.exec(iso) ?? []
    if (day === undefined || parsePeriod(day) === undefined) return this.#notADate()
    // A program that swapped day and month typed what it could, and left the rest as text.
    if (Number(day.slice(8)) > 12) this.#hasDayFirst = true
    const isTimed = time !== undefined && /[1-9]/.test(time)
    return isTimed && this.#options.time !== 'drop' ? TIMED : { value: day }
  }

  #written(cell: RawCell): Converted {
    const text = cell.typed?.kind === 'NUMBER' ? cell.typed.value : foldText(cell.text)
    const { zone, epoch, serial } = this.#options
    const plain = this.#byForm(text)
    if (plain !== undefined) return plain
    const instant = instantOf(text, epoch)
    if (instant !== undefined) return zone === undefined ? NO_ZONE : { value: dayIn(zone, instant) }
    if (isInstant(text))
      return { code: 'BAD_DATE', wrong: 'is an instant that the calendar lacks', right: this.#right }
    if (BARE_NUMBER.test(text)) return serial === true ? fromSerial(text, dayZeroOf(cell)) : BARE
    return this.#timed(text) ?? this.#notADate()
  }

  /** With what a program writes around a date taken off: the day of the week, the ending of an ordinal number. */
  #byForm(text: string): Converted | undefined {
    const direct = this.#parsed(text)
    if (direct !== undefined) return direct
    const ordinal = text.replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/i, '$1')
    const { rest, weekday } = withoutWeekday(ordinal)
    if (rest === text) return undefined
    const read = this.#parsed(rest)
    if (read === undefined || !('value' in read) || weekday === undefined) return read
    return new Date(`${read.value}T00:00:00Z`).getUTCDay() === weekday
      ? read
      : {
          code: 'BAD_DATE',
          wrong: `is not on that day of the week, read as ${read.value}`,
          right: this.#right,
        }
  }

  #parsed(text: string): Converted | undefined {
    for (const { parse, isDayFirst: dayFirst } of this.#forms) {
      const parts = parse(text)
      if (parts === undefined) continue
      if (dayFirst) this.#weigh(parts, text)
      return this.#fromParts(parts)
    }
    return undefined
  }

  /** Notes what a date in numbers, day first, shows of the order of its column. */
  #weigh({ year, month = 0, day = 0 }: DateParts, text: string): void {
    if (day > 12) this.#hasDayFirst = true
    const swapped = [year, ...[day, month].map((part) => String(part).padStart(2, '0'))].join('-')
    if (month > 12 && parsePeriod(swapped) !== undefined) this.#swapped ??= text
  }

  #timed(text: string): Converted | undefined {
    const timed = timeBehind(text)
    if (timed === undefined) return undefined
    const { time, monthFirst } = this.#options
    const read = this.#byForm(timed.day)
    if (read === undefined || !('value' in read)) return read
    if (timed.isTwelveHour && monthFirst === undefined && !namesMonth(timed.day)) return TWELVE_HOURS
    return timed.isMidnight || time === 'drop' ? read : TIMED
  }

  #fromParts({ year, quarter, month, day, openYear }: DateParts): Converted {
    const two = (part: number): string => String(part).padStart(2, '0')
    const rest = [...(month === undefined ? [] : [two(month)]), ...(day === undefined ? [] : [two(day)])]
    const label = quarter === undefined ? [String(year), ...rest].join('-') : `${year}-Q${quarter}`
    if (openYear !== undefined) {
      const wrong = `has a year of two digits, which may be 19${two(openYear)} or 20${two(openYear)}`
      return {
        code: 'BAD_DATE',
        wrong,
        right: 'four digits; or `pivot: 2000` for this field if years 2000 to 2099 are meant',
      }
    }
    if (year < 1900 || year > 2199) {
      return { code: 'BAD_DATE', wrong: 'is not in a plausible year', right: '1900 to 2199' }
    }
    if (label === '1900-01-01' || label === '1899-12-30') {
      return {
        code: 'BAD_DATE',
        wrong: 'is what a spreadsheet shows for nought',
        right: 'a blank, or a date',
      }
    }
    if (parsePeriod(label) !== undefined) return { value: label }
    const order = this.#options.monthFirst === true ? '' : ', day first'
    return {
      code: 'BAD_DATE',
      wrong: 'is not a day that the calendar has',
      right: `read as ${this.#right}${order}`,
    }
  }

  #notADate(): Misread {
    return { code: 'BAD_DATE', wrong: 'is not a date in any accepted form', right: this.#right }
  }
}

function namesMonth(text: string): boolean {
  return (text.match(/[a-z]{3,9}/gi) ?? []).some((word) => monthNamed(word) !== undefined)
}

const TIMED: Misread = {
  code: 'BAD_DATE',
  wrong: 'holds a time of day',
  right: 'a date alone; or `time: drop` for this field if only the day counts',
}
const NO_ZONE: Misread = {
  code: 'BAD_DATE',
  wrong: 'is an instant, which may fall on another day elsewhere',
  right: '`zone: Europe/London` for this field, or whichever zone its day is meant in',
}
const TWELVE_HOURS: Misread = {
  code: 'BAD_DATE',
  wrong: 'has a clock of twelve hours, as where the month comes first',
  right: '`monthFirst: true` with a form such as M/d/yyyy, or `monthFirst: false` if the day comes first',
}
const BARE: Misread = {
  code: 'BAD_DATE',
  wrong: 'is a bare number; if it is an Excel date serial set "serial: true" for this field',
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

/** A date to no more than a precision; one that is already as coarse stays. */
function cut(value: string, precision: DateOptions['precision']): string {
  const month = /^\d{4}-(\d{2})/.exec(value)?.[1]
  if (precision === undefined) return value
  if (precision === 'year') return value.slice(0, 4)
  if (month === undefined) return value
  if (precision === 'month') return value.slice(0, 7)
  return `${value.slice(0, 4)}-Q${Math.ceil(Number(month) / 3)}`
}

/** Whether a cell holds something that its own source took for a date. */
export function isTypedDate(cell: RawCell): boolean {
  return cell.typed?.kind === 'DATE'
}
