import type { Place } from '../../../schema/facts/figures/cell'
import { revealSecret } from '../http/secret'
import type { SecretDependencies } from '../http/secret'
import type { RawCell, RawHeading, RawRecord, RawSource, RawTyped } from '../table/rawTable'
import { requestedTables } from '../pages/requestedTables'
import type { SqlSource } from './sql.config'
import { askInProcess } from './askInProcess'
import { rowIn, unframeRows } from './payload'
import type { StoredRows } from './payload'
import type { ColumnType, SqlValue } from './rowSet'

/**
 * Asks the one query of a source, and gives its rows as one byte string, which the same rows always give.
 *
 * @param source how the source is called in messages
 * @throws Problem SECRET_REFUSED, SECRET_MISSING, DATABASE_UNAVAILABLE, QUERY_FAILED, QUERY_TIMEOUT, QUERY_STOPPED, QUERY_TOO_LARGE,
 *   COLUMN_NOT_FOUND
 */
export async function fetchSql(
  source: string,
  { database, query, limits }: SqlSource,
  dependencies: SecretDependencies,
): Promise<Buffer> {
  const address =
    'sqlite' in database
      ? database
      : { postgres: await revealSecret(source, database.postgres, dependencies) }
  return askInProcess({ source, database: address, query, limits })
}

/**
 * The rows in a payload that `fetchSql` brought. Needs no database, so that a changed mapping can read an old
 * payload again.
 *
 * @throws Problem NOT_A_TABLE
 */
export function readSql(source: string, payload: Uint8Array): RawSource {
  const stored = unframeRows(source, payload)
  const { query, columns } = stored
  const headings = columns.map(({ name }, index): RawHeading => ({
    index,
    text: name,
    place: { query, heading: name },
  }))
  const records = { [Symbol.iterator]: () => recordsOf(source, stored) }
  return requestedTables(source, new Map([[query, { headings, records }]]))
}

function* recordsOf(source: string, { query, key, columns, lines }: StoredRows): Generator<RawRecord> {
  const parts = key.map((name) => columns.findIndex((column) => column.name === name))
  for (const [at, line] of lines.entries()) {
    const row = rowIn(source, line)
    const values = parts.map((part) => row[part] ?? null)
    const place: Place = { query, key: values.map((value) => value ?? '').join(', '), record: at + 1 }
    yield {
      place,
      ...(values.includes(null) ? { defect: KEYLESS } : {}),
      cell: ({ index, text }) =>
        cellOf(row[index] ?? null, columns[index]?.type ?? 'TEXT', { ...place, heading: text }),
      asWritten: () => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? ''])),
    }
  }
}

const KEYLESS = {
  code: 'REQUIRED_VALUE_MISSING' as const,
  wrong: 'has no value in a column of its key',
  right: 'columns that tell every row apart',
}

function cellOf(value: SqlValue, type: ColumnType, place: Place): RawCell {
  if (value === null) return { text: '', place }
  const typed = typedOf(value, type)
  return { text: value, ...(typed === undefined ? {} : { typed }), place }
}

/** What is not as its type promises (`NaN`, `infinity`) is left as words, for the mapping to refuse. */
function typedOf(value: string, type: ColumnType): RawTyped | undefined {
  if (type === 'NUMBER' && /^-?\d+(\.\d+)?$/.test(value)) return { kind: 'NUMBER', value }
  if (type === 'BOOLEAN') return { kind: 'BOOLEAN', value: value === 'true' }
  if (type === 'DATE' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return { kind: 'DATE', value }
  return undefined
}
