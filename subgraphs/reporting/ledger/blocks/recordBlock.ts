import { KEY_SEPARATOR } from '../../../../schema/facts/records/records'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { FactRecord } from '../../../../schema/facts/snapshots/snapshot'
import { addCells } from './cellColumns'
import type { RowCells, StoredCells } from './cellColumns'
import { columnValue } from './column'
import type { StoredColumn } from './column'
import { packHashes } from './keyHash'

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
export type BlockBody = {
  /** Where in the reading each record stands, from 0. */
  readonly ordinal: StoredColumn
  readonly fields: Readonly<Record<string, StoredCells>>
} & StoredKeys

/** Where every key is the values of the same fields, joined, as nearly always, the fields are named instead. */
type StoredKeys =
  | { readonly keyFields: readonly string[]; readonly key?: never }
  | { readonly keyFields?: never; readonly key: readonly string[] }

/** @param hashes of the keys of its records, in their order */
export function blockOf(type: RecordType, hashes: readonly number[], body: BlockBody): RecordBlock {
  return { type, count: hashes.length, keyHashes: packHashes(hashes), body: JSON.stringify(body) }
}

export interface PlacedRecord {
  readonly ordinal: number
  readonly record: FactRecord
}

/**
 * The records of a block, in the order in which they were added.
 *
 * @param rows of the records wanted, ascending from 0; all of them if left out
 */
export function readBlock(
  { type, count, body }: Pick<RecordBlock, 'type' | 'count' | 'body'>,
  rows: readonly number[] = Array.from({ length: count }, (_, row) => row),
): PlacedRecord[] {
  const { ordinal, fields, ...keys } = JSON.parse(body) as BlockBody
  const wanted = rows.map((row): RowCells => ({ row, cells: {} }))
  for (const [name, stored] of Object.entries(fields)) addCells(wanted, name, stored)
  return wanted.map(({ row, cells }) => ({
    ordinal: columnValue(ordinal, row) as number,
    record: { type, key: keyAt(keys, row, cells), fields: cells },
  }))
}

function keyAt({ keyFields, key }: StoredKeys, row: number, cells: FactRecord['fields']): string {
  if (keyFields === undefined) return key[row] as string
  return keyFields.map((name) => cells[name]?.value ?? '').join(KEY_SEPARATOR)
}
