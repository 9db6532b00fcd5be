import { foldText } from '../../../base/text/foldText'
import { cellAddress, contains } from '../table/cellAddress'
import type { CellPosition, CellRange } from '../table/cellAddress'
import type { Grid } from '../table/grid'
import type { RawCell } from '../table/rawTable'
import { rawCellOf } from './rawCellOf'
import type { ReadSheet, SheetCell } from './sheetReader'

/** What becomes of what its owner has hidden: read and told, passed over, or read like anything else. */
export const HIDDEN_POLICIES = ['flag', 'skip', 'include'] as const

export type HiddenPolicy = (typeof HIDDEN_POLICIES)[number]

export interface LinePolicies {
  readonly hiddenRows: HiddenPolicy
  readonly hiddenColumns: HiddenPolicy
}

/** A sheet of a workbook as a grid, which remembers what was read from hidden lines and must be told. */
export class SheetGrid implements Grid {
  readonly rowCount: number
  readonly columnCount: number
  readonly #file: string
  readonly #sheet: ReadSheet
  readonly #dayZero: string | undefined
  readonly #rows: HiddenLines
  readonly #columns: HiddenLines
  readonly #cells = new Map<number, SheetCell>()
  /** Merges that go down, by their first column; made when they are asked for. */
  #labels: ReadonlyMap<number, readonly CellRange[]> | undefined

  /** @param dayZero the day that the workbook counts days from, where that is not 30 December 1899 */
  constructor(file: string, sheet: ReadSheet, policies: LinePolicies, dayZero?: string) {
    this.#file = file
    this.#dayZero = dayZero
    this.#sheet = sheet
    this.#rows = new HiddenLines(sheet.hiddenRows, policies.hiddenRows)
    this.#columns = new HiddenLines(sheet.hiddenColumns, policies.hiddenColumns)
    let [rows, columns] = [0, 0]
    for (const cell of sheet.cells) {
      if (cell.kind === 'EMPTY' && cell.formula === undefined) continue
      if (this.#rows.passedOver(cell.row) || this.#columns.passedOver(cell.column)) continue
      this.#cells.set(slot(cell), cell)
      rows = Math.max(rows, cell.row + 1)
      columns = Math.max(columns, cell.column + 1)
    }
    this.rowCount = rows
    this.columnCount = columns
  }

  /** Hidden rows, and columns, that were read and must be told; from 1. */
  get told(): { readonly rows: readonly number[]; readonly columns: readonly number[] } {
    return { rows: this.#rows.told, columns: this.#columns.told }
  }

  /** Rows of a sheet have no length of their own. */
  rowLength(): number {
    return this.columnCount
  }

  text(row: number, column: number): string {
    const cell = this.#cells.get(slot({ row, column }))
    return cell === undefined ? '' : rawCellOf(cell, {}).text
  }

  /** Inside a merge, the words of the whole of it. */
  heading(row: number, column: number): string {
    return this.text(row, column) || this.text(...this.#mergedFrom({ row, column }))
  }

  cell(row: number, column: number): RawCell {
    this.#rows.read(row)
    this.#columns.read(column)
    const place = {
      file: this.#file,
      sheet: this.#sheet.name,
      cell: cellAddress({ row, column }),
      row: row + 1,
      column: column + 1,
    }
    const cell = this.#cells.get(slot({ row, column }))
    return cell === undefined ? { text: '', place } : rawCellOf(cell, place, this.#dayZero)
  }

  /**
   * As `cell`, but under the first cell of a merge that cell itself: a person sees its label over all of its
   * rows. What a merge covers to the right stays blank, and so do rows of headings that are read as records.
   */
  recordCell(row: number, column: number, record: number, heading: string): RawCell {
    const first = this.#labelOver(row, column)
    const isLabel = first !== row && !heading.split(' / ').includes(foldText(this.text(first, column)))
    const raw = this.cell(isLabel ? first : row, column)
    return { ...raw, place: { ...raw.place, record, heading } }
  }

  /** The cell at an address, as a person sees it: inside a merge, the one that fills it. */
  addressed(at: CellPosition): RawCell | undefined {
    const [row, column] = this.#cells.has(slot(at)) ? [at.row, at.column] : this.#mergedFrom(at)
    if (this.#rows.passedOver(row) || this.#columns.passedOver(column)) return undefined
    return this.cell(row, column)
  }

  /** The row of the first cell of the merge that a blank cell lies under; its own where it lies under none. */
  #labelOver(row: number, column: number): number {
    if (this.#cells.has(slot({ row, column }))) return row
    this.#labels ??= mergesDown(this.#sheet.merges)
    const over = this.#labels.get(column)?.find(({ first, last }) => first.row < row && row <= last.row)
    return over !== undefined && this.#cells.has(slot(over.first)) ? over.first.row : row
  }

  #mergedFrom(at: CellPosition): [row: number, column: number] {
    const { first } = this.#sheet.merges.find((merge) => contains(merge, at)) ?? { first: at }
    return [first.row, first.column]
  }
}

/** The merges of more than one row, by their first column. */
function mergesDown(merges: readonly CellRange[]): ReadonlyMap<number, readonly CellRange[]> {
  const found = new Map<number, CellRange[]>()
  for (const merge of merges) {
    const { first, last } = merge
    if (last.row === first.row) continue
    const beside = found.get(first.column)
    if (beside === undefined) found.set(first.column, [merge])
    else beside.push(merge)
  }
  return found
}

function slot({ row, column }: CellPosition): number {
  return row * 16_384 + column
}

class HiddenLines {
  readonly #hidden: ReadonlySet<number>
  readonly #policy: HiddenPolicy
  readonly #told = new Set<number>()

  constructor(hidden: readonly number[], policy: HiddenPolicy) {
    this.#hidden = new Set(hidden)
    this.#policy = policy
  }

  get told(): readonly number[] {
    return [...this.#told].map((line) => line + 1).sort((one, other) => one - other)
  }

  passedOver(line: number): boolean {
    return this.#policy === 'skip' && this.#hidden.has(line)
  }

  read(line: number): void {
    if (this.#policy === 'flag' && this.#hidden.has(line)) this.#told.add(line)
  }
}
