import type { Place } from '../../../schema/facts/figures/cell'
import type { PlacedHeading } from './gridHeadings'
import type { Lines } from './gridLines'
import type { RawCell, RawDefect, RawHeading, RawRecord } from './rawTable'

/** One line of a grid as a record. A class, and sparing with objects, because there may be many. */
export class GridRecord implements RawRecord {
  readonly defect?: RawDefect
  readonly #lines: Lines
  readonly #headings: readonly PlacedHeading[]
  readonly #at: number
  readonly #ordinal: number

  constructor(
    lines: Lines,
    headings: readonly PlacedHeading[],
    at: number,
    ordinal: number,
    defect: RawDefect | undefined,
  ) {
    this.#lines = lines
    this.#headings = headings
    this.#at = at
    this.#ordinal = ordinal
    if (defect !== undefined) this.defect = defect
  }

  /** Made when it is asked for: most records are read without. */
  get place(): Place {
    const known = this.#lines.recordPlace?.(this.#at, this.#ordinal)
    if (known !== undefined) return known
    const { place } = this.#lines.cell(this.#at, this.#headings[0]?.field ?? 0)
    return recordPlace(place, this.#ordinal, this.#lines.length(this.#at) === undefined)
  }

  cell(heading: RawHeading): RawCell {
    const field = this.#headings[heading.index]?.field ?? -1
    return this.#lines.recordCell(this.#at, field, this.#ordinal, heading.text)
  }

  get texts(): readonly string[] {
    return this.#lines.texts?.(this.#at) ?? []
  }

  asWritten(): Readonly<Record<string, string>> {
    const written = new Map<string, string>()
    for (const { heading, field } of this.#headings) {
      let name = heading.text
      for (let copy = 2; written.has(name); copy += 1) name = `${heading.text} (${copy})`
      written.set(name, this.#lines.text(this.#at, field))
    }
    return Object.fromEntries(written)
  }
}

/** A record's own place keeps what its cells share: the row of a row, the column of a column. */
function recordPlace(
  { row, line, column, cell: _cell, ...rest }: Place,
  ordinal: number,
  transposed: boolean,
): Place {
  if (transposed) return { ...rest, record: ordinal, ...(column === undefined ? {} : { column }) }
  return {
    ...rest,
    record: ordinal,
    ...(row === undefined ? {} : { row }),
    ...(line === undefined ? {} : { line }),
  }
}
