import { Problem } from '../../../../base/problems/problem'
import { RECORDS } from '../../../../schema/facts/records/records'
import type { FactRecord } from '../../../../schema/facts/snapshots/snapshot'
import { storeBlock } from './appendReading'
import { BlockWriter } from '../blocks/blockWriter'
import type { Redaction, RedactionOrder } from '../ledger'
import { readBlock } from '../blocks/recordBlock'
import { escapeText, unescapeText } from '../stores/tables'
import type { Database } from '../stores/tables'

/**
 * Destroys what a redaction names; run inside one transaction of the member. The store permits
 * deletion between the row that opens the redaction and the one that closes it, and at no other time.
 */
export async function redactPayload(
  db: Database,
  member: string,
  order: RedactionOrder,
  redacted: string,
): Promise<Redaction> {
  const { payloadHash: hash, reason, by } = order
  await requireHeld(db, member, hash)
  const number = await openRedaction(db, member, order, redacted)
  const readings = await db
    .selectFrom('reading')
    .select(['number', 'sequence'])
    .where('member', '=', member)
    .where('payload_hash', '=', hash)
    .orderBy('number')
    .execute()
  for (const { number: reading } of readings) {
    await redactRecords(db, member, reading, order)
    for (const table of ['quarantine', 'note', 'refusal'] as const) {
      await db.deleteFrom(table).where('member', '=', member).where('reading', '=', reading).execute()
    }
  }
  await db.deleteFrom('payload_chunk').where('member', '=', member).where('hash', '=', hash).execute()
  await db.insertInto('redaction_done').values({ member, redaction: number }).execute()
  const sequences = readings.flatMap(({ sequence }) => (sequence === null ? [] : [sequence]))
  return { payloadHash: hash, reason, by, redacted, sequences }
}

async function requireHeld(db: Database, member: string, hash: string): Promise<void> {
  const held = await db
    .selectFrom('payload')
    .select('hash')
    .where('member', '=', member)
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (held !== undefined) return
  throw new Problem('PAYLOAD_NOT_HELD', `${member}: the ledger holds no payload ${hash}`, {
    member,
    payloadHash: hash,
  })
}

async function openRedaction(
  db: Database,
  member: string,
  { payloadHash, reason, by, cells }: RedactionOrder,
  redacted: string,
): Promise<number> {
  const { newest } = await db
    .selectFrom('redaction')
    .select((eb) => eb.fn.max('number').as('newest'))
    .where('member', '=', member)
    .executeTakeFirstOrThrow()
  const number = (newest ?? 0) + 1
  await db
    .insertInto('redaction')
    .values({
      member,
      number,
      payload_hash: payloadHash,
      reason: escapeText(reason),
      ordered_by: escapeText(by),
      redacted,
      cells: cells === undefined ? null : JSON.stringify(cells.map(({ type, field }) => ({ type, field }))),
    })
    .execute()
  return number
}

async function redactRecords(
  db: Database,
  member: string,
  reading: number,
  order: RedactionOrder,
): Promise<void> {
  const blocks = await db
    .selectFrom('record_block')
    .select(['block', 'type', 'count', 'body'])
    .where('member', '=', member)
    .where('reading', '=', reading)
    .orderBy('block')
    .execute()
  await db.deleteFrom('record_block').where('member', '=', member).where('reading', '=', reading).execute()
  if (order.cells === undefined) return
  const kept = blocks
    .flatMap((block) => readBlock(block))
    .sort((a, b) => a.ordinal - b.ordinal)
    .flatMap(({ record }) => redactedRecord(record, order) ?? [])
  const writer = new BlockWriter()
  const whole = kept.flatMap((record) => writer.add(record))
  let block = 0
  for (const full of [...whole, ...writer.finish()]) await storeBlock(db, member, reading, (block += 1), full)
}

/** The record without the cells named; nothing where one of them is part of its key. */
function redactedRecord(record: FactRecord, { cells = [], reason }: RedactionOrder): FactRecord | undefined {
  const fields = cells
    .filter(({ type, key }) => type === record.type && key === record.key)
    .map(({ field }) => field)
  if (fields.length === 0) return record
  const key: readonly string[] = RECORDS[record.type].key
  if (fields.some((field) => key.includes(field))) return undefined
  const replaced = fields
    .filter((field) => field in record.fields)
    .map((field) => {
      const where = record.fields[field]?.where
      const note = `redacted: ${reason}`
      return [field, { reason: 'WITHHELD', note, ...(where === undefined ? {} : { where }) }] as const
    })
  return { ...record, fields: { ...record.fields, ...Object.fromEntries(replaced) } }
}

export async function readRedactions(db: Database, member: string): Promise<readonly Redaction[]> {
  const redactions = await db
    .selectFrom('redaction')
    .selectAll()
    .where('member', '=', member)
    .orderBy('number')
    .execute()
  const snapshots = await db
    .selectFrom('reading')
    .select(['sequence', 'payload_hash'])
    .where('member', '=', member)
    .where('sequence', 'is not', null)
    .where(
      'payload_hash',
      'in',
      db.selectFrom('redaction').select('payload_hash').where('member', '=', member),
    )
    .orderBy('sequence')
    .execute()
  return redactions.map((row) => ({
    payloadHash: row.payload_hash,
    reason: unescapeText(row.reason),
    by: unescapeText(row.ordered_by),
    redacted: row.redacted,
    sequences: snapshots
      .filter(({ payload_hash: hash }) => hash === row.payload_hash)
      .map(({ sequence }) => sequence as number),
  }))
}
