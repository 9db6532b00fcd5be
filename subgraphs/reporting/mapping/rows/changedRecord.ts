import type { RawCell, RawDefect, RawHeading, RawRecord } from '../../../sources/table/rawTable'
import { madeOf } from '../fields/madeCells'
import type { Made, MadeRecord } from '../fields/madeCells'

/** What a step says of a record otherwise than the record itself. */
export interface Changes {
  /** By index of the heading. */
  readonly cells?: ReadonlyMap<number, RawCell>
  readonly made?: Readonly<Partial<Record<Made, RawCell>>>
}

/** A record as a step before fields leaves it: its place, and all that the step has not changed, stay its own. */
export class ChangedRecord implements MadeRecord {
  readonly defect?: RawDefect
  readonly #record: RawRecord
  readonly #changes: Changes

  constructor(record: RawRecord, changes: Changes) {
    this.#record = record
    this.#changes = changes
    if (record.defect !== undefined) this.defect = record.defect
  }

  get place(): RawRecord['place'] {
    return this.#record.place
  }

  cell(heading: RawHeading): RawCell {
    return this.#changes.cells?.get(heading.index) ?? this.#record.cell(heading)
  }

  at(path: string): RawCell | undefined {
    return this.#record.at?.(path)
  }

  made(what: Made): RawCell | undefined {
    return this.#changes.made?.[what] ?? madeOf(this.#record, what)
  }

  asWritten(): Readonly<Record<string, string>> {
    return this.#record.asWritten()
  }
}
