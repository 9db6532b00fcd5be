import type { Place } from '../../../schema/facts/figures/cell'
import type { RawCell } from './rawTable'

/** A sheet of cells, addressed from 0. Cells outside it are blank. */
export interface Grid {
  readonly rowCount: number
  /** The number of cells in the longest row. */
  readonly columnCount: number
  /** How many cells the row was written with. */
  rowLength(row: number): number
  /** Whether the payload breaks off in a row: it is the last, and no end of line follows; only CSV can tell. */
  isCutOff?(row: number): boolean
  text(row: number, column: number): string
  /** The text of each cell of a row; only grids whose cells are text and no more have it. */
  texts?(row: number): readonly string[]
  /** As `text`, but inside a merge the words of the whole of it; only grids that know merges have it. */
  heading?(row: number, column: number): string
  /** The cell, made anew at each call; its place lacks only record and heading, which the caller adds. */
  cell(row: number, column: number): RawCell
  /** As `cell`, with record and heading added; only grids that may be long have it. */
  recordCell?(row: number, column: number, record: number, heading: string): RawCell
  /** What the places of the cells of a row have in common, with the record added; only grids that may be long have it. */
  rowPlace?(row: number, record: number): Place
  /** The last row in which a column has more than white space, -1 where none has; only grids that know have it. */
  lastFilled?(column: number): number
  /** The same cells kept in memory, for reading along columns; only grids that do not keep them have it. */
  held?(): Grid
}
