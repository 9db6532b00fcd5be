import { CsvError } from 'csv-parse/sync'

import { Problem } from '../../../base/problems/problem'
import { LineCount } from '../../../base/text/lineCount'
import { utf8Of } from '../../../base/text/textEncoding'
import type { TextEncoding } from '../../../base/text/textEncoding'
import { delimiterOf } from './csvDelimiter'
import type { CsvDialect } from './csvRecords'
import { BrokenWindow, CsvGrid } from './csvGrid'
import { DELIMITERS } from './delimiters'
import type { Delimiter } from './delimiters'
import { looksLike } from '../table/payloadLooks'
import type { RawSource } from '../table/rawTable'
import { tableOfGrid } from '../table/tableOfGrid'
import { refuseTooLarge } from '../table/tableSize'

export interface CsvOptions {
  /** Decided by which one gives rows of one length when left out. */
  readonly delimiter?: Delimiter
  /** Decided by the bytes when left out. */
  readonly encoding?: TextEncoding
  /** Whether a row with fewer cells than headings is one whose last cells are blank; else it is refused. */
  readonly shortRows?: 'pad'
  /** Whether quotation marks may stand inside a cell that is not in quotation marks; else the file is refused. */
  readonly quotes?: 'lenient'
}

/**
 * Opens a CSV payload.
 *
 * @param file how the file is called in places and messages
 * @throws Problem NOT_A_TABLE, TABLE_TOO_LARGE, BAD_ENCODING, BAD_CSV
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
  const { utf8, encoding } = utf8Of(bytes, file, options.encoding)
  const delimiter = options.delimiter === undefined ? delimiterOf(utf8) : DELIMITERS[options.delimiter]
  const grid = gridOf(utf8, file, { delimiter, areQuotesLenient: options.quotes === 'lenient' })
  refuseTooLarge(`file "${file}"`, grid.rowCount, grid.columnCount)
  const gridOptions = {
    padsShort: options.shortRows === 'pad',
    mayHaveDecimalCommas: delimiter === DELIMITERS.semicolon,
  }
  return {
    encoding,
    isRereadable: true,
    table: (wanted) => inFile(file, () => tableOfGrid(grid, wanted, gridOptions)),
  }
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

function gridOf(utf8: Buffer, file: string, dialect: CsvDialect): CsvGrid {
  try {
    return new CsvGrid(utf8, file, dialect)
  } catch (error) {
    if (error instanceof BrokenWindow && error.cause instanceof CsvError) throw malformed(error, file, utf8)
    throw error instanceof BrokenWindow ? error.cause : error
  }
}

const MALFORMED: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed',
  INVALID_OPENING_QUOTE: 'a quotation mark stands inside a cell that is not in quotation marks',
  CSV_INVALID_CLOSING_QUOTE: 'text follows the quotation mark that closes a cell',
}

function malformed({ at, cause }: BrokenWindow, file: string, utf8: Buffer): Problem {
  const error = cause as CsvError & Partial<Record<'bytes' | 'records' | 'column', number>>
  const { bytes, records, column } = error
  const line = at.line + new LineCount(utf8.subarray(at.from)).startingAt(bytes ?? 0)
  const record = at.row + (records ?? 0) + 1
  const what = MALFORMED[error.code] ?? error.message
  const place = { file, record, line, column: (column ?? 0) + 1 }
  const message =
    `file "${file}" record ${record} (begins line ${line}), column ${place.column}: ${what} ` +
    '(a cell with quotation marks in it is enclosed in quotation marks, and those inside are doubled; `csv: { quotes: lenient }` if the writer does neither) [BAD_CSV]'
  return new Problem('BAD_CSV', message, { where: place })
}
