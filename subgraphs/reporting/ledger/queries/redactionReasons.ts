import { unescapeText } from '../stores/tables'
import type { Database } from '../stores/tables'

/** Why payloads of a member were redacted, by hash; of several reasons for one payload, the last. */
export async function redactionReasons(db: Database, member: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('redaction')
    .select(['payload_hash', 'reason'])
    .where('member', '=', member)
    .orderBy('number')
    .execute()
  return new Map(rows.map((row) => [row.payload_hash, unescapeText(row.reason)]))
}
