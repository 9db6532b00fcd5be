import { foldText } from '../../../../base/text/foldText'
import type { NumberShown, RawCell } from '../../../sources/table/rawTable'
import type { Converted } from './converted'
import { isCanonicalDecimal, readDecimal } from './decimals'
import { splitMagnitude } from './magnitudes'

/** A plain number. */
export function readNumber(cell: RawCell): Converted {
  const value = decimalIn(cell)
  return value === undefined
    ? { code: 'BAD_NUMBER', wrong: 'is not a number', right: 'plain digits such as 1250 or 1,250.5' }
    : { value }
}

/** A whole number. */
export function readInteger(cell: RawCell): Converted {
  const value = decimalIn(cell)
  if (value === undefined || /\.\d*[1-9]/.test(value)) {
    return { code: 'BAD_NUMBER', wrong: 'is not a whole number', right: 'plain digits such as 1250' }
  }
  return { value: value.replace(/\..*$/, '') }
}

/** The decimal in a cell, typed or written; nothing where there is none, or where it is shown as money. */
export function decimalIn(cell: RawCell): string | undefined {
  if (cell.typed !== undefined) {
    const isNumber = cell.typed.kind === 'NUMBER' && !isShownAsMoney(cell.typed.shown)
    return isNumber ? readDecimal(cell.typed.value) : undefined
  }
  return isCanonicalDecimal(cell.text) ? cell.text : readDecimal(foldText(cell.text))
}

/** Whether a currency or a word for a power of ten is shown beside a number; any other unit does no harm. */
function isShownAsMoney(shown: NumberShown | undefined): boolean {
  if (shown === undefined) return false
  return shown.currency !== undefined || splitMagnitude(`0${shown.after}`).magnitude !== undefined
}
