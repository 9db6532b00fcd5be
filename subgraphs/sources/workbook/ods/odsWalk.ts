import type { CellRange } from '../../table/cellAddress'
import { LAST_CELL } from '../../table/cellAddress'
import type { CellCount } from '../cellCount'
import { odsCell } from './odsCell'
import type { OdsCell } from './odsCell'
import { OdsWords } from './odsWords'
import { area, Outside, overlap } from '../outside'
import type { ReadSheet, SheetCell } from '../sheetReader'
import type { XmlHandlers } from '../archive/xml'
import { xmlSection } from '../archive/xmlSection'
import type { OdsStyles } from './odsStyles'

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
  /** The style of its cells that have none of their own. */
  readonly style: string | undefined
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
  /** The day that is day 0 to the workbook. */
  dayZero = '1899-12-30'
  readonly #range: CellRange
  readonly #count: CellCount
  readonly #styles: OdsStyles
  readonly #ownStyles: XmlHandlers
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
  /** The styles of cells that have none of their own, each up to a column. */
  #columnStyles: { readonly last: number; readonly style: string }[] = []
  #cell: OpenCell | undefined

  /** @param styles those that the content refers to; its own are added */
  constructor(range: CellRange, count: CellCount, styles: OdsStyles) {
    this.#range = range
    this.#count = count
    this.#styles = styles
    this.#ownStyles = xmlSection('automatic-styles', styles)
    this.#outside = new Outside(range)
  }

  open(name: string, attributes: Attributes): void {
    if (this.#cell !== undefined) return this.#cell.words.open(name, attributes)
    if (this.#sheet === undefined) this.#ownStyles.open(name, attributes)
    const parent = this.#path.at(-1)
    this.#path.push(name)
    if (name === 'style') this.#style = attributes['style:name'] ?? ''
    else if (name === 'table-properties' && attributes['table:display'] === 'false') {
      this.#hiddenStyles.add(this.#style)
    } else if (name === 'table' && parent === 'spreadsheet') this.#openSheet(attributes)
    else if (name === 'table-row-group' || name === 'table-column-group') {
      this.#folded.push(attributes['table:display'] === 'false')
    } else if (name === 'null-date') this.dayZero = attributes['table:date-value'] ?? this.dayZero
    else if (name === 'table-column') this.#passColumns(attributes)
    else if (name === 'table-row') this.#openRow(attributes)
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#cell = { attributes, words: new OdsWords(), covered: name === 'covered-table-cell' }
    }
  }

  close(name: string): void {
    if (this.#cell?.words.close() === true) return
    if (this.#sheet === undefined) this.#ownStyles.close(name)
    this.#path.pop()
    if (this.#cell !== undefined) this.#closeCell(this.#cell)
    else if (name === 'table-row-group' || name === 'table-column-group') this.#folded.pop()
    else if (name === 'table-row') this.#closeRow()
    else if (name === 'table' && this.#path.at(-1) === 'spreadsheet') this.#closeSheet()
    this.#cell = undefined
  }

  text(text: string): void {
    if (this.#sheet === undefined) this.#ownStyles.text(text)
    else this.#cell?.words.add(text)
  }

  #openSheet(attributes: Attributes): void {
    const hidden = this.#hiddenStyles.has(attributes['table:style-name'] ?? '')
    this.#sheet = {
      name: attributes['table:name'] ?? '',
      visibility: hidden ? 'HIDDEN' : 'VISIBLE',
      cells: [],
      merges: [],
      tables: [],
      hiddenRows: [],
      hiddenColumns: [],
    }
    this.#outside = new Outside(this.#range)
    this.#rowAt = 0
    this.#columnAt = 0
    this.#columnStyles = []
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
    this.#columnStyles.push({
      last: this.#columnAt - 1,
      style: attributes['table:default-cell-style-name'] ?? '',
    })
    if (!this.#isHidden(attributes)) return
    const last = Math.min(this.#columnAt - 1, this.#range.last.column)
    for (let column = first; column <= last; column += 1) this.#sheet?.hiddenColumns.push(column)
  }

  #openRow(attributes: Attributes): void {
    const repeated = times(attributes['table:number-rows-repeated'])
    this.#row = { repeated, cells: [], column: 0, style: attributes['table:default-cell-style-name'] }
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
    const style = attributes['table:style-name'] ?? row.style ?? this.#columnStyle(first)
    const cell = odsCell(attributes, words.text, words.comment, this.#styles, style)
    if (cell !== undefined) row.cells.push({ first, last: row.column - 1, cell })
  }

  #columnStyle(column: number): string {
    return this.#columnStyles.find(({ last }) => column <= last)?.style ?? ''
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
