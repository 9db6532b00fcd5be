import type { Place } from '../../../schema/facts/figures/cell'
import type { CsvDialect } from './csvRecords'
import type { CsvRows, CsvWindow } from './csvWindows'
import { plainExtent, plainRows, quotedRows, windowFrom } from './csvWindows'
import type { Grid } from '../table/grid'
import type { RawCell } from '../table/rawTable'

/** Windows whose rows are kept, so that looking to and fro among neighbours parts no text twice. */
const KEPT = 2
/** A text of so many bytes at most is parted once, and all of its rows are kept. */
const SMALL = 1 << 20

const LINE_FEED = 0x0a
const RETURN = 0x0d

/** A window, and where in the text it stands; row and line are counted from 0. */
interface PlacedWindow extends CsvWindow {
  readonly row: number
  readonly line: number
}

/** Where parsing broke, besides what csv-parse says of the window. */
export class BrokenWindow extends Error {
  readonly at: PlacedWindow

  constructor(at: PlacedWindow, cause: unknown) {
    super('a window of CSV cannot be parsed', { cause })
    this.at = at
  }
}

/**
 * The rows of a CSV text, of which only the text is kept: windows of it are parted into cells when they
 * are asked for, so that a return of any length takes little room.
 */
export class CsvGrid implements Grid {
  readonly rowCount: number
  readonly columnCount: number
  readonly #utf8: Buffer
  readonly #file: string
  readonly #dialect: CsvDialect
  readonly #windows: readonly PlacedWindow[]
  #lastFilled: readonly number[] | undefined
  readonly #kept = new Map<PlacedWindow, CsvRows>()
  #open: CsvRows | undefined
  #row = 0
  #line = 0
  /** The row that was last asked for, and its cells. */
  #last = -1
  #cells: readonly string[] | undefined

  /** @throws BrokenWindow */
  constructor(utf8: Buffer, file: string, dialect: CsvDialect) {
    this.#utf8 = utf8
    this.#file = file
    this.#dialect = dialect
    const windows: PlacedWindow[] = []
    let [row, line, columnCount] = [0, 0, 0]
    for (let from = 0; from < utf8.length;) {
      const window = { ...windowFrom(utf8, from), row, line }
      const extent = window.isQuoted ? this.#keep(window, quotedRows) : plainExtent(utf8, window, dialect)
      row += extent.rowCount
      line += extent.lineCount
      columnCount = Math.max(columnCount, extent.columnCount)
      windows.push(window)
      from = window.to
    }
    this.rowCount = row
    this.columnCount = columnCount
    this.#windows = windows
  }

  rowLength(row: number): number {
    return this.#at(row)?.length ?? 0
  }

  isCutOff(row: number): boolean {
    const last = this.#utf8.at(-1)
    return row === this.rowCount - 1 && last !== LINE_FEED && last !== RETURN
  }

  text(row: number, column: number): string {
    return this.#at(row)?.[column] ?? ''
  }

  texts(row: number): readonly string[] {
    return this.#at(row) ?? []
  }

  cell(row: number, column: number): RawCell {
    return { text: this.text(row, column), place: this.#placeOf(row, column, this.#lineAt(row)) }
  }

  recordCell(row: number, column: number, record: number, heading: string): RawCell {
    const text = this.text(row, column)
    const line = this.#lineAt(row)
    return { text, place: { file: this.#file, line, row: row + 1, column: column + 1, record, heading } }
  }

  rowPlace(row: number, record: number): Place {
    return { file: this.#file, record, line: this.#lineAt(row), row: row + 1 }
  }

  lastFilled(column: number): number {
    this.#lastFilled ??= this.#filled()
    return this.#lastFilled[column] ?? -1
  }

  held(): Grid {
    const cells: (readonly string[])[] = []
    const lines: number[] = []
    for (let row = 0; row < this.rowCount; row += 1) {
      cells.push(this.texts(row))
      lines.push(this.#lineAt(row))
    }
    const text = (row: number, column: number): string => cells[row]?.[column] ?? ''
    return {
      rowCount: this.rowCount,
      columnCount: this.columnCount,
      rowLength: (row) => cells[row]?.length ?? 0,
      text,
      cell: (row, column) => ({
        text: text(row, column),
        place: this.#placeOf(row, column, lines[row] ?? 0),
      }),
    }
  }

  #filled(): readonly number[] {
    const last = new Array<number>(this.columnCount).fill(-1)
    let left = this.columnCount
    for (let row = this.rowCount - 1; row >= 0 && left > 0; row -= 1) {
      for (const [column, text] of this.texts(row).entries()) {
        if (last[column] !== -1 || text.trim() === '') continue
        last[column] = row
        left -= 1
      }
    }
    return last
  }

  #placeOf(row: number, column: number, line: number): Place {
    return { file: this.#file, line, row: row + 1, column: column + 1 }
  }

  #lineAt(row: number): number {
    if (this.#at(row) === undefined || this.#open === undefined) return 0
    return this.#line + this.#open.lineOf(row - this.#row)
  }

  #at(row: number): readonly string[] | undefined {
    if (row === this.#last) return this.#cells
    if (row < 0 || row >= this.rowCount) return undefined
    if (this.#open === undefined || row < this.#row || row >= this.#row + this.#open.rowCount) {
      const window = this.#windowOf(row)
      this.#open = this.#rowsOf(window)
      this.#row = window.row
      this.#line = window.line
    }
    this.#last = row
    this.#cells = this.#open.cellsOf(row - this.#row)
    return this.#cells
  }

  #windowOf(row: number): PlacedWindow {
    let [low, high] = [0, this.#windows.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#windows[middle]?.row ?? 0) <= row) low = middle
      else high = middle - 1
    }
    return this.#windows[low] as PlacedWindow
  }

  #rowsOf(window: PlacedWindow): CsvRows {
    return this.#kept.get(window) ?? this.#keep(window, window.isQuoted ? quotedRows : plainRows)
  }

  #keep<Rows extends CsvRows>(
    window: PlacedWindow,
    part: (utf8: Buffer, window: CsvWindow, dialect: CsvDialect) => Rows,
  ): Rows {
    try {
      const rows = part(this.#utf8, window, this.#dialect)
      const [oldest] = this.#kept.keys()
      if (oldest !== undefined && this.#kept.size >= KEPT && this.#utf8.length > SMALL)
        this.#kept.delete(oldest)
      this.#kept.set(window, rows)
      return rows
    } catch (error) {
      throw new BrokenWindow(window, error)
    }
  }
}
