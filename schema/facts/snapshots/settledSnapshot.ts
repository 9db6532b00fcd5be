import { LRUCache } from 'lru-cache'

import { headOf } from '../figures/figure'
import { PackedLines } from '../records/packedLines'
import { PackedRecords } from '../records/packedRecords'
import type { RecordNames } from '../records/recordNames'
import type { RecordType } from '../records/records'
import type { FactRecord, Note, Quarantined, Snapshot } from './snapshot'

/** By snapshot: what it said, packed. A snapshot that is not in here says it in plain. */
const packed = new WeakMap<Snapshot, PackedRecords>()

/** The last that were unpacked: a question at an old edition asks each of its snapshots for several types. */
const unpacked = new LRUCache<Snapshot, readonly FactRecord[]>({
  max: 16,
  maxSize: 20_000,
  sizeCalculation: ({ length }) => Math.max(1, length),
})

const settling = new WeakMap<Snapshot, Promise<void>>()

/** One at a time, whichever book a snapshot is in. */
let turn: Promise<void> = Promise.resolve()

/**
 * Has a snapshot that a later reading has replaced take a fraction of the room: it is the same object and says the
 * same, but its records, notes and quarantine are packed, and unpacked each time that they are asked for.
 *
 * @returns when it is done, or has failed and the snapshot is as it was, in the pauses of whatever else there is to do
 */
export function settle(snapshot: Snapshot): Promise<void> {
  let settled = settling.get(snapshot)
  if (settled === undefined) {
    settled = turn.then(() => pack(snapshot))
    settling.set(snapshot, settled)
    // One that cannot be packed holds up no other.
    turn = settled.catch(() => undefined)
  }
  return settled
}

async function pack(snapshot: Snapshot): Promise<void> {
  // Kept from now on, so that nobody has to unpack what is no part of it.
  headOf(snapshot)
  const records = await PackedRecords.of(snapshot.records)
  const notes = await PackedLines.of(snapshot.notes, asLine)
  const quarantine = await PackedLines.of(snapshot.quarantine, asLine)
  packed.set(snapshot, records)
  Object.defineProperties(snapshot, {
    records: { get: () => allOf(snapshot, records), enumerable: true },
    notes: { get: () => parsed<Note>(notes), enumerable: true },
    quarantine: { get: () => parsed<Quarantined>(quarantine), enumerable: true },
  })
}

const asLine = (entry: Note | Quarantined) => JSON.stringify(entry)

function parsed<Entry>(lines: PackedLines): readonly Entry[] {
  return lines.all().map((line) => JSON.parse(line) as Entry)
}

function allOf(snapshot: Snapshot, records: PackedRecords): readonly FactRecord[] {
  const kept = unpacked.get(snapshot)
  if (kept !== undefined) return kept
  const all = records.all()
  unpacked.set(snapshot, all)
  return all
}

/** Whether a snapshot is held packed. */
export function isSettled(snapshot: Snapshot): boolean {
  return packed.has(snapshot)
}

/** How many records a snapshot has, settled or not. */
export function recordCount(snapshot: Snapshot): number {
  return packed.get(snapshot)?.count ?? snapshot.records.length
}

/** The records of one type, in the order of the snapshot. Of one that has none nothing is unpacked. */
export function recordsOf(snapshot: Snapshot, type: RecordType): readonly FactRecord[] {
  if (packed.get(snapshot)?.has(type) === false) return []
  return snapshot.records.filter((record) => record.type === type)
}

/** The records that are looked for, in the order of the snapshot. Of a settled one only those are parsed. */
export function recordsAmong(snapshot: Snapshot, wanted: RecordNames): readonly FactRecord[] {
  return packed.get(snapshot)?.among(wanted) ?? snapshot.records.filter((record) => wanted.has(record))
}
