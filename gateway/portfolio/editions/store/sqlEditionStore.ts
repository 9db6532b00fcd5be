import type { Kysely } from 'kysely'

import type { EditionRow } from '../edition'
import type { EditionStore, StoredRegister } from './editionStore'
import type { EditionTables } from './editionTables'

/** What the two databases do differently. */
export interface EditionDatabase {
  readonly db: Kysely<EditionTables>
  /** Runs work in one durable transaction that no other process's appending overlaps. */
  exclusive<T>(work: (db: Kysely<EditionTables>) => Promise<T>): Promise<T>
  /** What to throw instead of what a driver has thrown. */
  failure(cause: unknown): unknown
}

/** Portfolio's log in a database. */
export class SqlEditionStore implements EditionStore {
  readonly #database: EditionDatabase

  constructor(database: EditionDatabase) {
    this.#database = database
  }

  async after(sequence: number): Promise<readonly EditionRow[]> {
    const rows = await this.#trying(
      this.#database.db
        .selectFrom('edition')
        .selectAll()
        .where('sequence', '>', sequence)
        .orderBy('sequence')
        .execute(),
    )
    return rows.map(({ snapshots, attempts, ...row }) =>
      Object.freeze({
        ...row,
        snapshots: JSON.parse(snapshots) as EditionRow['snapshots'],
        ...(attempts === null
          ? {}
          : { attempts: JSON.parse(attempts) as NonNullable<EditionRow['attempts']> }),
      }),
    )
  }

  register(hash: string): Promise<StoredRegister | undefined> {
    return this.#trying(
      this.#database.db
        .selectFrom('portfolio_register')
        .selectAll()
        .where('hash', '=', hash)
        .executeTakeFirst(),
    )
  }

  append(rows: readonly EditionRow[], register: StoredRegister): Promise<boolean> {
    const appending = this.#database.exclusive(async (db) => {
      const { newest } = await db
        .selectFrom('edition')
        .select((eb) => eb.fn.max('sequence').as('newest'))
        .executeTakeFirstOrThrow()
      if (rows[0]?.sequence !== Number(newest ?? 0) + 1) return false
      const held = await db
        .selectFrom('portfolio_register')
        .select('hash')
        .where('hash', '=', register.hash)
        .executeTakeFirst()
      if (held === undefined) await db.insertInto('portfolio_register').values(register).execute()
      for (const { snapshots, attempts, ...row } of rows) {
        await db
          .insertInto('edition')
          .values({
            ...row,
            snapshots: JSON.stringify(snapshots),
            attempts: attempts === undefined ? null : JSON.stringify(attempts),
          })
          .execute()
      }
      return true
    })
    return this.#trying(appending)
  }

  /** @throws Problem LEDGER_BUSY, LEDGER_FULL, LEDGER_UNREACHABLE */
  async #trying<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked
    } catch (cause) {
      throw this.#database.failure(cause)
    }
  }

  close(): Promise<void> {
    return this.#database.db.destroy()
  }
}
