import { parsed } from './csvRecords'
import { LineCount } from './lineCount'

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

/** The rows of a window. */
export interface CsvRows {
  readonly count: number
  /** Parted anew each time where that is cheap: cells that are kept cost more than cells made again. */
  readonly cellsOf: (row: number) => readonly string[]
  /** The physical line on which a row ends, the first line of the window being 1. */
  readonly lineOf: (row: number) => number
}

/**
 * The window that begins at an offset. It ends after a line feed that an even number of quotation marks
 * precedes, for only there does a row surely end.
 */
export function windowFrom(utf8: Buffer, from: number): CsvWindow {
  const near = utf8.subarray(from, from + WINDOW_BYTES)
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
    if (at - from >= WINDOW_BYTES && to > 0) break
  }
  if (to === 0 || utf8.length - from <= WINDOW_BYTES) to = utf8.length
  return { from, to, isQuoted: utf8.subarray(from, to).includes(QUOTE) }
}

/** How large a window is. */
export interface CsvExtent {
  readonly rowCount: number
  /** The number of cells in the longest row. */
  readonly columnCount: number
  /** The physical lines that end in the window. */
  readonly lineCount: number
}

/** @throws CsvError */
export function extentOf(utf8: Buffer, window: CsvWindow, delimiter: string): CsvExtent {
  const bytes = utf8.subarray(window.from, window.to)
  if (!window.isQuoted) return plainExtent(bytes, delimiter.charCodeAt(0))
  const rows = parsed(bytes, delimiter)
  const columnCount = rows.reduce((longest, { record }) => Math.max(longest, record.length), 0)
  return { rowCount: rows.length, columnCount, lineCount: new LineCount(bytes).startingAt(bytes.length) - 1 }
}

/** Counts bytes, for making cells only to count them takes several times as long. */
function plainExtent(bytes: Buffer, delimiter: number): CsvExtent {
  let [rowCount, columnCount, columns, begun] = [0, 0, 1, 0]
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === delimiter) columns += 1
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

/** @throws CsvError */
export function rowsIn(utf8: Buffer, { from, to, isQuoted }: CsvWindow, delimiter: string): CsvRows {
  const bytes = utf8.subarray(from, to)
  return isQuoted ? quotedRows(bytes, delimiter) : plainRows(bytes, delimiter)
}

/** Without a quotation mark, each line is a row and each delimiter parts two cells. */
function plainRows(bytes: Buffer, delimiter: string): CsvRows {
  const written = bytes.toString('utf8')
  const text = written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const cellsOf = (row: number): readonly string[] => lines[row]?.split(delimiter) ?? []
  return { count: lines.length, cellsOf, lineOf: (row) => row + 1 }
}

function quotedRows(bytes: Buffer, delimiter: string): CsvRows {
  const counted = new LineCount(bytes)
  const lines: number[] = []
  const cells: (readonly string[])[] = []
  for (const { record, info } of parsed(bytes, delimiter)) {
    cells.push(record)
    lines.push(counted.endingBefore(info.bytes))
  }
  return {
    count: cells.length,
    cellsOf: (row) => cells[row] ?? [],
    lineOf: (row) => lines[row] ?? 0,
  }
}
