import { LineCount } from '../../../base/text/lineCount'
import { parsed } from './csvRecords'
import type { CsvDialect } from './csvRecords'

const QUOTE = 0x22
const LINE_FEED = 0x0a
const RETURN = 0x0d
const LINE_END = /\r\n?|\n/g

/** The rows of a stretch of CSV that begins and ends with a row. */
export interface PartedRows {
  readonly cells: readonly (readonly string[])[]
  /** The physical line on which each row ends, the first line of the stretch being 1. */
  readonly lines: readonly number[]
}

/**
 * The rows of a text, exactly as csv-parse has them, made in a fraction of the time; nothing where quotation marks do
 * not stand as they should. What is wrong then is for csv-parse to say.
 *
 * @param most how many rows are wanted at most
 */
export function wellFormedRows(text: string, delimiter: string, most = Infinity): PartedRows | undefined {
  const cells: (readonly string[])[] = []
  const lines: number[] = []
  const parting = delimiter.charCodeAt(0)
  let line = 1
  for (let at = 0; at < text.length && cells.length < most;) {
    const row: string[] = []
    let code: number
    do {
      if (text.charCodeAt(at) === QUOTE) {
        const close = closingQuote(text, at)
        if (close === undefined) return undefined
        const inner = text.slice(at + 1, close)
        row.push(inner.includes('"') ? inner.replaceAll('""', '"') : inner)
        line += lineEndsIn(inner)
        at = close + 1
      } else {
        const from = at
        at = bareEnd(text, at, parting)
        row.push(text.slice(from, at))
      }
      code = text.charCodeAt(at)
      at += 1
    } while (code === parting)
    if (code === RETURN && text.charCodeAt(at) === LINE_FEED) at += 1
    else if (code !== RETURN && code !== LINE_FEED && at <= text.length) return undefined
    cells.push(row)
    lines.push(line)
    line += 1
  }
  return { cells, lines }
}

/** Where a quotation mark stands that is not one of two; nothing where the cell is never closed. */
function closingQuote(text: string, open: number): number | undefined {
  for (let at = open + 1; ; at += 2) {
    at = text.indexOf('"', at)
    if (at === -1) return undefined
    if (text.charCodeAt(at + 1) !== QUOTE) return at
  }
}

/** Where a cell without quotation marks ends, or the first that stands in it nevertheless. */
function bareEnd(text: string, from: number, parting: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === parting || code === LINE_FEED || code === RETURN || code === QUOTE) return at
  }
  return at
}

function lineEndsIn(text: string): number {
  return text.includes('\n') || text.includes('\r') ? (text.match(LINE_END) ?? []).length : 0
}

/**
 * The rows of a stretch of CSV.
 *
 * @throws CsvError
 */
export function partedRows(utf8: Buffer, dialect: CsvDialect): PartedRows {
  return wellFormedRows(utf8.toString('utf8'), dialect.delimiter) ?? rowsOfCsvParse(utf8, dialect)
}

function rowsOfCsvParse(utf8: Buffer, dialect: CsvDialect): PartedRows {
  const counted = new LineCount(utf8)
  const cells: (readonly string[])[] = []
  const lines: number[] = []
  for (const { record, info } of parsed(utf8, dialect)) {
    cells.push(record)
    lines.push(counted.endingBefore(info.bytes))
  }
  return { cells, lines }
}
