import { setTimeout as delay } from 'node:timers/promises'

import SqliteFile from 'better-sqlite3'
import { Kysely, sql, SqliteDialect } from 'kysely'

import { Problem } from '../../../../base/problems/problem'
import { begin, beginWhenFree, committed } from '../../../../base/sql/sqliteTransaction'
import { migrate } from './migrate'
import type { Store } from './store'
import type { Database, Tables } from './tables'

const IN_MEMORY = ':memory:'
const OPENING_WAIT_MILLIS = 10_000
const WRITE_WAIT_MILLIS = 120_000
const ERASE_RETRY_MILLIS = 10
const ERASE_ATTEMPTS = 100
const PAGE_BYTES = 16_384
const CACHE_KIB = 16_384

/**
 * Opens a ledger file, and makes it where there is none. One connection writes; a second one reads
 * meanwhile what was last committed. In memory there can be only one, and readers wait for the writer.
 *
 * @param path of the file, or `:memory:`
 * @throws Problem LEDGER_UNREACHABLE, LEDGER_NEWER
 */
export async function openSqlite(path: string): Promise<Store> {
  const file = opened(path, false)
  const writer = queries(file)
  try {
    await writer.connection().execute(async (db) => {
      await begin(db)
      await committed(db, file, () => migrate(db, 'SQLITE', path))
    })
    file.pragma('busy_timeout = 0')
    const reader = path === IN_MEMORY ? writer : queries(opened(path, true))
    return new SqliteStore(path, file, writer, reader)
  } catch (error) {
    file.close()
    throw unreachable(error, path)
  }
}

type File = InstanceType<typeof SqliteFile>

function opened(path: string, readonly: boolean): File {
  try {
    const file = new SqliteFile(path, { readonly, timeout: OPENING_WAIT_MILLIS })
    file.pragma(`cache_size = -${CACHE_KIB}`)
    if (readonly) return file
    // Takes effect where the file is new. Blocks and payload pieces are large: this halves their cost.
    file.pragma(`page_size = ${PAGE_BYTES}`)
    file.pragma('journal_mode = WAL')
    // Writes are few, and an acknowledged one must survive the machine as well as the process.
    file.pragma('synchronous = FULL')
    file.pragma('foreign_keys = ON')
    file.pragma('secure_delete = ON')
    return file
  } catch (error) {
    throw unreachable(error, path)
  }
}

function queries(database: File): Database {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
}

function unreachable(error: unknown, path: string): unknown {
  if (error instanceof Problem) return error
  return new Problem('LEDGER_UNREACHABLE', `the ledger ${path} cannot be opened: ${messageOf(error)}`, {
    path,
  })
}

/** Looked at by shape: what the driver throws may come from another copy of its own error class. */
function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error)
}

class SqliteStore implements Store {
  readonly #path: string
  readonly #file: File
  readonly #writer: Database
  readonly #reader: Database

  constructor(path: string, file: File, writer: Database, reader: Database) {
    this.#path = path
    this.#file = file
    this.#writer = writer
    this.#reader = reader
  }

  read<T>(work: (db: Database) => Promise<T>): Promise<T> {
    return work(this.#reader)
  }

  write<T>(_member: string, work: (db: Database) => Promise<T>): Promise<T> {
    return this.#writer.connection().execute(async (db) => {
      await beginWhenFree(db, WRITE_WAIT_MILLIS, () => this.#busy())
      return committed(db, this.#file, work)
    })
  }

  async erase(): Promise<void> {
    for (let attempt = 0; attempt < ERASE_ATTEMPTS; attempt += 1) {
      const [result] = this.#file.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
      if (result?.busy === 0) return
      await delay(ERASE_RETRY_MILLIS)
    }
    throw new Problem(
      'LEDGER_BUSY',
      `the ledger ${this.#path} is being read without pause; the redaction is complete only once the file ${this.#path}-wal has been emptied`,
    )
  }

  faults(): Promise<readonly string[]> {
    return this.read(async (db) => {
      const { rows: checked } = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(db)
      const { rows: orphans } = await sql<{
        table: string
        parent: string
      }>`PRAGMA foreign_key_check`.execute(db)
      return [
        ...checked.map((row) => row.integrity_check).filter((found) => found !== 'ok'),
        ...orphans.map(
          ({ table, parent }) => `a row of ${table} refers to a row of ${parent} that is not there`,
        ),
      ]
    })
  }

  async close(): Promise<void> {
    if (this.#reader !== this.#writer) await this.#reader.destroy()
    await this.#writer.destroy()
  }

  #busy(): Problem {
    return new Problem(
      'LEDGER_BUSY',
      `the ledger ${this.#path} has been held by another process for ${WRITE_WAIT_MILLIS / 1000} seconds`,
    )
  }
}
