import type { CellRange } from '../../table/cellAddress'
import { LAST_CELL } from '../../table/cellAddress'
import type { CellCount } from '../cellCount'
import { odsCell } from './odsCell'
import type { OdsCell } from './odsCell'
import { OdsWords } from './odsWords'
import { area, Outside, overlap } from '../outside'
import type { ReadSheet, SheetCell } from '../sheetReader'
import type { XmlHandlers } from '../archive/xml'

type Attributes = Readonly<Record<string, string>>

const HIDDEN = ['collapse', 'filter']

interface OpenSheet extends ReadSheet {
  readonly cells: SheetCell[]
  readonly merges: CellRange[]
  readonly hiddenRows: number[]
  readonly hiddenColumns: number[]
}

interface OpenRow {
  readonly repeated: number
  readonly cells: { readonly first: number; readonly last: number; readonly cell: OdsCell }[]
  column: number
}

interface OpenCell {
  readonly attributes: Attributes
  readonly words: OdsWords
  /** Whether it lies under a merge. */
  readonly covered: boolean
}

/** One pass through the content. What lies inside a cell is the cell's affair; drawings hold no cells of ours. */
export class OdsWalk implements XmlHandlers {
  readonly sheets: ReadSheet[] = []
  readonly #range: CellRange
  readonly #count: CellCount
  readonly #hiddenStyles = new Set<string>()
  readonly #path: string[] = []
  /** Whether each group of rows or columns that is open is folded away. */
  readonly #folded: boolean[] = []
  #style = ''
  #sheet: OpenSheet | undefined
  #outside: Outside
  #row: OpenRow | undefined
  #rowAt = 0
  #columnAt = 0
  #cell: OpenCell | undefined

  constructor(range: CellRange, count: CellCount) {
    this.#range = range
    this.#count = count
    this.#outside = new Outside(range)
  }

  open(name: string, attributes: Attributes): void {
    if (this.#cell !== undefined) return this.#cell.words.open(name, attributes)
    const parent = this.#path.at(-1)
    this.#path.push(name)
    if (name === 'style') this.#style = attributes['style:name'] ?? ''
    else if (name === 'table-properties' && attributes['table:display'] === 'false') {
      this.#hiddenStyles.add(this.#style)
    } else if (name === 'table' && parent === 'spreadsheet') this.#openSheet(attributes)
    else if (name === 'table-row-group' || name === 'table-column-group') {
      this.#folded.push(attributes['table:display'] === 'false')
    } else if (name === 'table-column') this.#passColumns(attributes)
    else if (name === 'table-row') this.#openRow(attributes)
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#cell = { attributes, words: new OdsWords(), covered: name === 'covered-table-cell' }
    }
  }

  close(name: string): void {
    if (this.#cell?.words.close() === true) return
    this.#path.pop()
    if (this.#cell !== undefined) this.#closeCell(this.#cell)
    else if (name === 'table-row-group' || name === 'table-column-group') this.#folded.pop()
    else if (name === 'table-row') this.#closeRow()
    else if (name === 'table' && this.#path.at(-1) === 'spreadsheet') this.#closeSheet()
    this.#cell = undefined
  }

  text(text: string): void {
    this.#cell?.words.add(text)
  }

  #openSheet(attributes: Attributes): void {
    const hidden = this.#hiddenStyles.has(attributes['table:style-name'] ?? '')
    this.#sheet = {
      name: attributes['table:name'] ?? '',
      visibility: hidden ? 'HIDDEN' : 'VISIBLE',
      cells: [],
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
    }
    this.#outside = new Outside(this.#range)
    this.#rowAt = 0
    this.#columnAt = 0
  }

  #closeSheet(): void {
    if (this.#sheet === undefined) return
    const beyond = this.#outside.found
    this.sheets.push({ ...this.#sheet, ...(beyond === undefined ? {} : { beyond }) })
    this.#sheet = undefined
  }

  #passColumns(attributes: Attributes): void {
    const first = this.#columnAt
    this.#columnAt += times(attributes['table:number-columns-repeated'])
    if (!this.#isHidden(attributes)) return
    const last = Math.min(this.#columnAt - 1, this.#range.last.column)
    for (let column = first; column <= last; column += 1) this.#sheet?.hiddenColumns.push(column)
  }

  #openRow(attributes: Attributes): void {
    const repeated = times(attributes['table:number-rows-repeated'])
    this.#row = { repeated, cells: [], column: 0 }
    if (!this.#isHidden(attributes)) return
    const last = Math.min(this.#rowAt + repeated - 1, this.#range.last.row)
    for (let row = this.#rowAt; row <= last; row += 1) this.#sheet?.hiddenRows.push(row)
  }

  #isHidden(attributes: Attributes): boolean {
    return HIDDEN.includes(attributes['table:visibility'] ?? '') || this.#folded.includes(true)
  }

  #closeCell({ attributes, words, covered }: OpenCell): void {
    const row = this.#row
    if (row === undefined) return
    const first = row.column
    row.column += times(attributes['table:number-columns-repeated'])
    // What lies under a merge is not seen.
    if (covered) return
    const columns = times(attributes['table:number-columns-spanned'])
    const rows = times(attributes['table:number-rows-spanned'])
    if (columns > 1 || rows > 1) {
      const last = { row: this.#rowAt + rows - 1, column: first + columns - 1 }
      this.#sheet?.merges.push({ first: { row: this.#rowAt, column: first }, last })
    }
    const cell = odsCell(attributes, words.text, words.comment)
    if (cell !== undefined) row.cells.push({ first, last: row.column - 1, cell })
  }

  #closeRow(): void {
    const { repeated, cells } = this.#row ?? { repeated: 0, cells: [] }
    const [firstRow, lastRow] = [this.#rowAt, this.#rowAt + repeated - 1]
    this.#row = undefined
    this.#rowAt += repeated
    const blocks: { readonly inside: CellRange; readonly cell: OdsCell }[] = []
    for (const { first, last, cell } of cells) {
      const block = { first: { row: firstRow, column: first }, last: { row: lastRow, column: last } }
      this.#outside.add(block)
      const inside = overlap(block, this.#range)
      if (inside === undefined) continue
      this.#count.add(area(inside))
      blocks.push({ inside, cell })
    }
    if (blocks.length === 0) return
    for (
      let row = Math.max(firstRow, this.#range.first.row);
      row <= Math.min(lastRow, this.#range.last.row);
      row += 1
    ) {
      for (const { inside, cell } of blocks) {
        for (let column = inside.first.column; column <= inside.last.column; column += 1) {
          this.#sheet?.cells.push({ row, column, ...cell })
        }
      }
    }
  }
}

/** How often something is repeated, or how far it spans; never more than a sheet has. */
function times(attribute: string | undefined): number {
  const count = Number(attribute ?? '1')
  return Number.isInteger(count) && count >= 1 ? Math.min(count, LAST_CELL.row + 1) : 1
}
