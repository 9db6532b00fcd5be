import { Problem } from '../../../base/problems/problem'
import type { Note } from '../../../schema/facts/snapshots/snapshot'
import { cellAddress, contains, parseCellAddress } from '../table/cellAddress'
import type { CellPosition, CellRange } from '../table/cellAddress'
import type { RawCell, RawSource, RawTable, SheetWanted, TableWanted } from '../table/rawTable'
import { tableOfGrid } from '../table/tableOfGrid'
import { chooseSheet, sheetNamed } from './chooseSheet'
import { inFile, refused } from './refused'
import { SheetGrid } from './sheetGrid'
import type { HiddenPolicy } from './sheetGrid'
import { sheetNotes } from './sheetNotes'
import type { ReadSheet, ReadWorkbook } from './sheetReader'

export interface WorkbookOptions {
  /** The sheet of every table that does not name its own. */
  readonly sheet?: SheetWanted
  /** The only cells that are read of any sheet: `A1:ZZ5000`. */
  readonly range: string
  readonly hiddenSheets: HiddenPolicy
  readonly hiddenRows: HiddenPolicy
  readonly hiddenColumns: HiddenPolicy
  readonly limits: {
    /** For the whole of reading. */
    readonly seconds: number
    /** Of memory, while it is parsed. */
    readonly megabytes: number
    /** Filled cells of all sheets. */
    readonly maxCells: number
  }
}

/** A workbook that has been read. */
export class OpenedWorkbook implements RawSource {
  readonly #file: string
  readonly #book: ReadWorkbook
  readonly #options: WorkbookOptions
  readonly #range: CellRange
  /** The sheets that were looked at. */
  readonly #grids = new Map<ReadSheet, SheetGrid>()

  constructor(file: string, book: ReadWorkbook, options: WorkbookOptions, range: CellRange) {
    this.#file = file
    this.#book = book
    this.#options = options
    this.#range = range
  }

  table(wanted: TableWanted): RawTable {
    try {
      const sheet = chooseSheet(
        this.#book.sheets,
        wanted.sheet ?? this.#options.sheet,
        this.#options.hiddenSheets,
      )
      if (sheet.beyond?.adjoining === true) throw this.#goesOn(sheet, cellAddress(sheet.beyond.first))
      try {
        const endOf = (row: number, column: number): number | undefined => totalsRowOf(sheet, { row, column })
        return { ...tableOfGrid(this.#gridOf(sheet), wanted, { endOf }), ...this.#addressing() }
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        throw new Problem(error.code, `sheet "${sheet.name}": ${error.message}`, {
          ...error.details,
          sheet: sheet.name,
        })
      }
    } catch (error) {
      throw inFile(this.#file, error)
    }
  }

  form(): RawTable {
    const written: Record<string, string> = {}
    const { addressed, sheets } = this.#addressing()
    const place = { file: this.#file }
    return {
      headings: [],
      records: [{ place, cell: () => ({ text: '', place }), asWritten: () => written }],
      sheets,
      addressed(sheet, cell) {
        const raw = addressed(sheet, cell)
        if (raw !== undefined) written[`${sheet}!${cell}`] = raw.text
        return raw
      },
    }
  }

  notes(): readonly Note[] {
    return [...this.#grids].flatMap(([sheet, grid]) =>
      sheetNotes(this.#file, sheet, grid.told, this.#options.hiddenSheets, this.#options.range),
    )
  }

  #gridOf(sheet: ReadSheet): SheetGrid {
    const grid = this.#grids.get(sheet) ?? new SheetGrid(this.#file, sheet, this.#options, this.#book.dayZero)
    this.#grids.set(sheet, grid)
    return grid
  }

  #addressing(): {
    readonly sheets: readonly string[]
    addressed(sheet: string, cell: string): RawCell | undefined
  } {
    return {
      sheets: this.#book.sheets.map(({ name }) => name),
      addressed: (name, cell) => {
        const sheet = sheetNamed(this.#book.sheets, name, this.#options.hiddenSheets)
        const at = parseCellAddress(cell)
        if (sheet === undefined || at === undefined) return undefined
        if (!contains(this.#range, at)) throw inFile(this.#file, this.#goesOn(sheet, cell))
        return this.#gridOf(sheet).addressed(at)
      },
    }
  }

  #goesOn(sheet: ReadSheet, cell: string): Problem {
    const wrong = `sheet "${sheet.name}" cell ${cell} lies beyond the range ${this.#options.range} that is read`
    return refused('RANGE_TOO_SMALL', wrong, 'a larger `range`')
  }
}

/** The row of totals of the table that Excel says begins with a heading; nothing where it says none. */
function totalsRowOf({ tables }: ReadSheet, heading: CellPosition): number | undefined {
  const table = tables.find(({ range }) => range.first.row === heading.row && contains(range, heading))
  return table?.totalsRow === true ? table.range.last.row : undefined
}
