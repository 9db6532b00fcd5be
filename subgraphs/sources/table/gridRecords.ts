import type { PlacedHeading } from './gridHeadings'
import type { Lines } from './gridLines'
import { GridRecord } from './gridRecord'
import type { RawDefect, RawRecord } from './rawTable'
import { TableEnd } from './tableEnd'
import type { TableMark } from './tableEnd'

/** Which lines of a grid are records of a table. */
export interface RecordLines {
  readonly lines: Lines
  readonly headings: readonly PlacedHeading[]
  readonly first: number
  /** Not a record itself. */
  readonly end: number
  /** The number of cells in the line of headings, where lines have a number of their own and it must be theirs. */
  readonly width: number | undefined
  /** Whether a line with fewer cells is one whose last cells are blank. */
  readonly padsShort: boolean
  /** Only of tables that lie along rows. */
  readonly mark?: TableMark
}

/** The records of a table in a grid, from the first each time; blank ones are passed over and not counted. */
export class GridRecords implements Iterable<RawRecord> {
  readonly #of: RecordLines
  #ended: number

  constructor(of: RecordLines) {
    this.#of = of
    this.#ended = of.end
  }

  /** The first line that is no longer of the table; known once the records have been read. */
  get ended(): number {
    return this.#ended
  }

  [Symbol.iterator](): Iterator<RawRecord> {
    return new RecordIterator(this.#of, (at) => {
      this.#ended = at
    })
  }
}

/** Not a generator, for a million calls of one take noticeably longer. */
class RecordIterator implements Iterator<RawRecord> {
  readonly #of: RecordLines
  readonly #ends: TableEnd | undefined
  readonly #onEnd: (at: number) => void
  #at: number
  #ordinal = 0

  constructor(of: RecordLines, onEnd: (at: number) => void) {
    this.#of = of
    this.#onEnd = onEnd
    this.#at = of.first
    if (of.mark !== undefined) this.#ends = new TableEnd(of.lines, of.headings, of.mark, of.end)
  }

  next(): IteratorResult<RawRecord, undefined> {
    const { lines, headings, end, width } = this.#of
    while (this.#at < end) {
      const at = this.#at
      this.#at += 1
      const length = lines.length(at)
      const ragged = width !== undefined && length !== undefined && length !== width
      const extra = ragged && length > width && restOf(lines, at, width, length)
      const kind = this.#ends?.kindOf(at) ?? (isBlank(lines, at, headings) ? 'BLANK' : 'RECORD')
      if (kind === 'END') {
        this.#at = end
        this.#onEnd(at)
        break
      }
      if (kind === 'HEADINGS') this.#at = at + (this.#of.mark?.headerRows ?? 1)
      if (!extra && kind !== 'RECORD') continue
      this.#ordinal += 1
      const defect = ragged ? this.#raggedDefect(at, length, width, extra) : undefined
      return { value: new GridRecord(lines, headings, at, this.#ordinal, defect), done: false }
    }
    return { value: undefined, done: true }
  }

  #raggedDefect(at: number, length: number, width: number, extra: boolean): RawDefect | undefined {
    if (extra) return tooLong(length, width)
    if (length >= width) return undefined
    if (this.#of.lines.isCutOff?.(at) === true) return cutOff(length, width)
    return this.#of.padsShort ? undefined : tooShort(length, width)
  }
}

function isBlank(lines: Lines, at: number, headings: readonly PlacedHeading[]): boolean {
  for (let heading = 0; heading < headings.length; heading += 1) {
    if (lines.text(at, headings[heading]?.field ?? -1).trim() !== '') return false
  }
  return true
}

function restOf(lines: Lines, at: number, from: number, to: number): boolean {
  for (let field = from; field < to; field += 1) if (lines.text(at, field).trim() !== '') return true
  return false
}

function tooLong(length: number, width: number): RawDefect {
  return {
    code: 'BAD_CSV',
    wrong: `has ${length} cells where the header has ${width}`,
    right: 'as many cells as headings; a cell that holds the delimiter needs quotation marks',
  }
}

function tooShort(length: number, width: number): RawDefect {
  return {
    code: 'BAD_CSV',
    wrong: `has ${length} cells where the header has ${width}`,
    right:
      'as many cells as headings; a cell that holds the delimiter needs quotation marks; `csv: { shortRows: pad }` if the last cells are left out where they are blank',
  }
}

function cutOff(length: number, width: number): RawDefect {
  return {
    code: 'BAD_CSV',
    wrong: `has ${length} cells where the header has ${width}, and no end of line: the file may be cut off in it`,
    right: 'the whole file',
  }
}
