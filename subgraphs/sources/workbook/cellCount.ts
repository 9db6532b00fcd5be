import { refused } from './refused'

/** Counts the cells of a workbook against the most that it may have. */
export class CellCount {
  readonly #most: number
  #count = 0

  constructor(most: number) {
    this.#most = most
  }

  /** @throws Problem WORKBOOK_TOO_LARGE */
  add(cells: number): void {
    this.#count += cells
    if (this.#count <= this.#most) return
    throw refused(
      'WORKBOOK_TOO_LARGE',
      `has more than ${this.#most} filled cells in the range read`,
      'a smaller `range`, or a larger `maxCells`',
    )
  }
}
