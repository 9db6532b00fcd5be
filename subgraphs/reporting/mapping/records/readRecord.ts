import type { Cell, Place } from '../../../../schema/facts/figures/cell'
import { KEY_SEPARATOR, RECORDS } from '../../../../schema/facts/records/records'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { FactRow, RowField } from '../../../../schema/facts/records/row'
import type { Note } from '../../../../schema/facts/snapshots/snapshot'
import type { RawRecord } from '../../../sources/table/rawTable'
import type { KeyHasher } from '../keys/keyHasher'
import type { RecordFault } from '../fields/readCell'

/** How the records of one table are laid out. */
export interface RecordLayout {
  readonly type: RecordType
  readonly fields: readonly RowField[]
  /** The cells of the key in our own terms, by their place among the fields, -1 where there is no such field. */
  readonly keyAt: readonly number[]
  /** The same for the key by which the source tells its records apart. */
  readonly ownAt: readonly number[]
}

export function layoutOf(
  type: RecordType,
  fields: readonly RowField[],
  own: readonly string[],
): RecordLayout {
  const placesOf = (names: readonly string[]): readonly number[] =>
    names.map((wanted) => fields.findIndex(({ name }) => name === wanted))
  return { type, fields, keyAt: placesOf(RECORDS[type].key), ownAt: placesOf(own) }
}

/** Whose a record is, where it says whose. */
export interface Belonging {
  /** Whether it belongs to a programme that is not wanted. */
  readonly elsewhere: boolean
  /** What stands in the source's own key in the place of a cell that we have made. */
  readonly identity?: { readonly at: number; readonly own: string }
}

/** A record that has been read. A class, and sparing with objects, because there may be many. */
export class ReadRecord implements FactRow {
  readonly raw: RawRecord
  readonly layout: RecordLayout
  /** One for each field of the layout; none where the record cannot be read at all. */
  readonly cells: readonly Cell[]
  readonly faults: readonly RecordFault[]
  readonly notes: readonly Note[]
  readonly #isKeyed: boolean
  readonly #belonging: Belonging

  /** @param isKeyed whether the key by which the source tells its records apart is whole */
  constructor(
    raw: RawRecord,
    layout: RecordLayout,
    cells: readonly Cell[],
    faults: readonly RecordFault[],
    notes: readonly Note[],
    isKeyed: boolean,
    belonging: Belonging,
  ) {
    this.raw = raw
    this.layout = layout
    this.cells = cells
    this.faults = faults
    this.notes = notes
    this.#isKeyed = isKeyed
    this.#belonging = belonging
  }

  get type(): RecordType {
    return this.layout.type
  }

  get fields(): readonly RowField[] {
    return this.layout.fields
  }

  get where(): Place {
    return this.raw.place
  }

  get elsewhere(): boolean {
    return this.#belonging.elsewhere
  }

  /** The record's key in our own terms. */
  get key(): string {
    return this.#joined(this.layout.keyAt)
  }

  /** What the source itself tells its records apart by; nothing where a part of it is missing. */
  get own(): string | undefined {
    return this.#isKeyed ? this.#joined(this.layout.ownAt, this.#belonging.identity) : undefined
  }

  /** A hash of `own`, which is not made for it. */
  ownHash(hasher: KeyHasher): number | undefined {
    if (!this.#isKeyed) return undefined
    if (this.#belonging.identity !== undefined) return hasher.of(this.own ?? '')
    return hasher.ofCells(this.cells, this.layout.ownAt)
  }

  /** A hash of `key`, which is not made for it. */
  keyHash(hasher: KeyHasher): number {
    return hasher.ofCells(this.cells, this.layout.keyAt)
  }

  /** The cell of a field, with its place. */
  cellOf(field: string): Cell | undefined {
    const at = this.fields.findIndex(({ name }) => name === field)
    const cell = this.cells[at]
    const within = this.fields[at]?.where
    return cell === undefined || within === undefined
      ? cell
      : { ...cell, where: { ...this.where, ...within } }
  }

  #joined(at: readonly number[], identity?: Belonging['identity']): string {
    const { cells } = this
    let key = ''
    for (let part = 0; part < at.length; part += 1) {
      const place = at[part] ?? -1
      if (part > 0) key += KEY_SEPARATOR
      key += identity?.at === place ? identity.own : (cells[place]?.value ?? '')
    }
    return key
  }
}
