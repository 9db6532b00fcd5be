import { decimalText } from '../../../base/text/decimalText'
import type { ColumnType, SqlValue } from './rowSet'

/** Types of PostgreSQL by their number in its catalogue. */
const TYPES: ReadonlyMap<number, ColumnType> = new Map([
  ...([20, 21, 23, 26, 700, 701, 1700] as const).map((oid) => [oid, 'NUMBER'] as const),
  [16, 'BOOLEAN'],
  ...([1082, 1114, 1184] as const).map((oid) => [oid, 'DATE'] as const),
])

/** A point in time, with its zone. */
const WITH_ZONE = 1184

/** What a column holds, by the number of its type. */
export function columnType(type: number): ColumnType {
  return TYPES.get(type) ?? 'TEXT'
}

/**
 * A value in the text that PostgreSQL gives, as exact text of our own. What cannot be written as its type
 * promises (`NaN`, `infinity`, a year before Christ) stays as it is.
 */
export function postgresValue(value: SqlValue, type: number | undefined): SqlValue {
  if (value === null) return null
  switch (columnType(type ?? 0)) {
    case 'BOOLEAN':
      return value === 't' ? 'true' : 'false'
    case 'NUMBER':
      return /\d/.test(value) ? decimalText(value) : value
    case 'DATE':
      return value.replace(/^(\d{4}-\d{2}-\d{2}) (\S+?)(?:\+00)?$/, (_whole, day: string, time: string) =>
        type === WITH_ZONE ? `${day}T${time}Z` : `${day}T${time}`,
      )
    default:
      return value
  }
}
