import type { Place } from '../../../schema/facts/figures/cell'
import type { Grid } from './grid'
import type { RawCell } from './rawTable'

/** A grid seen along its records: for a transposed table, rows and columns have changed places. */
export interface Lines {
  readonly recordCount: number
  readonly fieldCount: number
  text(record: number, field: number): string
  /** The text of each cell; only where there is nothing but text in them. */
  texts?(record: number): readonly string[]
  /** The words of a heading, merges filled; only where the grid knows merges. */
  heading?(record: number, field: number): string
  cell(record: number, field: number): RawCell
  /** The cell with its record and its heading in its place. */
  recordCell(at: number, field: number, record: number, heading: string): RawCell
  /** What the places of the cells of a record have in common; only where it is made more cheaply than by a cell. */
  recordPlace?(at: number, record: number): Place
  /** The last record that has a value in a field; only where that is known without looking. */
  lastFilled?(field: number): number
  length(record: number): number | undefined
  /** Whether the grid breaks off in the record; only where that shows. */
  isCutOff?(record: number): boolean
}

/** Each row a record. */
export function alongRows(grid: Grid): Lines {
  const heading = grid.heading?.bind(grid)
  const texts = grid.texts?.bind(grid)
  const lastFilled = grid.lastFilled?.bind(grid)
  const recordPlace = grid.rowPlace?.bind(grid)
  const isCutOff = grid.isCutOff?.bind(grid)
  return {
    recordCount: grid.rowCount,
    fieldCount: grid.columnCount,
    text: (record, field) => grid.text(record, field),
    cell: (record, field) => grid.cell(record, field),
    recordCell:
      grid.recordCell?.bind(grid) ??
      ((at, field, record, words) => placed(grid.cell(at, field), record, words)),
    length: (record) => grid.rowLength(record),
    ...(heading === undefined ? {} : { heading }),
    ...(texts === undefined ? {} : { texts }),
    ...(lastFilled === undefined ? {} : { lastFilled }),
    ...(recordPlace === undefined ? {} : { recordPlace }),
    ...(isCutOff === undefined ? {} : { isCutOff }),
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
    recordCell: (at, field, record, words) => placed(grid.cell(field, at), record, words),
    length: () => undefined,
    ...(heading === undefined ? {} : { heading: (record, field) => heading(field, record) }),
  }
}

function placed(raw: RawCell, record: number, heading: string): RawCell {
  return { ...raw, place: { ...raw.place, record, heading } }
}
