import type { RawCell } from './rawTable'

/** A sheet of cells, addressed from 0. Cells outside it are blank. */
export interface Grid {
  readonly rowCount: number
  /** The number of cells in the longest row. */
  readonly columnCount: number
  /** How many cells the row was written with. */
  rowLength(row: number): number
  text(row: number, column: number): string
  /** As `text`, but inside a merge the words of the whole of it; only grids that know merges have it. */
  heading?(row: number, column: number): string
  /** The cell, made anew at each call; its place lacks only record and heading, which the caller adds. */
  cell(row: number, column: number): RawCell
}
