import type { Cell } from '../../../../schema/facts/figures/cell'
import type { RawHeading, RawRecord } from '../../../sources/table/rawTable'
import type { ColumnFault } from '../types/converted'
import type { ReadCell } from './readCell'

export interface FieldReader {
  readonly name: string
  /** The column that it reads, where it reads one alone. */
  readonly heading?: RawHeading
  /** Every column that it reads. */
  readonly headings?: readonly RawHeading[]
  /** True where the column is absent, and may be. */
  readonly absent?: boolean
  read(record: RawRecord): ReadCell
  /** What is wrong with the column as a whole, once its cells have been read. */
  readonly columnFault?: () => ColumnFault | undefined
  /** What is worth telling of the column, once its cells have been read. */
  readonly columnNote?: () => ColumnFault | undefined
  /**
   * As `read`, but from the text in a column, counted from 0, and without the cell's place; nothing where something is
   * wrong with the cell. Only where the field reads a column of a table that `isText`.
   */
  readonly plain?: PlainReader
}

export interface PlainReader {
  readonly column: number
  of(text: string): Cell | undefined
  /** As `read`, of a cell with which something is wrong. */
  anew(record: RawRecord): ReadCell
}
