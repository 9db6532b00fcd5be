import type { Cell } from '../../../../schema/facts/figures/cell'
import { KEY_SEPARATOR, RECORDS } from '../../../../schema/facts/records/records'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { FactRow } from '../../../../schema/facts/records/row'
import type { FactRecord } from '../../../../schema/facts/snapshots/snapshot'
import { CHARACTERS_A_BLOCK, RECORDS_A_BLOCK } from './blockBuilder'
import type { BlockBuilder } from './blockBuilder'
import { CellColumns, lengthOf } from './cellColumns'
import { Column } from './column'
import { keyHash } from './keyHash'
import { blockOf } from './recordBlock'
import type { RecordBlock } from './recordBlock'

/** Gathers records of one type into a block. */
export class RecordBlockBuilder implements BlockBuilder {
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

  /** A block is of records or of rows: a place can be made of halves only where all are. */
  takes(found: FactRecord | FactRow): found is FactRecord {
    return !('cells' in found)
  }

  add(ordinal: number, { key, fields }: FactRecord): void {
    const row = this.#keys.length
    this.#ordinal.add(row, ordinal)
    this.#keys.push(key)
    this.#areKeysJoined &&= isJoined(key, this.#keyFields, fields)
    let expected = 0
    for (const name in fields) {
      const cell = fields[name] as Cell
      this.#columnsOf(name, expected).add(row, cell)
      this.#characters += lengthOf(cell)
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
    return blockOf(this.#type, this.#keys.map(keyHash), {
      ordinal: this.#ordinal.stored(count) ?? 0,
      ...(this.#areKeysJoined ? { keyFields: this.#keyFields } : { key: this.#keys }),
      fields: Object.fromEntries(this.#fields.map((columns) => [columns.name, columns.stored(count)])),
    })
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
