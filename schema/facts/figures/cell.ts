import type { MissingReason } from './missing'

/** Where a value stood in its source. Only the parts that the kind of source has are present. */
export interface Place {
  readonly file?: string
  /** 1-based record (for a transposed table, the project's ordinal). */
  readonly record?: number
  /** 1-based physical line on which the record, or the cell's row, ends. */
  readonly line?: number
  /** 1-based row of the table. */
  readonly row?: number
  /** 1-based column of the table. */
  readonly column?: number
  /** The heading as the owner wrote it, white space folded. */
  readonly heading?: string
  readonly sheet?: string
  /** A1-style address. */
  readonly cell?: string
  readonly url?: string
  /** JSON pointer into the payload. */
  readonly pointer?: string
  readonly query?: string
  readonly key?: string
}

/**
 * One answer from a source: a value in canonical text, or the reason there is none.
 *
 * Canonical text: numbers as plain decimals (`-12.50`), dates as ISO 8601 cut to their precision
 * (`2029`, `2026-Q4`, `2026-12`, `2026-12-31`), ratings and other codes in capitals.
 */
export type Cell = PresentCell | MissingCell

export interface PresentCell {
  readonly value: string
  readonly reason?: never
  /** What the owner wrote, where that differs from the canonical text. */
  readonly raw?: string
  readonly note?: string
  readonly where?: Place
}

export interface MissingCell {
  readonly value?: never
  readonly reason: MissingReason
  readonly raw?: string
  /** What else the owner said: the section of the Act, the words used. */
  readonly note?: string
  readonly where?: Place
}
