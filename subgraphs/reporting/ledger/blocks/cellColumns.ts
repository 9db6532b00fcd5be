import type { Cell, Place } from '../../../../schema/facts/figures/cell'
import type { MissingReason } from '../../../../schema/facts/figures/missing'
import { Column, columnValue } from './column'
import type { ColumnValue, StoredColumn } from './column'

/** The cells of one field, part by part. */
export interface StoredCells {
  readonly value?: StoredColumn | undefined
  readonly reason?: StoredColumn | undefined
  readonly raw?: StoredColumn | undefined
  readonly note?: StoredColumn | undefined
  readonly where?: StoredPlaces
}

type StoredPlaces = Readonly<Partial<Record<keyof Place, StoredColumn | undefined>>>

const PLACE_PARTS = Object.keys({
  file: true,
  record: true,
  line: true,
  row: true,
  column: true,
  heading: true,
  sheet: true,
  cell: true,
  url: true,
  pointer: true,
  query: true,
  key: true,
} satisfies Record<keyof Place, true>) as readonly (keyof Place)[]

/** The parts are spelt out because this runs for every cell; a loop over their names takes three times as long. */
export class PlaceColumns {
  readonly #columns: Readonly<Record<keyof Place, Column>>

  constructor() {
    this.#columns = Object.fromEntries(PLACE_PARTS.map((part) => [part, new Column()])) as Record<
      keyof Place,
      Column
    >
  }

  add(row: number, place: Place): void {
    const columns = this.#columns
    if (place.file !== undefined) columns.file.add(row, place.file)
    if (place.record !== undefined) columns.record.add(row, place.record)
    if (place.line !== undefined) columns.line.add(row, place.line)
    if (place.row !== undefined) columns.row.add(row, place.row)
    if (place.column !== undefined) columns.column.add(row, place.column)
    if (place.heading !== undefined) columns.heading.add(row, place.heading)
    if (place.sheet !== undefined) columns.sheet.add(row, place.sheet)
    if (place.cell !== undefined) columns.cell.add(row, place.cell)
    if (place.url !== undefined) columns.url.add(row, place.url)
    if (place.pointer !== undefined) columns.pointer.add(row, place.pointer)
    if (place.query !== undefined) columns.query.add(row, place.query)
    if (place.key !== undefined) columns.key.add(row, place.key)
  }

  stored(rows: number): StoredPlaces {
    return Object.fromEntries(PLACE_PARTS.map((part) => [part, this.#columns[part].stored(rows)]))
  }
}

/** Collects the cells of one field. */
export class CellColumns {
  readonly name: string
  readonly #value = new Column()
  readonly #reason = new Column()
  readonly #raw = new Column()
  readonly #note = new Column()
  readonly #where = new PlaceColumns()

  constructor(name: string) {
    this.name = name
  }

  add(row: number, cell: Cell): void {
    const { value, raw, note, where } = cell
    if (value === undefined) this.#reason.add(row, cell.reason)
    else this.#value.add(row, value)
    if (raw !== undefined) this.#raw.add(row, raw)
    if (note !== undefined) this.#note.add(row, note)
    if (where !== undefined) this.#where.add(row, where)
  }

  stored(rows: number): StoredCells {
    return {
      value: this.#value.stored(rows),
      reason: this.#reason.stored(rows),
      raw: this.#raw.stored(rows),
      note: this.#note.stored(rows),
      where: this.#where.stored(rows),
    }
  }
}

/** How many characters a cell has that a person may have written at length. */
export function lengthOf({ value, raw, note }: Cell): number {
  return (value?.length ?? 0) + (raw?.length ?? 0) + (note?.length ?? 0)
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** The cells of one row of a block, by field. */
export interface RowCells {
  readonly row: number
  readonly cells: Record<string, Cell>
}

/** Adds the cells of one field to the rows that have one. */
export function addCells(rows: readonly RowCells[], name: string, stored: StoredCells): void {
  const { value: values, reason: reasons, raw: raws, note: notes } = stored
  const placed = stored.where !== undefined && Object.keys(stored.where).length > 0 ? stored.where : undefined
  rows.forEach(({ row, cells }) => {
    const value = columnValue(values, row) as string | undefined
    const reason = columnValue(reasons, row) as MissingReason | undefined
    if (value === undefined && reason === undefined) return
    const cell: Writable<Cell> = value === undefined ? { reason: reason as MissingReason } : { value }
    const raw = columnValue(raws, row) as string | undefined
    const note = columnValue(notes, row) as string | undefined
    if (raw !== undefined) cell.raw = raw
    if (note !== undefined) cell.note = note
    const where = placed === undefined ? undefined : placeAt(placed, row)
    if (where !== undefined) cell.where = where
    cells[name] = cell
  })
}

/** Spelt out for the same reason as {@link PlaceColumns}. */
function placeAt(where: StoredPlaces, row: number): Place | undefined {
  const place: Writable<Place> = {}
  const { file, record, line, row: tableRow, column, heading, sheet, cell, url, pointer, query, key } = where
  let part: ColumnValue
  if ((part = columnValue(file, row)) !== undefined) place.file = part as string
  if ((part = columnValue(record, row)) !== undefined) place.record = part as number
  if ((part = columnValue(line, row)) !== undefined) place.line = part as number
  if ((part = columnValue(tableRow, row)) !== undefined) place.row = part as number
  if ((part = columnValue(column, row)) !== undefined) place.column = part as number
  if ((part = columnValue(heading, row)) !== undefined) place.heading = part as string
  if ((part = columnValue(sheet, row)) !== undefined) place.sheet = part as string
  if ((part = columnValue(cell, row)) !== undefined) place.cell = part as string
  if ((part = columnValue(url, row)) !== undefined) place.url = part as string
  if ((part = columnValue(pointer, row)) !== undefined) place.pointer = part as string
  if ((part = columnValue(query, row)) !== undefined) place.query = part as string
  if ((part = columnValue(key, row)) !== undefined) place.key = part as string
  for (const _part in place) return place
  return undefined
}
