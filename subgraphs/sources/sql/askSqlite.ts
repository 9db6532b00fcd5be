import Database from 'better-sqlite3'

import { Problem } from '../../../base/problems/problem'
import { decimalText } from '../../../base/text/decimalText'
import type { SqlLimits, SqlQuery } from './sql.config'
import { RowLimit } from './rowSet'
import type { RowSet, SqlValue } from './rowSet'
import { sqlProblem } from './sqlProblem'

/**
 * Asks an SQLite database, opened so that nothing can be written. A column is of numbers where every value
 * that it has is one; SQLite itself knows no dates.
 *
 * @throws Problem DATABASE_UNAVAILABLE, QUERY_FAILED, QUERY_TOO_LARGE
 */
export function askSqlite(source: string, file: string, query: SqlQuery, limits: SqlLimits): RowSet {
  const database = opened(source, file)
  try {
    database.pragma('query_only = ON')
    database.pragma('trusted_schema = OFF')
    const statement = database.prepare<unknown[], unknown[]>(query.select)
    if (!statement.reader || !statement.readonly) {
      throw sqlProblem('QUERY_FAILED', source, `the query "${query.name}" does not only read`, 'one SELECT')
    }
    const columns = statement.columns().map(({ name }) => name)
    const limit = new RowLimit(source, limits)
    const isNumber = columns.map(() => true)
    const rows: SqlValue[][] = []
    for (const raw of statement
      .raw(true)
      .safeIntegers(true)
      .iterate(...query.parameters.map(bound))) {
      const row = raw.map((value, at) => textOf(source, columns[at] ?? '', value))
      raw.forEach((value, at) => {
        if (value !== null && typeof value === 'string') isNumber[at] = false
      })
      limit.add(row)
      rows.push(row)
    }
    return {
      columns: columns.map((name, at) => ({ name, type: isNumber[at] === true ? 'NUMBER' : 'TEXT' })),
      rows,
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw sqlProblem(
      'QUERY_FAILED',
      source,
      `the query "${query.name}" fails: ${(error as Error).message}`,
      'one SELECT that the database takes',
    )
  } finally {
    database.close()
  }
}

function opened(source: string, file: string): Database.Database {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true })
    // Opening reads nothing; whether it is a database at all shows only now.
    database.pragma('schema_version')
    return database
  } catch (error) {
    throw sqlProblem(
      'DATABASE_UNAVAILABLE',
      source,
      `the database cannot be opened: ${(error as Error).message}`,
      'an SQLite database that the service may read',
    )
  }
}

function bound(parameter: string | number | boolean): string | number {
  return typeof parameter === 'boolean' ? Number(parameter) : parameter
}

function textOf(source: string, column: string, value: unknown): SqlValue {
  if (value === null) return null
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'number') return Number.isFinite(value) ? decimalText(value) : String(value)
  throw sqlProblem('QUERY_FAILED', source, `the column "${column}" holds bytes`, 'text or numbers')
}
