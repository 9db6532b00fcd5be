import { GraphQLError, Kind } from 'graphql'
import { scalarType } from 'nexus'

import { parsePeriod } from '../../base/dates/period'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/

/** @throws GraphQLError where it is not an instant with its zone */
function instantOf(value: unknown): string {
  const millis = typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : Number.NaN
  if (!Number.isNaN(millis)) return new Date(millis).toISOString()
  const shown = JSON.stringify(value)?.slice(0, 80)
  throw new GraphQLError(`${shown} is not an instant with its zone, such as 2026-11-24T09:30:00Z`)
}

/** @throws GraphQLError where it is not a calendar day */
function dayOf(value: unknown): string {
  if (typeof value === 'string' && parsePeriod(value)?.precision === 'DAY') return value
  throw new GraphQLError(`${JSON.stringify(value)?.slice(0, 80)} is not a calendar day, such as 2026-10-31`)
}

/** A calendar day. */
export const DateScalar = scalarType({
  name: 'Date',
  asNexusMethod: 'date',
  sourceType: 'string',
  description: 'A calendar day, ISO 8601: `2026-10-31`.',
  serialize: String,
  parseValue: dayOf,
  parseLiteral: (node) => dayOf(node.kind === Kind.STRING ? node.value : undefined),
})

/** An instant. */
export const DateTimeScalar = scalarType({
  name: 'DateTime',
  asNexusMethod: 'dateTime',
  sourceType: 'string',
  description: 'An instant in UTC, ISO 8601: `2026-11-24T09:30:00.000Z`.',
  serialize: String,
  parseValue: instantOf,
  parseLiteral: (node) => instantOf(node.kind === Kind.STRING ? node.value : undefined),
})
