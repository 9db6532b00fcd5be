import { compilePattern } from '../../../../base/text/safePattern'
import { foldText } from '../../../../base/text/foldText'
import type { RawCell } from '../../../sources/table/rawTable'
import type { ColumnFault, Converted, Converter } from './converted'

/** A long number as a spreadsheet shows it: what it has cut off, nobody knows. */
const SCIENTIFIC = /^-?\d(?:\.\d+)?E[+-]?\d{1,3}$/i
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
/** As a spreadsheet shows `3-1` and `JAN3` once it has taken them for dates. */
const SHOWN_DATE = new RegExp(`^(?:\\d{1,2}-${MONTH}(?:-\\d{2,4})?|${MONTH}-\\d{2})$`)
const BARE = /^\d+$/
/** The days of 2000 to 2049 as a spreadsheet counts them. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 54_788]

/** What the codes of a column have shown so far. */
interface Seen {
  serial?: string
  isNumbered?: boolean
  isWorded?: boolean
}

/**
 * Refuses codes that a spreadsheet has made something else of, unless a pattern says that they are so written; and
 * tells of numbers that may be dates among codes of another form.
 */
export function withoutDamage(read: Converter, pattern: string | undefined): Converter {
  const fits = pattern === undefined ? () => false : compilePattern(pattern)
  const seen: Seen = {}
  const checked = (cell: RawCell): Converted => {
    const text = foldText(cell.text)
    if (!BARE.test(text)) seen.isWorded = true
    if (cell.typed === undefined && !fits(text)) {
      if (SCIENTIFIC.test(text)) return CUT
      if (SHOWN_DATE.test(text)) return DATED
    }
    if (BARE.test(text) && text.length === 5 && Number(text) >= FIRST_SERIAL && Number(text) <= LAST_SERIAL)
      seen.serial ??= text
    else if (BARE.test(text)) seen.isNumbered = true
    return read(cell)
  }
  return Object.assign(checked, { columnNote: () => noteOf(seen) })
}

const CUT: Converted = {
  code: 'DAMAGED_CODE',
  wrong: 'is a number whose last digits a spreadsheet has cut off',
  right: 'the code in a cell formatted as text at its source; a `pattern` for codes that are so written',
}
const DATED: Converted = {
  code: 'DAMAGED_CODE',
  wrong: 'is what a spreadsheet makes of a code that it takes for a date',
  right: 'the code in a cell formatted as text at its source; a `pattern` for codes that are so written',
}

function noteOf({ serial, isNumbered, isWorded }: Seen): ColumnFault | undefined {
  // A column of such numbers alone is one of codes.
  if (serial === undefined || isNumbered === true || isWorded !== true) return undefined
  const wrong = 'is the number of a day in a spreadsheet, and no other code of the column is a number'
  return {
    code: 'DAMAGED_CODE',
    text: serial,
    wrong,
    right: 'nothing if it is a code; else the code as text at its source',
  }
}
