import type { CellRange } from '../cellAddress'
import { LAST_CELL } from '../cellAddress'
import { CellCount } from './cellCount'
import { odsCell } from './odsCell'
import type { OdsCell } from './odsCell'
import { area, Outside, overlap } from './outside'
import { refused } from './refused'
import type { ReadSheet, SheetCell, SheetReader } from './sheetReader'
import { walkXml } from './xml'

type Attributes = Readonly<Record<string, string>>

const CONTENT = 'content.xml'
const HIDDEN = ['collapse', 'filter']

/**
 * Reads OpenDocument spreadsheets (ODS). Ours, because hucre passes over grouped rows and heading rows, knows
 * no range in this format, and does not report what is hidden.
 */
export const odsReader: SheetReader = {
  async read({ zip, range, maxCells }) {
    const xml = await zip.part(CONTENT)
    if (xml === undefined) throw refused('BAD_WORKBOOK', `has no part ${CONTENT}`, 'the workbook, saved again')
    const walk = new OdsWalk(range, new CellCount(maxCells))
    walkXml(xml.toString('utf8'), CONTENT, walk)
    return { sheets: walk.sheets }
  },
}

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

/** One pass through the content. What lies inside a cell is the cell's affair; drawings hold no cells of ours. */
class OdsWalk {
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
  #cell: { readonly attributes: Attributes; readonly depth: number; readonly text: string[]; readonly comment: string[] } | undefined

  constructor(range: CellRange, count: CellCount) {
    this.#range = range
    this.#count = count
    this.#outside = new Outside(range)
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#path.at(-1)
    this.#path.push(name)
    if (this.#cell !== undefined) return this.#openInCell(name, attributes)
    if (name === 'style') this.#style = attributes['style:name'] ?? ''
    else if (name === 'table-properties' && attributes['table:display'] === 'false') this.#hiddenStyles.add(this.#style)
    else if (name === 'table' && parent === 'spreadsheet') this.#openSheet(attributes)
    else if (name === 'table-row-group' || name === 'table-column-group') {
      this.#folded.push(attributes['table:display'] === 'false')
    } else if (name === 'table-column') this.#passColumns(attributes)
    else if (name === 'table-row') this.#openRow(attributes)
    else if (name === 'table-cell') {
      this.#cell = { attributes, depth: this.#path.length, text: [], comment: [] }
    } else if (name === 'covered-table-cell' && this.#row !== undefined) {
      this.#row.column += times(attributes['table:number-columns-repeated'])
      this.#cell = { attributes: {}, depth: this.#path.length, text: [], comment: [] }
    }
  }

  close(name: string): void {
    const depth = this.#path.length
    this.#path.pop()
    if (this.#cell !== undefined) {
      if (depth !== this.#cell.depth) return
      if (name === 'table-cell') this.#closeCell(this.#cell)
      this.#cell = undefined
    } else if (name === 'table-row-group' || name === 'table-column-group') this.#folded.pop()
    else if (name === 'table-row') this.#closeRow()
    else if (name === 'table' && this.#path.at(-1) === 'spreadsheet') this.#closeSheet()
  }

  text(text: string): void {
    this.#append(text.replace(/[ \t\r\n]+/g, ' '))
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

  #closeCell({ attributes, text, comment }: { readonly attributes: Attributes; readonly text: readonly string[]; readonly comment: readonly string[] }): void {
    const row = this.#row
    if (row === undefined) return
    const first = row.column
    row.column += times(attributes['table:number-columns-repeated'])
    const columns = times(attributes['table:number-columns-spanned'])
    const rows = times(attributes['table:number-rows-spanned'])
    if (columns > 1 || rows > 1) {
      const last = { row: this.#rowAt + rows - 1, column: first + columns - 1 }
      this.#sheet?.merges.push({ first: { row: this.#rowAt, column: first }, last })
    }
    const cell = odsCell(attributes, text, comment)
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
    for (let row = Math.max(firstRow, this.#range.first.row); row <= Math.min(lastRow, this.#range.last.row); row += 1) {
      for (const { inside, cell } of blocks) {
        for (let column = inside.first.column; column <= inside.last.column; column += 1) {
          this.#sheet?.cells.push({ row, column, ...cell })
        }
      }
    }
  }

  #openInCell(name: string, attributes: Attributes): void {
    if (name === 'p') this.#paragraphs()?.push('')
    else if (name === 's') this.#append(' '.repeat(Math.min(times(attributes['text:c']), 32_767)))
    else if (name === 'tab') this.#append('\t')
    else if (name === 'line-break') this.#append('\n')
  }

  #append(text: string): void {
    const paragraphs = this.#paragraphs()
    if (paragraphs !== undefined && paragraphs.length > 0) paragraphs.push(`${paragraphs.pop() ?? ''}${text}`)
  }

  /** Where words go at this point: into the cell, into its comment, or nowhere. */
  #paragraphs(): string[] | undefined {
    if (this.#cell === undefined) return undefined
    const [outer, inner] = this.#path.slice(this.#cell.depth)
    if (outer === 'p') return this.#cell.text
    return outer === 'annotation' && inner === 'p' ? this.#cell.comment : undefined
  }
}

/** How often something is repeated, or how far it spans; never more than a sheet has. */
function times(attribute: string | undefined): number {
  const count = Number(attribute ?? '1')
  return Number.isInteger(count) && count >= 1 ? Math.min(count, LAST_CELL.row + 1) : 1
}
