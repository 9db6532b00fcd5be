import type { SqlLimits, SqlQuery } from './sql.config'
import { askPostgres } from './askPostgres'
import { askSqlite } from './askSqlite'
import { frameRows } from './payload'

export interface SqlRequest {
  readonly source: string
  /** The address of a PostgreSQL database, or the absolute path of an SQLite one. */
  readonly database: { readonly postgres: string } | { readonly sqlite: string }
  readonly query: SqlQuery
  readonly limits: SqlLimits
}

/** The rows of a query as a payload. Runs in a process of its own: see `askInProcess`. */
export async function ask({ source, database, query, limits }: SqlRequest): Promise<Buffer> {
  const rows =
    'sqlite' in database
      ? askSqlite(source, database.sqlite, query, limits)
      : await askPostgres(source, database.postgres, query, limits)
  return frameRows(source, query, rows)
}
