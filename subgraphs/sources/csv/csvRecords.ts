import { parse } from 'csv-parse/sync'
import type { InfoRecord } from 'csv-parse/sync'

export interface ParsedRecord {
  readonly record: readonly string[]
  readonly info: InfoRecord
}

/**
 * What csv-parse makes of a text.
 *
 * @throws CsvError
 */
export function parsed(utf8: Buffer, delimiter: string): readonly ParsedRecord[] {
  return parse(utf8, {
    delimiter,
    info: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }) as unknown as readonly ParsedRecord[]
}
