/** The letters of a column in a spreadsheet: 1 is A, 35 is AI. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return letters
}

/** A cell of a sheet, from 0. */
export interface CellPosition {
  readonly row: number
  readonly column: number
}

/** Cells from the first to the last, both included, from 0. */
export interface CellRange {
  readonly first: CellPosition
  readonly last: CellPosition
}

/** What a sheet can hold at most. */
export const LAST_CELL: CellPosition = { row: 1_048_575, column: 16_383 }

/** `C10` for row 9, column 2. */
export function cellAddress({ row, column }: CellPosition): string {
  return `${columnLetters(column + 1)}${row + 1}`
}

/** The position that an address such as `C10` names; nothing where it names none that a sheet can have. */
export function parseCellAddress(address: string): CellPosition | undefined {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address) ?? []
  if (letters === undefined || digits === undefined) return undefined
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  const position = { row: Number(digits) - 1, column: column - 1 }
  return contains({ first: { row: 0, column: 0 }, last: LAST_CELL }, position) ? position : undefined
}

/** The range that text such as `A1:ZZ5000` names. */
export function parseCellRange(text: string): CellRange | undefined {
  const [from, to, ...others] = text.split(':')
  const first = parseCellAddress(from ?? '')
  const last = parseCellAddress(to ?? '')
  if (first === undefined || last === undefined || others.length > 0) return undefined
  return first.row <= last.row && first.column <= last.column ? { first, last } : undefined
}

export function contains({ first, last }: CellRange, { row, column }: CellPosition): boolean {
  return row >= first.row && row <= last.row && column >= first.column && column <= last.column
}
