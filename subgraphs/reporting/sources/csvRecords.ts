import { parse } from 'csv-parse/sync'
import type { InfoRecord } from 'csv-parse/sync'

import { DELIMITERS } from './delimiters'

/** Rows looked at to tell the delimiter. */
const TRIED = 50

export interface ParsedRecord {
  readonly record: readonly string[]
  readonly info: InfoRecord
}

/** @throws CsvError */
export function parsed(utf8: Buffer, delimiter: string, to?: number): readonly ParsedRecord[] {
  return parse(utf8, {
    delimiter,
    info: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    ...(to === undefined ? {} : { to }),
  }) as unknown as readonly ParsedRecord[]
}

/** The delimiter that parses, and then the one whose rows agree best on having several cells. */
export function delimiterOf(utf8: Buffer): string {
  let best: { readonly delimiter: string; readonly agreeing: number; readonly width: number } | undefined
  for (const delimiter of Object.values(DELIMITERS)) {
    const score = agreement(utf8, delimiter)
    if (score === undefined) continue
    const better =
      best === undefined ||
      score.agreeing > best.agreeing ||
      (score.agreeing === best.agreeing && score.width > best.width)
    if (better) best = { delimiter, ...score }
  }
  return best?.delimiter ?? DELIMITERS.comma
}

function agreement(utf8: Buffer, delimiter: string): { agreeing: number; width: number } | undefined {
  let rows: readonly ParsedRecord[]
  try {
    rows = parsed(utf8, delimiter, TRIED)
  } catch {
    return undefined
  }
  const widths = new Map<number, number>()
  for (const { record } of rows)
    if (record.length > 1) widths.set(record.length, (widths.get(record.length) ?? 0) + 1)
  const commonest = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]
  return commonest === undefined
    ? { agreeing: 0, width: 1 }
    : { agreeing: commonest[1] / rows.length, width: commonest[0] }
}
