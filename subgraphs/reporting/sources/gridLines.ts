import type { Grid } from './grid'
import type { RawCell } from './rawTable'

/** A grid seen along its records: for a transposed table, rows and columns have changed places. */
export interface Lines {
  readonly recordCount: number
  readonly fieldCount: number
  text(record: number, field: number): string
  /** The words of a heading, merges filled; only where the grid knows merges. */
  heading?(record: number, field: number): string
  cell(record: number, field: number): RawCell
  length(record: number): number | undefined
}

/** Each row a record. */
export function alongRows(grid: Grid): Lines {
  const heading = grid.heading?.bind(grid)
  return {
    recordCount: grid.rowCount,
    fieldCount: grid.columnCount,
    text: (record, field) => grid.text(record, field),
    cell: (record, field) => grid.cell(record, field),
    length: (record) => grid.rowLength(record),
    ...(heading === undefined ? {} : { heading }),
  }
}

/** Each column a record, each row a field. */
export function alongColumns(grid: Grid): Lines {
  const heading = grid.heading?.bind(grid)
  return {
    recordCount: grid.columnCount,
    fieldCount: grid.rowCount,
    text: (record, field) => grid.text(field, record),
    cell: (record, field) => grid.cell(field, record),
    length: () => undefined,
    ...(heading === undefined ? {} : { heading: (record, field) => heading(field, record) }),
  }
}
