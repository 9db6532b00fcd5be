import { read, utils } from '@e965/xlsx'
import type { CellObject, WorkBook } from '@e965/xlsx'

import type { CellRange } from '../../../../subgraphs/sources/table/cellAddress'
import { cellAddress, contains } from '../../../../subgraphs/sources/table/cellAddress'
import type { ReadWorkbook, SheetCell } from '../../../../subgraphs/sources/workbook/sheetReader'

export interface Agreement {
  /** Cells that were held against each other. */
  readonly cells: number
  readonly differences: readonly string[]
}

/** Holds every cell that we read, and every cell that SheetJS reads, against the other's. */
export function compareWithSheetJs(bytes: Buffer, ours: ReadWorkbook, range: CellRange): Agreement {
  const theirs = read(bytes, {
    cellDates: false,
    cellFormula: true,
    cellNF: true,
    sheetRows: range.last.row + 1,
  })
  const differences: string[] = []
  let cells = 0
  for (const name of theirs.SheetNames) {
    if (cellsOf(theirs, name, range).size > 0 && !ours.sheets.some((sheet) => sheet.name === name)) {
      differences.push(`${name}: read by SheetJS alone`)
    }
  }
  for (const sheet of ours.sheets) {
    const own = new Map(sheet.cells.map((cell) => [cellAddress(cell), cell]))
    const other = cellsOf(theirs, sheet.name, range)
    for (const address of new Set([...own.keys(), ...other.keys()])) {
      const difference = differs(own.get(address), other.get(address), theirs)
      cells += 1
      if (difference !== undefined) differences.push(`${sheet.name}!${address}: ${difference}`)
    }
  }
  return { cells, differences }
}

function cellsOf(book: WorkBook, name: string, range: CellRange): ReadonlyMap<string, CellObject> {
  const cells = new Map<string, CellObject>()
  for (const [address, cell] of Object.entries(book.Sheets[name] ?? {})) {
    if (address.startsWith('!')) continue
    const { r: row, c: column } = utils.decode_cell(address)
    if (contains(range, { row, column })) cells.set(address, cell as CellObject)
  }
  return cells
}

function differs(
  ours: SheetCell | undefined,
  theirs: CellObject | undefined,
  book: WorkBook,
): string | undefined {
  const own = ours === undefined || isBlank(ours) ? 'blank' : plain(ours, book)
  const other = theirs === undefined ? 'blank' : plainOther(theirs)
  const formulas = [ours?.formula !== undefined, theirs?.f !== undefined]
  if (own !== other) return `we read ${own}, SheetJS ${other}`
  // SheetJS passes over a formula without a result, with its cell.
  return theirs !== undefined && formulas[0] !== formulas[1] ? `formula: ${formulas.join(', ')}` : undefined
}

function isBlank({ kind, value }: SheetCell): boolean {
  return kind === 'EMPTY' || (kind === 'TEXT' && value.trim() === '')
}

/** A cell of ours as both can be written: numbers, dates among them, as the number that the file holds. */
function plain({ kind, value }: SheetCell, book: WorkBook): string {
  switch (kind) {
    case 'NUMBER':
    case 'PERCENT':
      return `number ${Number(value)}`
    case 'DATE':
      return `number ${serialOf(value, book.Workbook?.WBProps?.date1904 === true)}`
    case 'TIME': {
      const [, hours, minutes, seconds] = (/^PT(\d+)H(\d+)M(\d+)S$/.exec(value) ?? []).map(Number)
      return `number ${rounded(((hours ?? NaN) * 3600 + (minutes ?? NaN) * 60 + (seconds ?? NaN)) / 86_400)}`
    }
    case 'BOOLEAN':
      return `boolean ${value}`
    case 'ERROR':
      return `error ${value}`
    default:
      // SheetJS trims the spaces of OpenDocument text, and gives line ends of both kinds.
      return `text ${value.replace(/\r\n?/g, '\n').trim()}`
  }
}

function plainOther({ t: type, v: value, w: shown, z: format }: CellObject): string {
  if (type === 'n' && typeof value === 'number') {
    return `number ${typeof format === 'string' && /[ydhs]/i.test(format) ? rounded(value) : value}`
  }
  if (type === 'b') return `boolean ${String(value)}`
  if (type === 'e') return `error ${shown ?? ''}`
  const text = String(value ?? '')
    .replace(/\r\n?/g, '\n')
    .trim()
  return text === '' ? 'blank' : `text ${text}`
}

/** Excel's count of days, in which 1900 has a 29 February. */
function serialOf(iso: string, from1904: boolean): number {
  const dayZero = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, iso < '1900-03-01' ? 31 : 30)
  return rounded((Date.parse(iso.includes('T') ? `${iso}Z` : iso) - dayZero) / 86_400_000)
}

/** To the millisecond: a fraction of a day has no exact decimal. */
function rounded(days: number): number {
  return Math.round(days * 86_400_000) / 86_400_000
}
