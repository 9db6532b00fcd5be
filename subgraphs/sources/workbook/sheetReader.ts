import type { CellPosition, CellRange } from '../table/cellAddress'
import type { ZipContents } from './archive/zipContents'
import type { NumberShape } from './format/numberShape'

/**
 * What a cell holds. `EMPTY`: a formula that was never calculated, or a comment alone. `TIME` is a time of
 * day or a duration; `PERCENT` a number that is shown with a per cent sign.
 */
export type SheetCellKind = 'TEXT' | 'NUMBER' | 'PERCENT' | 'BOOLEAN' | 'DATE' | 'TIME' | 'ERROR' | 'EMPTY'

export interface SheetCell extends CellPosition {
  readonly kind: SheetCellKind
  /**
   * Text as written; a number, and the number behind a percentage, as exact decimal text; `true` or
   * `false`; a date as ISO 8601, to the second or finer where it has a time of day; a time as `PT9H30M`;
   * an error as `#REF!`.
   */
  readonly value: string
  /** As the workbook has it, without its equals sign; empty where it is shared with another cell. */
  readonly formula?: string
  readonly comment?: string
  /** How its format shows a number, where it shows more than the number; one object for all cells of a format. */
  readonly shape?: NumberShape
}

export type SheetVisibility = 'VISIBLE' | 'HIDDEN' | 'VERY_HIDDEN'

/** Filled cells that lie beyond the range read. */
export interface CellsBeyond {
  readonly count: number
  readonly first: CellPosition
  /** Whether any lies in the row, or the column, right after the range. */
  readonly adjoining: boolean
}

/** A range that its workbook calls a table. */
export interface SheetTable {
  readonly name: string
  /** With its headings, and its row of totals. */
  readonly range: CellRange
  /** Whether its last row is of totals. */
  readonly totalsRow: boolean
}

export interface ReadSheet {
  readonly name: string
  readonly visibility: SheetVisibility
  /** Cells that hold anything, row by row and within a row from left to right. */
  readonly cells: readonly SheetCell[]
  readonly merges: readonly CellRange[]
  /** Only Open XML has them. */
  readonly tables: readonly SheetTable[]
  /** From 0, in order. */
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  readonly beyond?: CellsBeyond
}

export interface ReadWorkbook {
  readonly sheets: readonly ReadSheet[]
  /** The day that it counts days from, where that is not 30 December 1899. */
  readonly dayZero?: string
}

/** What a reader is given: a file that has been looked through, and how far to read. */
export interface ReadRequest {
  readonly bytes: Uint8Array
  readonly zip: ZipContents
  readonly range: CellRange
  /** Cells of a whole workbook. */
  readonly maxCells: number
}

/** A kind of workbook file, read without its formulas being evaluated or its macros run. */
export interface SheetReader {
  read(request: ReadRequest): Promise<ReadWorkbook>
}
