import type { RecordType } from '../../../../schema/facts/records/records'
import { duplicates, keySlots } from './duplicates'
import { HashTable } from './hashTable'
import { KeyHasher } from './keyHasher'
import type { OpenTables } from '../records/openTables'
import type { RecordFault } from '../fields/readCell'
import type { ReadRecord } from '../records/readRecord'

/** Tells, of records met one by one, when one may have the key of another. */
export class KeysMet {
  readonly #isOwnKeyOurs: boolean
  readonly #hashes: HashTable
  readonly #hashers = new Map<RecordType, { readonly own: KeyHasher; readonly ours: KeyHasher }>()

  constructor({ isOwnKeyOurs, mostRecords }: Pick<OpenTables, 'isOwnKeyOurs' | 'mostRecords'>) {
    this.#isOwnKeyOurs = isOwnKeyOurs
    this.#hashes = new HashTable(mostRecords)
  }

  /** Whether the keys of the record are new, to all appearances; certainly where it says so. */
  areNew(read: ReadRecord): boolean {
    const hashers = this.#hashersOf(read.type)
    const own = read.ownHash(hashers.own)
    if (own === undefined) return true
    const isNew = this.#hashes.add(own)
    if (read.elsewhere || this.#isOwnKeyOurs) return isNew
    return this.#hashes.add(read.keyHash(hashers.ours)) && isNew
  }

  #hashersOf(type: RecordType): { readonly own: KeyHasher; readonly ours: KeyHasher } {
    const known = this.#hashers.get(type)
    if (known !== undefined) return known
    const seed = Math.imul(this.#hashers.size + 1, 0x27d4eb2f)
    const hashers = { own: new KeyHasher(seed), ours: new KeyHasher(~seed) }
    this.#hashers.set(type, hashers)
    return hashers
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
