import { Client } from 'pg'

/** What belongs to a reading. */
const OF_READING = ['record_block', 'quarantine', 'note', 'refusal', 'content_check']

/** What there was of both logs in a database that was removed. */
export interface CutOff {
  readonly readings: number
  readonly editions: number
}

/**
 * Removes from the ledger and the log of editions in a PostgreSQL database whatever came after an instant. The store
 * refuses that of everybody but a superuser who turns its triggers off.
 */
export async function cutPostgres(url: string, instant: string): Promise<CutOff> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const remove = async (what: string, ...given: readonly string[]) =>
    (await client.query(`DELETE FROM ${what}`, [...given])).rowCount ?? 0
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    const readings = await remove('reading WHERE recorded > $1', instant)
    for (const table of OF_READING) {
      const kept = `SELECT 1 FROM reading WHERE (reading.member, reading.number) = (${table}.member, ${table}.reading)`
      await remove(`${table} WHERE NOT EXISTS (${kept})`)
    }
    await remove('content_check WHERE checked > $1', instant)
    await remove('attempt WHERE ended > $1', instant)
    const read = (hash: string) =>
      `NOT EXISTS (SELECT 1 FROM reading WHERE reading.member = ${hash.split('.')[0]}.member AND payload_hash = ${hash})`
    await remove(`payload WHERE ${read('payload.hash')}`)
    await remove(`payload_chunk WHERE ${read('payload_chunk.hash')}`)
    const editions = await remove('edition WHERE instant > $1', instant)
    await client.query('COMMIT')
    return { readings, editions }
  } finally {
    await client.end()
  }
}
