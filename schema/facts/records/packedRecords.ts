import { PackedLines } from './packedLines'
import type { RecordNames } from './recordNames'
import { parseRecordName, recordName } from './recordNames'
import type { RecordType } from './records'
import type { FactRecord } from '../snapshots/snapshot'

/**
 * The records of a snapshot, packed: their names apart from their fields, so that one is found without the others being
 * unpacked. What is read of them is another object each time.
 */
export class PackedRecords {
  readonly #names: PackedLines
  readonly #fields: PackedLines
  readonly #types: ReadonlySet<RecordType>
  readonly count: number

  private constructor(names: PackedLines, fields: PackedLines, records: readonly FactRecord[]) {
    this.#names = names
    this.#fields = fields
    this.#types = new Set(records.map(({ type }) => type))
    this.count = records.length
  }

  static async of(records: readonly FactRecord[]): Promise<PackedRecords> {
    const names = await PackedLines.of(records, recordName)
    const fields = await PackedLines.of(records, (record) => JSON.stringify(record.fields))
    return new PackedRecords(names, fields, records)
  }

  /** Known without anything being unpacked. */
  has(type: RecordType): boolean {
    return this.#types.has(type)
  }

  /** All of them, in their order. */
  all(): readonly FactRecord[] {
    return this.#read(() => true)
  }

  /** Those that are looked for, in their order. */
  among(wanted: RecordNames): readonly FactRecord[] {
    if (![...wanted.types].some((type) => this.has(type))) return []
    return this.#read((name) => wanted.hasNamed(name))
  }

  #read(isWanted: (name: string) => boolean): readonly FactRecord[] {
    const records: FactRecord[] = []
    for (let piece = 0; piece < this.#names.pieces; piece += 1) {
      const names = this.#names.piece(piece)
      if (!names.some(isWanted)) continue
      for (const [at, fields] of this.#fields.piece(piece).entries()) {
        const name = names[at] as string
        if (!isWanted(name)) continue
        records.push({ ...parseRecordName(name), fields: JSON.parse(fields) as FactRecord['fields'] })
      }
    }
    return records
  }
}
