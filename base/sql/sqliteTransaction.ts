import { setTimeout as delay } from 'node:timers/promises'

import type SqliteFile from 'better-sqlite3'
import type { QueryExecutorProvider } from 'kysely'
import { sql } from 'kysely'

const RETRY_MILLIS = 10

function isBusy(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && /^SQLITE_BUSY/.test(String(error.code))
  )
}

/** The write lock is taken at once, so that what is read in the transaction is still so at its end. */
export function begin(db: QueryExecutorProvider): Promise<unknown> {
  return sql`BEGIN IMMEDIATE`.execute(db)
}

/**
 * Waits for the write lock without holding up the event loop, as SQLite's own waiting would.
 *
 * @param busy what to throw where it has not been had in that time
 */
export async function beginWhenFree(
  db: QueryExecutorProvider,
  waitMillis: number,
  busy: () => Error,
): Promise<void> {
  const deadline = Date.now() + waitMillis
  for (;;) {
    try {
      await begin(db)
      return
    } catch (error) {
      if (!isBusy(error)) throw error
    }
    if (Date.now() > deadline) throw busy()
    await delay(RETRY_MILLIS)
  }
}

/** Finishes a transaction that has been begun. */
export async function committed<Db extends QueryExecutorProvider, T>(
  db: Db,
  file: InstanceType<typeof SqliteFile>,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  try {
    const result = await work(db)
    await sql`COMMIT`.execute(db)
    return result
  } catch (error) {
    if (file.inTransaction) await sql`ROLLBACK`.execute(db)
    throw error
  }
}
