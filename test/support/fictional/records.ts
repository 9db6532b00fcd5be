import { createHash } from 'node:crypto'

import type { Cell, Place } from '../../../schema/facts/figures/cell'
import type { RecordType } from '../../../schema/facts/records/records'
import { recordKey } from '../../../schema/facts/records/records'
import type { FactRecord, Snapshot } from '../../../schema/facts/snapshots/snapshot'

/** A cell, or its canonical text alone. */
export type FieldValue = string | Cell

/** A record whose cells stand at the given place, or else in a file named for its type. */
export function factRecord(
  type: RecordType,
  fields: Readonly<Record<string, FieldValue>>,
  place: Place = { file: `${type}.csv` },
): FactRecord {
  const cells = Object.entries(fields).map(([field, value], i): [string, Cell] => {
    const where = { ...place, ...(place.file === undefined ? {} : { column: i + 1, heading: field }) }
    return [field, typeof value === 'string' ? { value, where } : { where, ...value }]
  })
  const values = Object.fromEntries(cells.map(([field, { value }]) => [field, value]))
  return { type, key: recordKey(type, values), fields: Object.fromEntries(cells) }
}

function countReasons(records: readonly FactRecord[]): number {
  return records.flatMap(({ fields }) => Object.values(fields)).filter(({ reason }) => reason !== undefined)
    .length
}

/** A snapshot with all that is not given filled in: the first of its member, counted from what it holds. */
export function snapshotOf(given: Partial<Snapshot> = {}): Snapshot {
  const { sequence = 1, records = [], quarantine = [] } = given
  return {
    sequence,
    source: 'returns',
    returnId: String(sequence),
    received: '2026-03-18T08:00:00.000Z',
    recorded: '2026-03-18T08:00:05.000Z',
    origin: 'REPORTED',
    payloadHash: createHash('sha256').update(JSON.stringify(records)).digest('hex'),
    mappingHash: createHash('sha256').update('fictional mapping').digest('hex'),
    counts: {
      read: records.length + quarantine.length,
      accepted: records.length,
      quarantined: quarantine.length,
      withReason: countReasons(records),
      elsewhere: 0,
    },
    notes: [],
    quarantine,
    records,
    ...given,
  }
}
