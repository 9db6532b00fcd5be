import type { ProblemCode } from '../../../../base/problems/problem'
import type { RawCell } from '../../../sources/table/rawTable'

/** A value that could not be read. `wrong` follows the value in a sentence; `right` goes in brackets. */
export interface Misread {
  readonly code: ProblemCode
  readonly wrong: string
  readonly right?: string
}

export type Converted = { readonly value: string } | Misread

/** What the cells of a column show together, though each alone could be read. */
export interface ColumnFault extends Misread {
  /** The text of a cell that shows it. */
  readonly text: string
}

/** Reads a cell that is neither blank nor a placeholder into canonical text. */
export interface Converter {
  (cell: RawCell): Converted
  /** Asked once the cells have been read: a column that was read wrongly as a whole refuses its return. */
  readonly columnFault?: () => ColumnFault | undefined
  /** Asked once the cells have been read: what is worth telling of a column that stands nevertheless. */
  readonly columnNote?: () => ColumnFault | undefined
}
