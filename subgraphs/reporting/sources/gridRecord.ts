import type { Place } from '../../../schema/facts/cell'
import type { PlacedHeading } from './gridHeadings'
import type { Lines } from './gridLines'
import type { RawCell, RawDefect, RawHeading, RawRecord } from './rawTable'

/** One line of a grid as a record. A class, and sparing with objects, because there may be many. */
export class GridRecord implements RawRecord {
  readonly place: Place
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
    this.place = recordPlace(
      lines.cell(at, headings[0]?.field ?? 0).place,
      ordinal,
      lines.length(at) === undefined,
    )
    if (defect !== undefined) this.defect = defect
  }

  cell(heading: RawHeading): RawCell {
    const raw = this.#lines.cell(this.#at, this.#headings[heading.index]?.field ?? -1)
    Object.assign(raw.place, { record: this.#ordinal, heading: heading.text })
    return raw
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
