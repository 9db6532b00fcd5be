/** What stands in one row of a column; nothing where the row has no such part. */
export type ColumnValue = string | number | undefined

/**
 * A column as JSON, in the shortest of three forms: one value that every row has, an arithmetic
 * sequence, or a list with `null` where a row has nothing. A column that no row has is left out.
 */
export type StoredColumn =
  string | number | { readonly from: number; readonly by: number } | readonly (string | number | null)[]

type Form = 'CONSTANT' | 'SEQUENCE' | 'LIST'

/** Collects a column from its first row to its last, keeping the short form as long as it holds. */
export class Column {
  #form: Form = 'CONSTANT'
  #first: string | number = ''
  #by = 0
  #rows = 0
  #list: (string | number | null)[] = []

  /** Rows are added in ascending order; those passed over have nothing. */
  add(row: number, value: string | number): void {
    if (this.#form !== 'LIST' && !this.#continues(row, value)) this.#spellOut()
    if (this.#form === 'LIST') {
      for (let absent = this.#list.length; absent < row; absent += 1) this.#list.push(null)
      this.#list.push(value)
    }
    this.#rows = row + 1
  }

  /** The column over so many rows; nothing where it has been given no value. */
  stored(rows: number): StoredColumn | undefined {
    if (this.#rows === 0) return undefined
    if (this.#form !== 'LIST' && this.#rows < rows) this.#spellOut()
    if (this.#form === 'CONSTANT') return this.#first
    if (this.#form === 'SEQUENCE') return { from: this.#first as number, by: this.#by }
    return this.#list
  }

  #continues(row: number, value: string | number): boolean {
    if (row !== this.#rows) return false
    if (row === 0) {
      this.#first = value
      return true
    }
    if (this.#form === 'CONSTANT') {
      if (value === this.#first) return true
      if (row !== 1 || !Number.isSafeInteger(value) || !Number.isSafeInteger(this.#first)) return false
      this.#form = 'SEQUENCE'
      this.#by = (value as number) - (this.#first as number)
      return true
    }
    return value === (this.#first as number) + this.#by * row
  }

  #spellOut(): void {
    for (let row = 0; row < this.#rows; row += 1) {
      this.#list.push(this.#form === 'CONSTANT' ? this.#first : (this.#first as number) + this.#by * row)
    }
    this.#form = 'LIST'
  }
}

/** What a stored column has in a row. */
export function columnValue(column: StoredColumn | undefined, row: number): ColumnValue {
  if (column === undefined || typeof column === 'string' || typeof column === 'number') return column
  if ('from' in column) return column.from + column.by * row
  return column[row] ?? undefined
}
