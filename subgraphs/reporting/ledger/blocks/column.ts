/** What stands in one row of a column; nothing where the row has no such part. */
export type ColumnValue = string | number | undefined

/** What stands in each row, `null` where there is nothing. */
type Listed = readonly (string | number | null)[]

/**
 * A column as JSON, in the shortest of four forms: one value that every row has, an arithmetic
 * sequence, the few things that rows have with the place among them for each row, or a list. A column that no row
 * has is left out.
 */
export type StoredColumn =
  | string
  | number
  | { readonly from: number; readonly by: number }
  | { readonly of: Listed; readonly at: readonly number[] }
  | Listed

/** Where rows have more different things than one in so many, each is spelt out. */
const LEAST_REPEATED = 4
/** So many different things are kept track of at most. */
const MOST_DIFFERENT = 256

type Form = 'CONSTANT' | 'SEQUENCE' | 'LIST'

/** Collects a column from its first row to its last, keeping the short form as long as it holds. */
export class Column {
  #form: Form = 'CONSTANT'
  #first: string | number = ''
  #by = 0
  #rows = 0
  readonly #list: (string | number | null)[] = []

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
    return dictionaryOf(this.#list) ?? this.#list
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

/** The list as what comes in it and where; nothing where too much does. */
function dictionaryOf(list: Listed): StoredColumn | undefined {
  const most = Math.min(MOST_DIFFERENT, list.length / LEAST_REPEATED)
  const places = new Map<string | number | null, number>()
  const at: number[] = []
  for (const value of list) {
    let place = places.get(value)
    if (place === undefined) {
      place = places.size
      if (place >= most) return undefined
      places.set(value, place)
    }
    at.push(place)
  }
  return { of: [...places.keys()], at }
}

/** What a stored column has in a row. */
export function columnValue(column: StoredColumn | undefined, row: number): ColumnValue {
  if (column === undefined || typeof column === 'string' || typeof column === 'number') return column
  if ('from' in column) return column.from + column.by * row
  if ('of' in column) return column.of[column.at[row] ?? -1] ?? undefined
  return column[row] ?? undefined
}
