import { scalarType } from 'nexus'

/** A calendar day. */
export const DateScalar = scalarType({
  name: 'Date',
  asNexusMethod: 'date',
  sourceType: 'string',
  description: 'A calendar day, ISO 8601: `2026-10-31`.',
  serialize: String,
})

/** An instant. */
export const DateTimeScalar = scalarType({
  name: 'DateTime',
  asNexusMethod: 'dateTime',
  sourceType: 'string',
  description: 'An instant in UTC, ISO 8601: `2026-11-24T09:30:00.000Z`.',
  serialize: String,
})
