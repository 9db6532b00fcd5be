import { createHash } from 'node:crypto'

import { chunkBytes } from './queries/payloads'
import { readBlock } from './blocks/recordBlock'
import type { Database, ReadingRow, Tables } from './stores/tables'

/**
 * Reads the whole ledger and says what is wrong with it: a sequence with a gap, a reading with other
 * contents than it was stored with, a payload that is not what its hash says.
 */
export async function verifyLedgers(db: Database): Promise<readonly string[]> {
  const faults: string[] = []
  const members = await db.selectFrom('payload').select('member').distinct().orderBy('member').execute()
  for (const { member } of members) {
    const redacted = await redactedPayloads(db, member)
    faults.push(...(await gaps(db, member)))
    for (const payload of await payloads(db, member)) {
      if (!redacted.has(payload.hash)) faults.push(...(await payloadFaults(db, payload)))
    }
    for (const reading of await readings(db, member)) {
      if (!redacted.has(reading.payload_hash)) faults.push(...(await readingFaults(db, reading)))
    }
  }
  return faults
}

async function redactedPayloads(db: Database, member: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('redaction').select('payload_hash').where('member', '=', member).execute()
  return new Set(rows.map((row) => row.payload_hash))
}

function payloads(db: Database, member: string): Promise<readonly Tables['payload'][]> {
  return db.selectFrom('payload').selectAll().where('member', '=', member).execute()
}

function readings(db: Database, member: string): Promise<readonly ReadingRow[]> {
  return db.selectFrom('reading').selectAll().where('member', '=', member).orderBy('number').execute()
}

async function gaps(db: Database, member: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('reading')
    .select('sequence')
    .where('member', '=', member)
    .where('sequence', 'is not', null)
    .orderBy('sequence')
    .execute()
  const at = rows.findIndex(({ sequence }, index) => sequence !== index + 1)
  return at === -1 ? [] : [`${member}: snapshot ${at + 1} is missing; the next one is ${rows[at]?.sequence}`]
}

async function payloadFaults(
  db: Database,
  { member, hash, size, parts }: Tables['payload'],
): Promise<readonly string[]> {
  const digest = createHash('sha256')
  let read = 0
  for (let part = 0; part < parts; part += 1) {
    const chunk = await db
      .selectFrom('payload_chunk')
      .select(['bytes', 'packed'])
      .where('member', '=', member)
      .where('hash', '=', hash)
      .where('part', '=', part)
      .executeTakeFirst()
    const bytes = chunk === undefined ? NOTHING : unpacked(chunk)
    digest.update(bytes)
    read += bytes.byteLength
  }
  if (read === size && digest.digest('hex') === hash) return []
  return [`${member}: payload ${hash} has ${read} of ${size} bytes, or other ones`]
}

const NOTHING = new Uint8Array()

/** Nothing where the chunk cannot be unpacked: then the payload lacks it as surely as if it were not there. */
function unpacked(chunk: Pick<Tables['payload_chunk'], 'bytes' | 'packed'>): Uint8Array {
  try {
    return chunkBytes(chunk)
  } catch {
    return NOTHING
  }
}

async function readingFaults(db: Database, reading: ReadingRow): Promise<readonly string[]> {
  const { member, number } = reading
  const found = {
    records: await countRecords(db, member, number),
    quarantined: await countEntries(db, 'quarantine', member, number),
    notes: await countEntries(db, 'note', member, number),
  }
  return (['records', 'quarantined', 'notes'] as const)
    .filter((kind) => found[kind] !== reading[kind])
    .map(
      (kind) =>
        `${member}: reading ${number} was stored with ${reading[kind]} ${kind}, and has ${found[kind]}`,
    )
}

async function countRecords(db: Database, member: string, reading: number): Promise<number> {
  const blocks = await db
    .selectFrom('record_block')
    .select(['block', 'type', 'count'])
    .where('member', '=', member)
    .where('reading', '=', reading)
    .execute()
  let records = 0
  for (const { block, type, count } of blocks) {
    const { body } = await db
      .selectFrom('record_block')
      .select('body')
      .where('member', '=', member)
      .where('reading', '=', reading)
      .where('block', '=', block)
      .executeTakeFirstOrThrow()
    records += readBlock({ type, count, body }).length
  }
  return records
}

async function countEntries(
  db: Database,
  table: 'quarantine' | 'note',
  member: string,
  reading: number,
): Promise<number> {
  const { rows } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll().as('rows'))
    .where('member', '=', member)
    .where('reading', '=', reading)
    .executeTakeFirstOrThrow()
  return Number(rows)
}
