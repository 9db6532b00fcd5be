import type { Note } from '../../../schema/facts/snapshot'
import { Problem } from '../../../schema/problem'
import { cellAddress, contains, parseCellAddress, parseCellRange } from './cellAddress'
import type { CellRange } from './cellAddress'
import { looksLike } from './payloadLooks'
import type { RawCell, RawSource, RawTable, SheetWanted, TableWanted } from './rawTable'
import { tableOfGrid } from './tableOfGrid'
import { chooseSheet, sheetNamed } from './workbook/chooseSheet'
import { readInThread } from './workbook/readInThread'
import { refused } from './workbook/refused'
import { SheetGrid } from './workbook/sheetGrid'
import type { HiddenPolicy } from './workbook/sheetGrid'
import type { ReadSheet, ReadWorkbook } from './workbook/sheetReader'
import { sheetNotes } from './workbook/sheetNotes'
import { encrypted } from './workbook/zipContents'

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

export const WORKBOOK_DEFAULTS: WorkbookOptions = {
  range: 'A1:ZZ5000',
  hiddenSheets: 'flag',
  hiddenRows: 'flag',
  hiddenColumns: 'flag',
  limits: { seconds: 60, megabytes: 768, maxCells: 1_000_000 },
}

/**
 * Opens a workbook: XLSX, XLSM or ODS, by what it holds and not by its name. It is parsed in a thread of its
 * own; formulas are never evaluated and macros never run.
 *
 * @param file how the file is called in places and messages
 * @throws Problem NOT_A_TABLE, BAD_WORKBOOK, WORKBOOK_ENCRYPTED, WORKBOOK_TOO_LARGE, WORKBOOK_TIMEOUT
 */
export async function openWorkbook(
  bytes: Uint8Array,
  file: string,
  options: Partial<WorkbookOptions> = {},
): Promise<RawSource> {
  const how = { ...WORKBOOK_DEFAULTS, ...options }
  const range = parseCellRange(how.range)
  if (range === undefined) throw new RangeError(`"${how.range}" is not a range such as A1:ZZ5000`)
  try {
    refuseOthers(bytes)
    const { maxCells, ...limits } = how.limits
    const book = await readInThread({ bytes, range, maxCells }, limits)
    return new OpenedWorkbook(file, book, how, range)
  } catch (error) {
    throw inFile(file, error)
  }
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

function refuseOthers(bytes: Uint8Array): void {
  if (ZIP.every((byte, at) => bytes[at] === byte)) return
  const isOle = OLE.every((byte, at) => bytes[at] === byte)
  // Office wraps what it encrypts in the container of its old formats; names in it are UTF-16.
  if (isOle && Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw encrypted()
  const look = looksLike(bytes) ?? 'text, perhaps CSV'
  throw refused('NOT_A_TABLE', `is not a workbook: it looks like ${look}`, 'an XLSX, XLSM or ODS workbook')
}

function inFile(file: string, error: unknown): unknown {
  if (!(error instanceof Problem)) return error
  return new Problem(error.code, `file "${file}" ${error.message}`, { ...error.details, file })
}

class OpenedWorkbook implements RawSource {
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
      const sheet = chooseSheet(this.#book.sheets, wanted.sheet ?? this.#options.sheet, this.#options.hiddenSheets)
      if (sheet.beyond?.adjoining === true) throw this.#goesOn(sheet, cellAddress(sheet.beyond.first))
      try {
        return { ...tableOfGrid(this.#gridOf(sheet), wanted), ...this.#addressing() }
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        throw new Problem(error.code, `sheet "${sheet.name}": ${error.message}`, { ...error.details, sheet: sheet.name })
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
    const grid = this.#grids.get(sheet) ?? new SheetGrid(this.#file, sheet, this.#options)
    this.#grids.set(sheet, grid)
    return grid
  }

  #addressing(): { readonly sheets: readonly string[]; addressed(sheet: string, cell: string): RawCell | undefined } {
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
