import type { FactRecord, Note, Quarantined, Snapshot } from '../../../../schema/facts/snapshots/snapshot'
import type { Page } from '../ledger'
import { whole } from './damage'
import { headOf } from './readingRow'
import { readBlock } from '../blocks/recordBlock'
import { redactionReasons } from './redactionReasons'
import type { Database, ReadingRow } from '../stores/tables'

export async function latestSequence(db: Database, member: string): Promise<number> {
  const { latest } = await db
    .selectFrom('reading')
    .select((eb) => eb.fn.max('sequence').as('latest'))
    .where('member', '=', member)
    .executeTakeFirstOrThrow()
  return latest ?? 0
}

export async function readSnapshots(
  db: Database,
  member: string,
  { after, limit }: Page,
): Promise<readonly Snapshot[]> {
  const rows = await db
    .selectFrom('reading')
    .selectAll()
    .where('member', '=', member)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute()
  const reasons = await redactionReasons(db, member)
  const snapshots: Snapshot[] = []
  for (const row of rows) {
    const place = `reading ${row.number} of ${member} (source ${row.source}, return ${row.return_id})`
    snapshots.push(await whole(place, () => readSnapshot(db, row, reasons.get(row.payload_hash))))
  }
  return snapshots
}

async function readSnapshot(db: Database, row: ReadingRow, redaction: string | undefined): Promise<Snapshot> {
  const { member, number } = row
  const notes = await readEntries<Note>(db, 'note', member, number)
  return {
    sequence: row.sequence as number,
    ...headOf(row),
    notes: redaction === undefined ? notes : [...notes, { code: 'REDACTED', message: redaction }],
    quarantine: await readEntries<Quarantined>(db, 'quarantine', member, number),
    records: await readRecords(db, member, number),
  }
}

async function readRecords(db: Database, member: string, reading: number): Promise<readonly FactRecord[]> {
  const blocks = await db
    .selectFrom('record_block')
    .select(['type', 'count', 'body'])
    .where('member', '=', member)
    .where('reading', '=', reading)
    .orderBy('block')
    .execute()
  const placed = blocks.flatMap((block) => readBlock(block))
  return placed.sort((a, b) => a.ordinal - b.ordinal).map(({ record }) => record)
}

/** Entries of a reading in the order in which they were found. */
export async function readEntries<Entry>(
  db: Database,
  table: 'note' | 'quarantine',
  member: string,
  reading: number,
  page?: Page,
): Promise<readonly Entry[]> {
  let query = db
    .selectFrom(table)
    .select('entry')
    .where('member', '=', member)
    .where('reading', '=', reading)
    .orderBy('number')
  if (page !== undefined) query = query.where('number', '>', page.after).limit(page.limit)
  const rows = await query.execute()
  return rows.map(({ entry }) => JSON.parse(entry) as Entry)
}
