import { parsed } from './csvRecords'
import { LineCount } from './lineCount'

const WINDOW_BYTES = 1 << 16
const QUOTE = 0x22
const LINE_FEED = 0x0a

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
  /** The physical lines that end in the window. */
  readonly lineCount: number
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
  return { count: lines.length, cellsOf, lineOf: (row) => row + 1, lineCount: lines.length }
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
    lineCount: counted.startingAt(bytes.length) - 1,
  }
}
