import { sqlProblem } from './sqlProblem'

/** What a column holds. `DATE` is a date or a point in time, `NUMBER` any number; all else is `TEXT`. */
export type ColumnType = 'NUMBER' | 'BOOLEAN' | 'DATE' | 'TEXT'

export interface SqlColumn {
  readonly name: string
  readonly type: ColumnType
}

/** A value as exact text: plain decimals, `true` or `false`, ISO 8601; nothing for NULL. */
export type SqlValue = string | null

export interface RowSet {
  readonly columns: readonly SqlColumn[]
  readonly rows: readonly (readonly SqlValue[])[]
}

/** Takes rows up to the most that a query may return. */
export class RowLimit {
  readonly #source: string
  readonly #maxRows: number
  readonly #maxBytes: number
  #rows = 0
  #bytes = 0

  constructor(
    source: string,
    { maxRows, maxBytes }: { readonly maxRows: number; readonly maxBytes: number },
  ) {
    this.#source = source
    this.#maxRows = maxRows
    this.#maxBytes = maxBytes
  }

  /** @throws Problem QUERY_TOO_LARGE */
  add(row: readonly SqlValue[]): void {
    this.#rows += 1
    for (const value of row) this.#bytes += value === null ? 1 : Buffer.byteLength(value)
    if (this.#rows > this.#maxRows) throw this.#tooMuch(`more than ${this.#maxRows} rows`, '`maxRows`')
    if (this.#bytes > this.#maxBytes) throw this.#tooMuch(`more than ${this.#maxBytes} bytes`, '`maxBytes`')
  }

  #tooMuch(what: string, limit: string): Error {
    return sqlProblem(
      'QUERY_TOO_LARGE',
      this.#source,
      `the query returns ${what}`,
      `fewer, or a larger ${limit}`,
    )
  }
}
