import type { PlacedHeading } from './gridHeadings'
import type { Lines } from './gridLines'
import { GridRecord } from './gridRecord'
import type { RawDefect, RawRecord } from './rawTable'

/** Which lines of a grid are records of a table. */
export interface RecordLines {
  readonly lines: Lines
  readonly headings: readonly PlacedHeading[]
  readonly first: number
  /** Not a record itself. */
  readonly end: number
  /** The number of cells in the line of headings, where lines have a number of their own. */
  readonly width: number | undefined
}

/** The records of a table in a grid, from the first each time; blank ones are passed over and not counted. */
export class GridRecords implements Iterable<RawRecord> {
  readonly #of: RecordLines

  constructor(of: RecordLines) {
    this.#of = of
  }

  [Symbol.iterator](): Iterator<RawRecord> {
    return new RecordIterator(this.#of)
  }
}

/** Not a generator, for a million calls of one take noticeably longer. */
class RecordIterator implements Iterator<RawRecord> {
  readonly #of: RecordLines
  #at: number
  #ordinal = 0

  constructor(of: RecordLines) {
    this.#of = of
    this.#at = of.first
  }

  next(): IteratorResult<RawRecord, undefined> {
    const { lines, headings, end, width } = this.#of
    while (this.#at < end) {
      const at = this.#at
      this.#at += 1
      const length = lines.length(at)
      const ragged = width !== undefined && length !== undefined && length !== width
      const extra = ragged && length > width && restOf(lines, at, width, length)
      if (!extra && isBlank(lines, at, headings)) continue
      this.#ordinal += 1
      const defect = ragged && (length < width || extra) ? raggedDefect(length, width) : undefined
      return { value: new GridRecord(lines, headings, at, this.#ordinal, defect), done: false }
    }
    return { value: undefined, done: true }
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

function raggedDefect(length: number, width: number): RawDefect {
  return {
    code: 'BAD_CSV',
    wrong: `has ${length} cells where the header has ${width}`,
    right: 'as many cells as headings; a cell that holds the delimiter needs quotation marks',
  }
}
