import { mkdirSync } from 'node:fs'
import { Socket } from 'node:net'
import path from 'node:path'

import SqliteFile from 'better-sqlite3'
import { Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely'

import { Problem } from '../../../../base/problems/problem'
import { openPool, placeOf } from '../../../../base/sql/postgresPool'
import { beginWhenFree, committed } from '../../../../base/sql/sqliteTransaction'
import type { EditionStore } from './editionStore'
import type { EditionTables } from './editionTables'
import { postgresEditionTables, sqliteEditionTables, SQLITE_ADDITION } from './editionTables'
import { MemoryEditionStore } from './memoryEditionStore'
import { SqlEditionStore } from './sqlEditionStore'
import { storeProblem } from './storeProblem'

const BUSY_MILLIS = 5_000
/** Every statement is about a few rows. */
const STATEMENT_MILLIS = 8_000
/** A server that is well has answered by then, or given up: this one has stopped, or the way to it is cut. */
const SILENT_MILLIS = 10_000
const CONNECTIONS = 2
/** Any number, as long as every opener of a log takes the same. */
const APPEND_LOCK = 7_316_035

/**
 * Opens portfolio's log beside the ledger: in SQLite a file of its own, since a ledger may be held for
 * seconds while a large return is stored; in PostgreSQL tables of its own in the same database.
 *
 * @param ledgerUrl `sqlite:PATH`, `:memory:` or `postgres://USER@HOST/DATABASE`
 * @throws Problem LEDGER_UNREACHABLE
 */
export async function openEditionStore(ledgerUrl: string): Promise<EditionStore> {
  if (ledgerUrl === ':memory:') return new MemoryEditionStore()
  if (ledgerUrl.startsWith('sqlite:')) {
    return openSqlite(path.join(path.dirname(ledgerUrl.slice('sqlite:'.length)), 'editions.sqlite'))
  }
  return openPostgres(ledgerUrl)
}

function openSqlite(file: string): EditionStore {
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    const database = new SqliteFile(file, { timeout: BUSY_MILLIS })
    database.pragma('journal_mode = WAL')
    // An edition may be cited once it has been answered: it must survive the machine.
    database.pragma('synchronous = FULL')
    for (const statement of sqliteEditionTables()) database.exec(statement)
    addColumn(database)
    database.pragma('busy_timeout = 0')
    const db = new Kysely<EditionTables>({ dialect: new SqliteDialect({ database }) })
    return new SqlEditionStore({
      db,
      failure: (cause) => storeProblem(file, cause),
      exclusive: (work) =>
        db.connection().execute(async (connection) => {
          await beginWhenFree(connection, BUSY_MILLIS, () => busy(file))
          return committed(connection, database, work)
        }),
    })
  } catch (error) {
    throw unreachable(file, error)
  }
}

function addColumn(database: InstanceType<typeof SqliteFile>): void {
  const { table, column, statement } = SQLITE_ADDITION
  const columns = database.pragma(`table_info(${table})`) as readonly { readonly name: string }[]
  if (!columns.some(({ name }) => name === column)) database.exec(statement)
}

async function openPostgres(url: string): Promise<EditionStore> {
  const pool = await openPool(url, CONNECTIONS, {
    lock_timeout: BUSY_MILLIS,
    statement_timeout: STATEMENT_MILLIS,
    stream: socketThatGivesUp,
  })
  const db = new Kysely<EditionTables>({ dialect: new PostgresDialect({ pool }) })
  const exclusive = <T>(work: (db: Kysely<EditionTables>) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (transaction) => {
      await sql`SELECT pg_advisory_xact_lock(${APPEND_LOCK})`.execute(transaction)
      return work(transaction)
    })
  try {
    await exclusive(async (transaction) => {
      for (const statement of postgresEditionTables()) await sql.raw(statement).execute(transaction)
    })
    return new SqlEditionStore({ db, exclusive, failure: (cause) => storeProblem(placeOf(url), cause) })
  } catch (error) {
    await db.destroy()
    throw unreachable(placeOf(url), error)
  }
}

/** A question over it that stays without an answer fails: nothing else would end the wait for a server that hangs. */
function socketThatGivesUp(): Socket {
  const socket = new Socket()
  const silent = new Error(`it has not answered for ${SILENT_MILLIS / 1000} seconds`)
  return socket.setTimeout(SILENT_MILLIS, () => socket.destroy(silent))
}

function busy(file: string): Problem {
  const message = `the log of editions ${file} has been held by another process for ${BUSY_MILLIS / 1000} seconds`
  return new Problem('LEDGER_BUSY', message)
}

function unreachable(store: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error)
  return new Problem('LEDGER_UNREACHABLE', `the log of editions in ${store} cannot be opened: ${reason}`, {
    store,
  })
}
