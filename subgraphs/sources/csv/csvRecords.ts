import { parse } from 'csv-parse/sync'
import type { InfoRecord } from 'csv-parse/sync'

export interface ParsedRecord {
  readonly record: readonly string[]
  readonly info: InfoRecord
}

/** How the cells of a text are parted. */
export interface CsvDialect {
  readonly delimiter: string
  /** Whether quotation marks may stand inside a cell that is not in quotation marks. */
  readonly areQuotesLenient: boolean
}

/**
 * What csv-parse makes of a text.
 *
 * @throws CsvError
 */
export function parsed(utf8: Buffer, { delimiter, areQuotesLenient }: CsvDialect): readonly ParsedRecord[] {
  return parse(utf8, {
    delimiter,
    relax_quotes: areQuotesLenient,
    info: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }) as unknown as readonly ParsedRecord[]
}
