import { Kysely, PostgresDialect, sql } from 'kysely'

import { Problem } from '../../../../base/problems/problem'
import { openPool, placeOf } from '../../../../base/sql/postgresPool'
import { migrate } from './migrate'
import type { Store } from './store'
import type { Database, Tables } from './tables'

const CONNECTIONS = 10
/** Any number, as long as every opener of a ledger takes the same. */
const MIGRATION_LOCK = 7_316_034

/**
 * Opens a ledger in a PostgreSQL database, and makes its tables where there are none. Every instant
 * and date in them is text and every number fits 32 bits, so the driver's own types suffice.
 *
 * @throws Problem LEDGER_UNREACHABLE, LEDGER_NEWER
 */
export async function openPostgres(url: string): Promise<Store> {
  const pool = await openPool(url, CONNECTIONS)
  const store = new PostgresStore(
    placeOf(url),
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
  )
  try {
    await store.prepare()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

class PostgresStore implements Store {
  readonly #place: string
  readonly #db: Database

  constructor(place: string, db: Database) {
    this.#place = place
    this.#db = db
  }

  prepare(): Promise<void> {
    return this.#transaction(
      (db) => sql`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(db),
      (db) => migrate(db, 'POSTGRES', this.#place),
    )
  }

  async read<T>(work: (db: Database) => Promise<T>): Promise<T> {
    try {
      return await work(this.#db)
    } catch (error) {
      throw this.#unreachable(error)
    }
  }

  write<T>(member: string, work: (db: Database) => Promise<T>): Promise<T> {
    return this.#transaction(
      (db) => sql`SELECT pg_advisory_xact_lock(hashtextextended(${member}, 0))`.execute(db),
      work,
    )
  }

  /** Rewrites the tables that a redaction deletes from. Archives of the server's own log are its keeper's to clear. */
  async erase(): Promise<void> {
    await sql`VACUUM FULL payload_chunk, record_block, quarantine, note, refusal`.execute(this.#db)
  }

  faults(): Promise<readonly string[]> {
    return Promise.resolve([])
  }

  close(): Promise<void> {
    return this.#db.destroy()
  }

  async #transaction<T>(
    lock: (db: Database) => Promise<unknown>,
    work: (db: Database) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#db.transaction().execute(async (db) => {
        await lock(db)
        return work(db)
      })
    } catch (error) {
      throw this.#unreachable(error)
    }
  }

  #unreachable(error: unknown): unknown {
    if (error instanceof Problem || !meansLost(error)) return error
    const message = `the ledger ${this.#place} cannot be reached: ${part(error, 'message') || part(error, 'code')}`
    return new Problem('LEDGER_UNREACHABLE', message, { store: this.#place })
  }
}

/** SQLSTATE: connection exceptions, a wrong name or password, no such database, shutting down. */
const LOST_STATE = /^(08...|28...|3D...|57P..)$/
const LOST_CODE = /^E(CONNREFUSED|CONNRESET|NOTFOUND|PIPE|TIMEDOUT|HOSTUNREACH|AI_AGAIN)$/
const LOST_MESSAGE = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/

function meansLost(error: unknown): boolean {
  const code = part(error, 'code')
  return LOST_STATE.test(code) || LOST_CODE.test(code) || LOST_MESSAGE.test(part(error, 'message'))
}

function part(error: unknown, name: 'code' | 'message'): string {
  const parts =
    typeof error === 'object' && error !== null ? (error as Partial<Record<typeof name, unknown>>) : {}
  return parts[name] === undefined ? '' : String(parts[name])
}
