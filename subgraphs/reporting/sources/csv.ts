import { CsvError } from 'csv-parse/sync'

import { Problem } from '../../../schema/problem'
import { delimiterOf, parsed } from './csvRecords'
import { DELIMITERS } from './delimiters'
import type { Delimiter } from './delimiters'
import type { Grid } from './grid'
import { LineCount } from './lineCount'
import { looksLike } from './payloadLooks'
import type { RawSource } from './rawTable'
import { tableOfGrid } from './tableOfGrid'
import { decodeText } from './textEncoding'
import type { TextEncoding } from './textEncoding'

export interface CsvOptions {
  /** Decided by which one gives rows of one length when left out. */
  readonly delimiter?: Delimiter
  /** Decided by the bytes when left out. */
  readonly encoding?: TextEncoding
}

interface CsvRow {
  readonly cells: readonly string[]
  /** The physical line on which it ends. */
  readonly line: number
}

/**
 * Opens a CSV payload.
 *
 * @param file how the file is called in places and messages
 * @throws Problem NOT_A_TABLE, BAD_ENCODING, BAD_CSV
 */
export function openCsv(bytes: Uint8Array, file: string, options: CsvOptions = {}): RawSource {
  const look = looksLike(bytes)
  if (look !== undefined && !(options.encoding?.startsWith('utf-16') === true && look.includes('NUL'))) {
    throw new Problem(
      'NOT_A_TABLE',
      `file "${file}" is not a CSV table: it looks like ${look} [NOT_A_TABLE]`,
      {
        file,
        look,
      },
    )
  }
  const { text, encoding } = decodeText(bytes, file, options.encoding)
  const utf8 = Buffer.from(text, 'utf8')
  const delimiter = options.delimiter === undefined ? delimiterOf(utf8) : DELIMITERS[options.delimiter]
  const grid = gridOf(rowsOf(utf8, file, delimiter), file)
  return { encoding, table: (wanted) => inFile(file, () => tableOfGrid(grid, wanted)) }
}

function inFile<T>(file: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof Problem && error.code === 'HEADER_NOT_FOUND') {
      throw new Problem(error.code, `file "${file}": ${error.message}`, { file })
    }
    throw error
  }
}

function rowsOf(utf8: Buffer, file: string, delimiter: string): readonly CsvRow[] {
  const lines = new LineCount(utf8)
  try {
    return parsed(utf8, delimiter).map(({ record, info }) => ({
      cells: record,
      line: lines.endingBefore(info.bytes),
    }))
  } catch (error) {
    if (error instanceof CsvError) throw malformed(error, file, utf8)
    throw error
  }
}

const MALFORMED: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed',
  INVALID_OPENING_QUOTE: 'a quotation mark stands inside a cell that is not in quotation marks',
  CSV_INVALID_CLOSING_QUOTE: 'text follows the quotation mark that closes a cell',
}

function malformed(error: CsvError, file: string, utf8: Buffer): Problem {
  const { bytes, records, column } = error as CsvError &
    Partial<Record<'bytes' | 'records' | 'column', number>>
  const line = new LineCount(utf8).startingAt(bytes ?? 0)
  const record = (records ?? 0) + 1
  const what = MALFORMED[error.code] ?? error.message
  const place = { file, record, line, column: (column ?? 0) + 1 }
  const message =
    `file "${file}" record ${record} (begins line ${line}), column ${place.column}: ${what} ` +
    '(a cell with quotation marks in it is enclosed in quotation marks, and those inside are doubled) [BAD_CSV]'
  return new Problem('BAD_CSV', message, { where: place })
}

function gridOf(rows: readonly CsvRow[], file: string): Grid {
  const text = (row: number, column: number): string => rows[row]?.cells[column] ?? ''
  return {
    rowCount: rows.length,
    columnCount: rows.reduce((longest, { cells }) => Math.max(longest, cells.length), 0),
    rowLength: (row) => rows[row]?.cells.length ?? 0,
    text,
    cell: (row, column) => ({
      text: text(row, column),
      place: { file, line: rows[row]?.line ?? 0, row: row + 1, column: column + 1 },
    }),
  }
}
