import type { ProblemCode } from '../../../../base/problems/problem'
import type { RawCell } from '../../../sources/table/rawTable'

/** A value that could not be read. `wrong` follows the value in a sentence; `right` goes in brackets. */
export interface Misread {
  readonly code: ProblemCode
  readonly wrong: string
  readonly right?: string
}

export type Converted = { readonly value: string } | Misread

/** Reads a cell that is neither blank nor a placeholder into canonical text. */
export type Converter = (cell: RawCell) => Converted
