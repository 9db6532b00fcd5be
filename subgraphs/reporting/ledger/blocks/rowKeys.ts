import { EMPTY_HASH, hashOn } from '../../../../base/text/textHash'
import type { Cell } from '../../../../schema/facts/figures/cell'
import { KEY_SEPARATOR, RECORDS } from '../../../../schema/facts/records/records'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { RowField } from '../../../../schema/facts/records/row'

/**
 * The hashes of the keys of rows that come one after the other. Most begin with what the one before began with: the
 * hash goes on from the first part that is another, and no key is put together for it.
 */
export class RowKeys {
  readonly hashes: number[] = []
  readonly #at: readonly number[]
  readonly #parts: string[] = []
  /** The hash after each part. */
  readonly #after: number[] = []

  constructor(type: RecordType, fields: readonly RowField[]) {
    this.#at = RECORDS[type].key.map((key) => fields.findIndex(({ name }) => name === key))
  }

  add(cells: readonly Cell[]): void {
    const at = this.#at
    let part = 0
    while (part < at.length && this.#parts[part] === (cells[at[part] ?? -1]?.value ?? '')) part += 1
    let hash = this.#after[part - 1] ?? EMPTY_HASH
    for (; part < at.length; part += 1) {
      const value = cells[at[part] ?? -1]?.value ?? ''
      hash = hashOn(part === 0 ? hash : hashOn(hash, KEY_SEPARATOR), value)
      this.#parts[part] = value
      this.#after[part] = hash
    }
    this.hashes.push(hash)
  }
}
