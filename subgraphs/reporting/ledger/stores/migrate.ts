import { sql } from 'kysely'

import { Problem } from '../../../../base/problems/problem'
import { createVersionTable, MIGRATIONS } from './migrations'
import type { StoreKind } from './migrations'
import type { Database } from './tables'

/**
 * Brings the tables to the version that this release knows. Run inside a transaction that no other
 * opener shares.
 *
 * @param store how the store is called in messages
 * @throws Problem LEDGER_NEWER
 */
export async function migrate(db: Database, kind: StoreKind, store: string): Promise<void> {
  await sql.raw(createVersionTable(kind)).execute(db)
  const { version } = await db
    .selectFrom('schema_version')
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), sql<number>`0`).as('version'))
    .executeTakeFirstOrThrow()
  if (version > MIGRATIONS.length) {
    const message = `the ledger ${store} is of version ${version}; this release knows versions up to ${MIGRATIONS.length}`
    throw new Problem('LEDGER_NEWER', message, { version, known: MIGRATIONS.length })
  }
  for (let next = version + 1; next <= MIGRATIONS.length; next += 1) {
    for (const statement of MIGRATIONS[next - 1]?.(kind) ?? []) await sql.raw(statement).execute(db)
    await db
      .insertInto('schema_version')
      .values({ version: next, applied: new Date().toISOString() })
      .execute()
  }
}
