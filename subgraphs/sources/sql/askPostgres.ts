import { Client, DatabaseError, Query } from 'pg'
import type { FieldDef } from 'pg'

import { Problem } from '../../../base/problems/problem'
import type { SqlLimits, SqlQuery } from './sql.config'
import { columnType, postgresValue } from './postgresValue'
import { RowLimit } from './rowSet'
import type { RowSet, SqlValue } from './rowSet'
import { sqlProblem } from './sqlProblem'

const BYTEA = 17

/**
 * Asks a PostgreSQL database in a transaction that only reads. The query stands inside another that takes no
 * more rows than allowed, so that it can be nothing but one SELECT. Values are taken as the text that the
 * database gives: dates stay dates, and numbers keep every digit.
 *
 * @throws Problem DATABASE_UNAVAILABLE, QUERY_FAILED, QUERY_TIMEOUT, QUERY_TOO_LARGE
 */
export async function askPostgres(
  source: string,
  url: string,
  query: SqlQuery,
  limits: SqlLimits,
): Promise<RowSet> {
  const client = await connected(source, url, limits)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query("SET LOCAL timezone = 'UTC'")
    await client.query("SET LOCAL datestyle = 'ISO, DMY'")
    await client.query("SET LOCAL intervalstyle = 'iso_8601'")
    await client.query('SET LOCAL extra_float_digits = 1')
    return await rowsOf(client, source, query, limits)
  } catch (error) {
    throw failed(source, query, limits, error)
  } finally {
    // What was asked has been answered, or has failed: a connection that breaks now changes neither.
    await client.end().catch(() => undefined)
  }
}

async function connected(source: string, url: string, { seconds }: SqlLimits): Promise<Client> {
  const unavailable = (why: string): Problem =>
    sqlProblem(
      'DATABASE_UNAVAILABLE',
      source,
      `the database cannot be reached: ${why}`,
      'a database that runs, and a role that may read it',
    )
  let client: Client
  try {
    client = new Client({
      connectionString: url,
      application_name: 'portfolio-light',
      connectionTimeoutMillis: seconds * 1000,
      statement_timeout: seconds * 1000,
      idle_in_transaction_session_timeout: seconds * 1000,
      types: { getTypeParser: () => (text: string) => text },
    })
  } catch {
    // What it says may hold the address, and the password in it.
    throw unavailable('its address is not of the form postgres://USER:PASSWORD@HOST/DATABASE')
  }
  // An error on an idle connection would otherwise end the process; the next query meets it again.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    throw unavailable(
      (error as Error).message || ((error as NodeJS.ErrnoException).code ?? 'for no stated reason'),
    )
  }
}

async function rowsOf(client: Client, source: string, query: SqlQuery, limits: SqlLimits): Promise<RowSet> {
  const text = `SELECT * FROM (\n${query.select}\n) AS asked LIMIT ${limits.maxRows + 1}`
  // Extended even without parameters, for then the server takes one statement only.
  const asked = { text, values: query.parameters, rowMode: 'array' as const, queryMode: 'extended' as const }
  const limit = new RowLimit(source, limits)
  const rows: SqlValue[][] = []
  const fields = await new Promise<readonly FieldDef[]>((resolve, reject) => {
    const running = client.query(new Query<SqlValue[]>(asked))
    running.on('row', (given, result) => {
      try {
        const row = (given as unknown as SqlValue[]).map((value, at) =>
          postgresValue(value, result?.fields[at]?.dataTypeID),
        )
        limit.add(row)
        rows.push(row)
      } catch (error) {
        // Whoever hears of it ends the connection, and with it the query.
        reject(error as Error)
      }
    })
    running.on('end', (result) => resolve(result.fields))
    running.on('error', reject)
  })
  const bytes = fields.find(({ dataTypeID }) => dataTypeID === BYTEA)
  if (bytes !== undefined) {
    throw sqlProblem('QUERY_FAILED', source, `the column "${bytes.name}" holds bytes`, 'text or numbers')
  }
  return {
    columns: fields.map(({ name, dataTypeID }) => ({ name, type: columnType(dataTypeID) })),
    rows,
  }
}

function failed(source: string, { name }: SqlQuery, { seconds }: SqlLimits, error: unknown): Error {
  if (error instanceof Problem) return error
  if (!(error instanceof DatabaseError)) {
    const right = 'a database that runs, and goes on running'
    return sqlProblem(
      'DATABASE_UNAVAILABLE',
      source,
      `the database broke off: ${(error as Error).message}`,
      right,
    )
  }
  if (error.code === '57014') {
    return sqlProblem(
      'QUERY_TIMEOUT',
      source,
      `the query "${name}" takes longer than ${seconds} seconds`,
      'a faster one, or larger `seconds`',
    )
  }
  return sqlProblem(
    'QUERY_FAILED',
    source,
    `the query "${name}" fails: ${error.message}`,
    'one SELECT that the database takes',
  )
}
