import type { Cell } from '../../../schema/facts/cell'
import { KEY_SEPARATOR, RECORDS } from '../../../schema/facts/records'
import type { RecordType } from '../../../schema/facts/records'
import type { FactRecord } from '../../../schema/facts/snapshot'
import { addCells, CellColumns } from './cellColumns'
import type { StoredCells } from './cellColumns'
import { Column, columnValue } from './column'
import type { StoredColumn } from './column'
import { keyHash, packHashes } from './keyHash'

/** Some records of one type of one reading, in the form in which they are stored. */
export interface RecordBlock {
  readonly type: RecordType
  readonly count: number
  /** The key of each record, hashed, so that a key is found without opening the body. */
  readonly keyHashes: Uint8Array
  /** JSON of a {@link BlockBody}. */
  readonly body: string
}

/** Records column by column: in one return most columns are one value, or count upwards. */
type BlockBody = {
  /** Where in the reading each record stands, from 0. */
  readonly ordinal: StoredColumn
  readonly fields: Readonly<Record<string, StoredCells>>
} & StoredKeys

/** Where every key is the values of the same fields, joined, as nearly always, the fields are named instead. */
type StoredKeys =
  | { readonly keyFields: readonly string[]; readonly key?: never }
  | { readonly keyFields?: never; readonly key: readonly string[] }

export interface PlacedRecord {
  readonly ordinal: number
  readonly record: FactRecord
}

const RECORDS_A_BLOCK = 1000
const CHARACTERS_A_BLOCK = 1_000_000

/** Gathers records of one type into a block. */
class BlockBuilder {
  readonly #type: RecordType
  readonly #keyFields: readonly string[]
  readonly #ordinal = new Column()
  readonly #keys: string[] = []
  #areKeysJoined = true
  /** In the order in which the fields were first met, which is the order of nearly every record. */
  readonly #fields: CellColumns[] = []
  #characters = 0

  constructor(type: RecordType) {
    this.#type = type
    this.#keyFields = RECORDS[type].key
  }

  get isFull(): boolean {
    return this.#keys.length >= RECORDS_A_BLOCK || this.#characters >= CHARACTERS_A_BLOCK
  }

  add(ordinal: number, { key, fields }: FactRecord): void {
    const row = this.#keys.length
    this.#ordinal.add(row, ordinal)
    this.#keys.push(key)
    this.#areKeysJoined &&= isJoined(key, this.#keyFields, fields)
    let expected = 0
    for (const name in fields) {
      const columns = this.#columnsOf(name, expected)
      this.#characters += columns.add(row, fields[name] as Cell)
      expected += 1
    }
  }

  #columnsOf(name: string, expected: number): CellColumns {
    const guess = this.#fields[expected]
    if (guess?.name === name) return guess
    const found = this.#fields.find((columns) => columns.name === name)
    if (found !== undefined) return found
    const columns = new CellColumns(name)
    this.#fields.push(columns)
    return columns
  }

  block(): RecordBlock {
    const count = this.#keys.length
    const body = {
      ordinal: this.#ordinal.stored(count),
      ...(this.#areKeysJoined ? { keyFields: this.#keyFields } : { key: this.#keys }),
      fields: Object.fromEntries(this.#fields.map((columns) => [columns.name, columns.stored(count)])),
    }
    return {
      type: this.#type,
      count,
      keyHashes: packHashes(this.#keys.map(keyHash)),
      body: JSON.stringify(body),
    }
  }
}

/** Whether the key is the values of the fields, joined; asked of every record, so nothing is joined for it. */
function isJoined(key: string, keyFields: readonly string[], fields: FactRecord['fields']): boolean {
  let at = 0
  for (const name of keyFields) {
    if (at > 0 && !key.startsWith(KEY_SEPARATOR, at - 1)) return false
    const value = fields[name]?.value ?? ''
    if (!key.startsWith(value, at)) return false
    at += value.length + 1
  }
  return at === key.length + 1
}

/** Cuts a reading's records, given one by one in order, into blocks that are bounded in size. */
export class BlockWriter {
  readonly #builders = new Map<RecordType, BlockBuilder>()
  #records = 0

  get records(): number {
    return this.#records
  }

  /** The block that the record filled, if it filled one. */
  add(record: FactRecord): RecordBlock | undefined {
    let builder = this.#builders.get(record.type)
    if (builder === undefined) {
      builder = new BlockBuilder(record.type)
      this.#builders.set(record.type, builder)
    }
    builder.add(this.#records, record)
    this.#records += 1
    if (!builder.isFull) return undefined
    this.#builders.delete(record.type)
    return builder.block()
  }

  /** What is left after the last record. */
  finish(): readonly RecordBlock[] {
    const left = [...this.#builders.values()].map((builder) => builder.block())
    this.#builders.clear()
    return left
  }
}

/** The records of a block, in the order in which they were added. */
export function readBlock({
  type,
  count,
  body,
}: Pick<RecordBlock, 'type' | 'count' | 'body'>): PlacedRecord[] {
  const { ordinal, fields, ...keys } = JSON.parse(body) as BlockBody
  const rows: Record<string, Cell>[] = Array.from({ length: count }, () => ({}))
  for (const [name, stored] of Object.entries(fields)) addCells(rows, name, stored)
  return rows.map((cells, row) => ({
    ordinal: columnValue(ordinal, row) as number,
    record: { type, key: keyAt(keys, row, cells), fields: cells },
  }))
}

function keyAt({ keyFields, key }: StoredKeys, row: number, cells: FactRecord['fields']): string {
  if (keyFields === undefined) return key[row] as string
  return keyFields.map((name) => cells[name]?.value ?? '').join(KEY_SEPARATOR)
}
