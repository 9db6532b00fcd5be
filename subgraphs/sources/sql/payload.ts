import { Problem } from '../../../base/problems/problem'
import type { SqlQuery } from './sql.config'
import type { RowSet, SqlColumn, SqlValue } from './rowSet'
import { sqlProblem } from './sqlProblem'

/** The media type of rows. */
export const ROWS_TYPE = 'application/vnd.portfolio-light.rows'

const FORMAT = 'portfolio-light rows 1'

interface Head {
  readonly format: typeof FORMAT
  readonly query: string
  readonly key: readonly string[]
  readonly columns: readonly SqlColumn[]
}

/** Rows that were stored, with what is needed to read them again. */
export interface StoredRows extends Omit<Head, 'format'> {
  /** One a row, in JSON. */
  readonly lines: readonly string[]
}

/**
 * Rows as one byte string: a line of JSON that describes them, and a line for each. The same rows always give
 * the same bytes, in whatever order the database gave them: they are put in the order of their keys.
 *
 * @throws Problem COLUMN_NOT_FOUND where the rows lack a column of the key, QUERY_FAILED where two columns
 *   have one name
 */
export function frameRows(source: string, { name, key }: SqlQuery, { columns, rows }: RowSet): Buffer {
  const names = columns.map((column) => column.name)
  const twice = names.find((one, at) => names.indexOf(one) !== at)
  if (twice !== undefined) {
    throw sqlProblem(
      'QUERY_FAILED',
      source,
      `the query returns two columns "${twice}"`,
      'each with a name of its own: AS',
    )
  }
  for (const column of key) {
    if (names.includes(column)) continue
    const present = names.map((one) => `"${one}"`).join(', ')
    throw sqlProblem(
      'COLUMN_NOT_FOUND',
      source,
      `the query returns no column "${column}" of its key`,
      `columns: ${present}`,
    )
  }
  const parts = key.map((column) => names.indexOf(column))
  const sorted = rows
    .map((row) => ({ key: JSON.stringify(parts.map((at) => row[at])), line: JSON.stringify(row) }))
    .sort((one, other) => compare(one.key, other.key) || compare(one.line, other.line))
  const head: Head = { format: FORMAT, query: name, key, columns }
  return Buffer.from([JSON.stringify(head), ...sorted.map(({ line }) => line), ''].join('\n'))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** @throws Problem NOT_A_TABLE where the bytes were not made by `frameRows` */
export function unframeRows(source: string, payload: Uint8Array): StoredRows {
  const [first, ...lines] = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
    .toString('utf8')
    .split('\n')
  const head = headIn(first ?? '')
  if (head === undefined || lines.pop() !== '') {
    throw sqlProblem(
      'NOT_A_TABLE',
      source,
      'the payload is not the rows of a query',
      'a payload as it was fetched',
    )
  }
  const { query, key, columns } = head
  return { query, key, columns, lines }
}

function headIn(line: string): Head | undefined {
  if (!line.startsWith(`{"format":"${FORMAT}"`)) return undefined
  try {
    return JSON.parse(line) as Head
  } catch {
    return undefined
  }
}

/** @throws Problem NOT_A_TABLE */
export function rowIn(source: string, line: string): readonly SqlValue[] {
  try {
    return JSON.parse(line) as readonly SqlValue[]
  } catch {
    throw new Problem('NOT_A_TABLE', `${source}: a row of the payload breaks off [NOT_A_TABLE]`, { source })
  }
}
