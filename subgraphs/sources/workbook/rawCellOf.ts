import { percentText } from '../../../base/text/decimalText'
import type { Place } from '../../../schema/facts/figures/cell'
import type { RawCell, RawDefect } from '../table/rawTable'
import type { NumberShape } from './format/numberShape'
import { shownNumber } from './format/shownNumber'
import type { SheetCell } from './sheetReader'

/** Before 1 March 1900 spreadsheets disagree by a day: one of them believes in 29 February 1900. */
const FIRST_DATE = '1900-03-01'

/**
 * A cell of a sheet as every source gives its cells, as a person sees it but never rounded. A percentage keeps
 * its sign, so that nobody takes the fraction behind it for points; a formula that was never calculated, and an error, are never blank.
 *
 * @param dayZero the day that its workbook counts days from, where that is not 30 December 1899
 */
export function rawCellOf(cell: SheetCell, place: Place, dayZero?: string): RawCell {
  const { kind, value, formula } = cell
  switch (kind) {
    case 'TEXT':
      return { text: value, place }
    case 'NUMBER': {
      if (/^-?\d{16,}$/.test(value)) return { text: value, defect: ROUNDED, place }
      if (cell.shape !== undefined) return shapedCell(value, cell.shape, place)
      const from = dayZero === undefined ? {} : { dayZero }
      return { text: value, typed: { kind, value, ...from }, place }
    }
    case 'PERCENT':
      return { text: percentText(value), place }
    case 'BOOLEAN':
      return { text: value.toUpperCase(), typed: { kind, value: value === 'true' }, place }
    case 'DATE':
      return isCertain(value)
        ? { text: value, typed: { kind, value }, place }
        : { text: value, defect: UNCERTAIN_DATE, place }
    case 'TIME':
      return { text: clockText(value), place }
    case 'ERROR':
      return { text: value, defect: cellError(formula), place }
    case 'EMPTY':
      return formula === undefined
        ? { text: '', place }
        : { text: `=${formula}`, defect: UNCALCULATED, place }
  }
}

const PER_CENT = /^\s?(?:%|per ?cent)/i

/** A number with what its format shows beside it. One with a per cent sign is words, as every percentage is. */
function shapedCell(decimal: string, shown: NumberShape, place: Place): RawCell {
  const { text, value } = shownNumber(decimal, shown)
  return PER_CENT.test(shown.after)
    ? { text, place }
    : { text, typed: { kind: 'NUMBER', value, shown }, place }
}

const ROUNDED: RawDefect = {
  code: 'BAD_NUMBER',
  wrong: 'has more than 15 digits, which spreadsheets round',
  right: 'a cell formatted as text',
}

const UNCERTAIN_DATE: RawDefect = {
  code: 'BAD_DATE',
  wrong: 'is a date before 1 March 1900, on which spreadsheets disagree by a day, or after 9999',
  right: 'a later date, or the words in a cell formatted as text',
}

const UNCALCULATED: RawDefect = {
  code: 'UNCALCULATED_FORMULA',
  wrong: 'is a formula with no stored result',
  right: 'open and save the workbook in Excel or LibreOffice',
}

function cellError(formula: string | undefined): RawDefect {
  const from = formula === undefined || formula === '' ? '' : `, from the formula =${formula}`
  return {
    code: 'CELL_ERROR',
    wrong: `is an error of the workbook${from}`,
    right: 'mend the cell and save the workbook',
  }
}

function isCertain(iso: string): boolean {
  return /^\d{4}-/.test(iso) && iso >= FIRST_DATE
}

/** `PT9H30M0S` as `09:30:00`. */
function clockText(duration: string): string {
  const [, ...parts] = /^PT(\d+)H(\d+)M(\d+)S$/.exec(duration) ?? []
  return parts.length === 0 ? duration : parts.map((part) => part.padStart(2, '0')).join(':')
}
