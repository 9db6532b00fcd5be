import type { Counts } from '../../../../schema/facts/snapshots/snapshot'
import type { Serving } from '../ledger'
import { escapeText } from '../stores/tables'
import type { Database } from '../stores/tables'

/** Reads what the last good reading of a return came to. */
export async function servingReading(
  db: Database,
  member: string,
  source: string,
  returnId: string,
): Promise<Serving | undefined> {
  const reading = await db
    .selectFrom('reading')
    .select(['number', 'sequence', 'counts', 'mapping_hash'])
    .where('member', '=', member)
    .where('source', '=', source)
    .where('return_id', '=', escapeText(returnId))
    .where('verdict', '=', 'ACCEPTED')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (reading === undefined) return undefined
  const blocks = await db
    .selectFrom('record_block')
    .select(['type', (eb) => eb.fn.sum<number | string>('count').as('count')])
    .where('member', '=', member)
    .where('reading', '=', reading.number)
    .groupBy('type')
    .execute()
  return {
    sequence: Number(reading.sequence),
    counts: JSON.parse(reading.counts) as Counts,
    mappingHash: reading.mapping_hash,
    kept: new Map(blocks.map(({ type, count }) => [type, Number(count)])),
  }
}
