import type { RawCell } from '../../../sources/table/rawTable'
import type { ColumnFault, Converter } from './converted'

/** What parts the whole from the rest of a number. */
export const DECIMAL_MARKS = ['point', 'comma'] as const

export type DecimalMark = (typeof DECIMAL_MARKS)[number]

const UNIT = '(?:\\s?[%a-z£€$]*)'
/** A number only with a decimal comma: `12,5`, `1.234,56`. */
const ONLY_COMMA = new RegExp(
  `^[-−–+(£]*(?:\\d{1,3}(?:\\.\\d{3})+|\\d+),(?:\\d{1,2}|\\d{4,})\\)?${UNIT}$|^[-−–+(£]*\\d{1,3}(?:\\.\\d{3})+,\\d+\\)?${UNIT}$`,
  'i',
)
/** A number only with a decimal point: `12.5`, `1,234.56`, `1,234,567`. */
const ONLY_POINT = new RegExp(
  `^[-−–+(£]*(?:\\d{1,3}(?:,\\d{3})+|\\d+)\\.(?:\\d{1,2}|\\d{4,})\\)?${UNIT}$|^[-−–+(£]*\\d{1,3}(?:,\\d{3})(?:,\\d{3})+\\)?${UNIT}$`,
  'i',
)
/** A thousand times as much with a point as with a comma. */
const EITHER = new RegExp(`^[-−–+(£]*\\d{1,3},\\d{3}\\)?${UNIT}$`, 'i')

/** A text of each sort that a column has shown so far. */
interface Seen {
  comma?: string
  either?: string
  point?: string
}

/**
 * Reads numbers with the decimal mark of their column.
 *
 * @param mark what the field says; where it says nothing, a column that contradicts the point refuses its return
 * @param mayBeComma whether the payload is one in which decimal commas are likely: cells are parted by semicolons
 */
export function withDecimalMark(
  read: Converter,
  mark: DecimalMark | undefined,
  mayBeComma: boolean,
): Converter {
  if (mark === 'point') return read
  if (mark === 'comma') return (cell) => read(cell.typed === undefined ? withPoint(cell) : cell)
  const seen: Seen = {}
  const weighing = (cell: RawCell): ReturnType<Converter> => {
    if (cell.typed === undefined) weigh(cell.text.trim(), seen)
    return read(cell)
  }
  return Object.assign(weighing, { columnFault: () => faultOf(seen, mayBeComma) })
}

function withPoint(cell: RawCell): RawCell {
  const text = cell.text.replace(/(?<=\d)[\s\u00a0\u202f](?=\d)/g, '')
  return { ...cell, text: text.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ',')) }
}

function weigh(text: string, seen: Seen): void {
  if (ONLY_COMMA.test(text)) seen.comma ??= text
  else if (ONLY_POINT.test(text)) seen.point ??= text
  else if (EITHER.test(text)) seen.either ??= text
}

function faultOf({ comma, either, point }: Seen, mayBeComma: boolean): ColumnFault | undefined {
  if (point !== undefined) return undefined
  const right = '`decimal: comma` for this field, or `decimal: point` if commas part thousands'
  if (comma !== undefined) {
    const wrong =
      'is a number only with a decimal comma, and no number of the column is one only with a decimal point'
    return { code: 'DECIMAL_COMMA', text: comma, wrong, right }
  }
  if (either === undefined || !mayBeComma) return undefined
  const wrong =
    'is a thousand times as much with a decimal point as with a decimal comma, and nothing in a file parted by semicolons says which'
  return { code: 'DECIMAL_COMMA', text: either, wrong, right }
}
