import { duplicates, keySlots } from './duplicates'
import { hashOf, HashTable } from './hashTable'
import type { OpenTables } from './openTables'
import type { RecordFault } from './readCell'
import { keyOf } from './recordReader'
import type { ReadRecord } from './recordReader'

/** Tells, of records met one by one, when one may have the key of another. */
export class KeysMet {
  readonly #isOwnKeyOurs: boolean
  readonly #hashes = new HashTable()
  readonly #seeds = new Map<string, number>()

  constructor({ isOwnKeyOurs }: Pick<OpenTables, 'isOwnKeyOurs'>) {
    this.#isOwnKeyOurs = isOwnKeyOurs
  }

  /** Whether the keys of the record are new, to all appearances; certainly where it says so. */
  areNew({ type, own, elsewhere, cells }: ReadRecord): boolean {
    if (own === undefined) return true
    const seed = this.#seedOf(type)
    const isNew = this.#hashes.add(hashOf(own, seed))
    if (elsewhere || this.#isOwnKeyOurs) return isNew
    return this.#hashes.add(hashOf(keyOf({ type, cells }), ~seed)) && isNew
  }

  #seedOf(type: string): number {
    const known = this.#seeds.get(type)
    if (known !== undefined) return known
    const seed = Math.imul(this.#seeds.size + 1, 0x27d4eb2f)
    this.#seeds.set(type, seed)
    return seed
  }
}

/**
 * The faults of records that share a key, by their place among all records from 0. Reads them all twice, and
 * keeps only those that may share one.
 */
export function twinsAmong(tables: OpenTables, source: string): ReadonlyMap<number, readonly RecordFault[]> {
  const met = new KeysMet(tables)
  const doubtful = new Set<string>()
  for (const read of tables.records) {
    if (!met.areNew(read)) for (const slot of keySlots(read)) doubtful.add(slot)
  }
  const kept = new Map<ReadRecord, number>()
  let ordinal = 0
  for (const read of tables.records) {
    if (keySlots(read).some((slot) => doubtful.has(slot))) kept.set(read, ordinal)
    ordinal += 1
  }
  const faults = new Map<number, readonly RecordFault[]>()
  for (const [read, own] of duplicates([...kept.keys()], source)) faults.set(kept.get(read) ?? -1, own)
  return faults
}
