import type { RecordType } from './records'
import type { FactRecord } from '../snapshots/snapshot'

/** A record's type and key as one line of text. */
export function recordName({ type, key }: Pick<FactRecord, 'type' | 'key'>): string {
  return JSON.stringify([type, key])
}

/** Takes a record's name apart. */
export function parseRecordName(name: string): Pick<FactRecord, 'type' | 'key'> {
  const [type, key] = JSON.parse(name) as readonly [RecordType, string]
  return { type, key }
}

/** Records to look for, by type and key. */
export class RecordNames {
  readonly #names = new Set<string>()
  readonly #types = new Set<RecordType>()

  add(record: Pick<FactRecord, 'type' | 'key'>): void {
    this.#names.add(recordName(record))
    this.#types.add(record.type)
  }

  get types(): ReadonlySet<RecordType> {
    return this.#types
  }

  has(record: Pick<FactRecord, 'type' | 'key'>): boolean {
    return this.#types.has(record.type) && this.#names.has(recordName(record))
  }

  hasNamed(name: string): boolean {
    return this.#names.has(name)
  }
}
