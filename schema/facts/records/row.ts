import type { Cell, Place } from '../figures/cell'
import type { RecordType } from './records'
import type { FactRecord } from '../snapshots/snapshot'
import { recordKey } from './records'

/**
 * A canonical record as a row of a long table: what all of its cells have in common is said once, and what all cells
 * of a field have in common once for the table, so that a million rows need no place for each of their cells.
 */
export interface FactRow {
  readonly type: RecordType
  /** The same list for every row of a table. */
  readonly fields: readonly RowField[]
  /** One for each field. */
  readonly cells: readonly Cell[]
  /** Where the row stands. */
  readonly where: Place
}

export interface RowField {
  readonly name: string
  /**
   * Where a cell of the field stands within its row. Where this is said, its cells have no place of their own; where
   * it is not, they have one or none.
   */
  readonly where?: Place
}

/** The key of the record that a row is: the values of its key fields, joined. */
export function keyOfRow({ type, fields, cells }: FactRow): string {
  const values = Object.fromEntries(fields.map(({ name }, at) => [name, cells[at]?.value]))
  return recordKey(type, values)
}

/** The record that a row is. */
export function recordOfRow(row: FactRow): FactRecord {
  return { type: row.type, key: keyOfRow(row), fields: cellsOfRow(row) }
}

/** The cells of a row by field, each with its place. */
function cellsOfRow({ fields, cells, where }: FactRow): Record<string, Cell> {
  const placed: Record<string, Cell> = {}
  fields.forEach(({ name, where: within }, at) => {
    const cell = cells[at] as Cell
    placed[name] = within === undefined ? cell : { ...cell, where: { ...where, ...within } }
  })
  return placed
}
