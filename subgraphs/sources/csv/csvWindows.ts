import { LineCount } from '../../../base/text/lineCount'
import type { CsvDialect } from './csvRecords'
import { partedRows } from './csvRows'

const WINDOW_BYTES = 1 << 16
const QUOTE = 0x22
const LINE_FEED = 0x0a
const RETURN = 0x0d

/** A stretch of a CSV text that begins and ends with a row. */
export interface CsvWindow {
  /** Offsets in bytes; `to` is not part of it. */
  readonly from: number
  readonly to: number
  readonly isQuoted: boolean
}

/** How large a window is. */
export interface CsvExtent {
  readonly rowCount: number
  /** The number of cells in the longest row. */
  readonly columnCount: number
  /** The physical lines that end in the window. */
  readonly lineCount: number
}

/** The rows of a window. */
export interface CsvRows {
  readonly rowCount: number
  /** Parted anew each time where that is cheap: cells that are kept cost more than cells made again. */
  readonly cellsOf: (row: number) => readonly string[]
  /** The physical line on which a row ends, the first line of the window being 1. */
  readonly lineOf: (row: number) => number
}

/**
 * The window that begins at an offset. It ends after a line feed that an even number of quotation marks
 * precedes, for only there does a row surely end.
 *
 * @param size in bytes; a cell in quotation marks that reaches beyond makes it larger
 */
export function windowFrom(utf8: Buffer, from: number, size = WINDOW_BYTES): CsvWindow {
  const near = utf8.subarray(from, from + size)
  if (!near.includes(QUOTE)) {
    const last = near.lastIndexOf(LINE_FEED)
    if (last !== -1) return { from, to: from + last + 1, isQuoted: false }
  }
  let to = 0
  let isInside = false
  for (let at = from; at < utf8.length; at += 1) {
    const byte = utf8[at]
    if (byte === QUOTE) isInside = !isInside
    else if (byte === LINE_FEED && !isInside) to = at + 1
    if (at - from >= size && to > 0) break
  }
  if (to === 0 || utf8.length - from <= size) to = utf8.length
  return { from, to, isQuoted: utf8.subarray(from, to).includes(QUOTE) }
}

/**
 * How large a window without a quotation mark is. Counts bytes, for making cells only to count them takes several
 * times as long.
 */
export function plainExtent(utf8: Buffer, window: CsvWindow, { delimiter }: CsvDialect): CsvExtent {
  const bytes = utf8.subarray(window.from, window.to)
  const parting = delimiter.charCodeAt(0)
  const highest = Math.max(parting, RETURN)
  let [rowCount, columnCount, columns, begun] = [0, 0, 1, 0]
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    // Letters and digits mean nothing here, and nearly every byte is one.
    if (byte > highest) continue
    if (byte === parting) columns += 1
    else if (byte === LINE_FEED || (byte === RETURN && bytes[at + 1] !== LINE_FEED)) {
      rowCount += 1
      if (columns > columnCount) columnCount = columns
      columns = 1
      begun = at + 1
    }
  }
  const lineCount = rowCount
  if (begun === bytes.length) return { rowCount, columnCount, lineCount }
  return { rowCount: rowCount + 1, columnCount: Math.max(columnCount, columns), lineCount }
}

/** The rows of a window without a quotation mark: each line is a row and each delimiter parts two cells. */
export function plainRows(utf8: Buffer, window: CsvWindow, { delimiter }: CsvDialect): CsvRows {
  const written = utf8.toString('utf8', window.from, window.to)
  const text = written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return {
    rowCount: lines.length,
    cellsOf: (row) => partedLine(lines[row] ?? '', delimiter),
    lineOf: (row) => row + 1,
  }
}

/** As `split`, which takes half as long again. */
function partedLine(line: string, delimiter: string): readonly string[] {
  const cells: string[] = []
  for (let at = 0; ;) {
    const end = line.indexOf(delimiter, at)
    if (end === -1) {
      cells.push(line.slice(at))
      return cells
    }
    cells.push(line.slice(at, end))
    at = end + 1
  }
}

/**
 * The rows of a window with quotation marks in it.
 *
 * @throws CsvError
 */
export function quotedRows(utf8: Buffer, window: CsvWindow, dialect: CsvDialect): CsvRows & CsvExtent {
  const bytes = utf8.subarray(window.from, window.to)
  const { cells, lines } = partedRows(bytes, dialect)
  return {
    rowCount: cells.length,
    get columnCount() {
      return cells.reduce((longest, row) => Math.max(longest, row.length), 0)
    },
    get lineCount() {
      return new LineCount(bytes).startingAt(bytes.length) - 1
    },
    cellsOf: (row) => cells[row] ?? [],
    lineOf: (row) => lines[row] ?? 0,
  }
}
