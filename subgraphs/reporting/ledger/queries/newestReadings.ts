import type { Refusal } from '../../../../schema/facts/snapshots/refusal'
import type { Reading } from '../ledger'
import { readingOf } from './readingRow'
import { redactionReasons } from './redactionReasons'
import { escapeText } from '../stores/tables'
import type { Database, ReadingRow } from '../stores/tables'

/** The newest reading of each return, or of one return, or of those of one source; oldest first. */
export async function newestReadingRows(
  db: Database,
  member: string,
  source?: string,
  returnId?: string,
): Promise<readonly ReadingRow[]> {
  let newestOfEach = db
    .selectFrom('reading')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('member', '=', member)
    .groupBy(['source', 'return_id'])
  if (source !== undefined) newestOfEach = newestOfEach.where('source', '=', source)
  if (returnId !== undefined) newestOfEach = newestOfEach.where('return_id', '=', escapeText(returnId))
  return db
    .selectFrom('reading')
    .selectAll()
    .where('member', '=', member)
    .where('number', 'in', newestOfEach)
    .orderBy('number')
    .execute()
}

export async function newestReadings(
  db: Database,
  member: string,
  source?: string,
): Promise<readonly Reading[]> {
  const rows = await newestReadingRows(db, member, source)
  const refusals = new Map<number, Refusal>()
  const refused = rows.filter(({ verdict }) => verdict === 'REFUSED').map(({ number }) => number)
  if (refused.length > 0) {
    const kept = await db
      .selectFrom('refusal')
      .select(['reading', 'entry'])
      .where('member', '=', member)
      .where('reading', 'in', refused)
      .execute()
    for (const { reading, entry } of kept) refusals.set(reading, JSON.parse(entry) as Refusal)
  }
  const reasons = await redactionReasons(db, member)
  return rows.map((row) => readingOf(row, refusals.get(row.number), reasons.get(row.payload_hash)))
}
