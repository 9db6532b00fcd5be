import type { MissingReason } from '../../../../schema/facts/figures/missing'
import type { RawTyped } from '../../../sources/table/rawTable'

/** A cell as a function is given it. Neither blank nor a placeholder: those have been dealt with. */
export interface CellGiven {
  /** What the owner wrote. */
  readonly text: string
  /** Where the source itself says what it is. */
  readonly typed?: RawTyped
}

/**
 * Stands in the place of a field's `type`: reads a cell into canonical text (see `schema/facts/figures/cell.ts`), or gives
 * the reason for there being no value, or says what is wrong. What it gives must depend on nothing but what it is
 * given, for it is kept.
 */
export type FieldFunction = (
  cell: CellGiven,
  /** What the return states about itself: `id`, `referenceDate`, all under `with`, … */
  values: Readonly<Record<string, string>>,
) => string | FieldReason | FieldWrong

export interface FieldReason {
  readonly reason: MissingReason
  readonly note?: string
}

export interface FieldWrong {
  /** Completes a sentence that begins with the value. */
  readonly wrong: string
  /** What would be right. */
  readonly right?: string
}

/** Stands in the place of an expression: makes a record, or several, or none (`[]`), of one that a source gave. */
export type ReshapeFunction = (record: unknown) => unknown

/** A function of a module, so wrapped that what is thrown in it comes out as a `CodeFault`. Gives anything. */
export type Guarded<F extends (...given: never[]) => unknown> = (...given: Parameters<F>) => unknown

/** What went wrong in a module, in words that begin with file, line and column where they are known. */
export class CodeFault extends Error {
  readonly code: 'MAPPING_CODE_FAILED' | 'MAPPING_CODE_TIMEOUT' | 'MAPPING_CODE_TOO_LARGE'

  constructor(message: string, code: CodeFault['code'] = 'MAPPING_CODE_FAILED') {
    super(message)
    this.code = code
  }
}
