import type { CellPosition, CellRange } from '../table/cellAddress'
import type { CellsBeyond } from './sheetReader'

/** The cells that two ranges share; nothing where they share none. */
export function overlap(one: CellRange, other: CellRange): CellRange | undefined {
  const first = {
    row: Math.max(one.first.row, other.first.row),
    column: Math.max(one.first.column, other.first.column),
  }
  const last = {
    row: Math.min(one.last.row, other.last.row),
    column: Math.min(one.last.column, other.last.column),
  }
  return first.row <= last.row && first.column <= last.column ? { first, last } : undefined
}

/** The number of cells in a range. */
export function area({ first, last }: CellRange): number {
  return (last.row - first.row + 1) * (last.column - first.column + 1)
}

/** Counts filled cells that lie outside a range. */
export class Outside {
  readonly #range: CellRange
  #count = 0
  #first: CellPosition | undefined
  #adjoining = false

  constructor(range: CellRange) {
    this.#range = range
  }

  /** @param block filled cells, those inside the range included */
  add(block: CellRange): void {
    const inside = overlap(block, this.#range)
    const outside = area(block) - (inside === undefined ? 0 : area(inside))
    if (outside === 0) return
    this.#count += outside
    this.#first ??= this.#firstOf(block, inside)
    const { first, last } = this.#range
    const below = { row: last.row + 1, column: first.column }
    const beside = { row: first.row, column: last.column + 1 }
    this.#adjoining ||=
      overlap(block, { first: below, last: { ...below, column: last.column } }) !== undefined ||
      overlap(block, { first: beside, last: { ...beside, row: last.row } }) !== undefined
  }

  #firstOf(block: CellRange, inside: CellRange | undefined): CellPosition {
    if (
      inside === undefined ||
      block.first.row < inside.first.row ||
      block.first.column < inside.first.column
    ) {
      return block.first
    }
    return block.last.column > inside.last.column
      ? { row: block.first.row, column: inside.last.column + 1 }
      : { row: inside.last.row + 1, column: block.first.column }
  }

  get found(): CellsBeyond | undefined {
    return this.#first === undefined
      ? undefined
      : { count: this.#count, first: this.#first, adjoining: this.#adjoining }
  }
}
