import { z } from 'zod'

import { closed } from '../../../base/configuration/closed'
import { secret } from '../http/secret'

const MIB = 1024 * 1024

export const sqlDatabase = z
  .union([
    closed({
      postgres: secret.describe('Where the address is kept: postgres://USER:PASSWORD@HOST/DATABASE.'),
    }),
    closed({ sqlite: z.string().min(1).describe('The database file.') }),
  ])
  .describe('The database: give it a role that may only read.')

export const sqlQuery = closed({
  name: z.string().regex(/^[a-z][a-z0-9_-]*$/i, { error: 'is not a name such as milestones' }),
  select: z
    .string()
    .min(1)
    .describe('One statement that only reads. It never has anything of a request in it.'),
  parameters: z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .default([])
    .describe('Values for $1, $2, … in PostgreSQL, and for each ? in SQLite.'),
  key: z.array(z.string().min(1)).min(1).describe('The columns that tell its rows apart.'),
}).describe('The one query that is asked. A record that reads it says `request:` and its name.')

export const sqlLimits = closed({
  seconds: z.number().positive().max(3600).default(30).describe('For the whole of it, connecting included.'),
  maxRows: z.int().positive().max(10_000_000).default(100_000),
  maxBytes: z
    .int()
    .positive()
    .default(64 * MIB)
    .describe('All values together.'),
})

/** What a source of `kind: sql` has besides what every source has. */
export const sqlShape = {
  kind: z.literal('sql'),
  database: sqlDatabase,
  query: sqlQuery,
  limits: sqlLimits.prefault({}),
}

export const sqlSource = closed(sqlShape)

/** Here the path of an SQLite database is absolute already. */
export type SqlSource = z.output<typeof sqlSource>
export type SqlQuery = z.output<typeof sqlQuery>
export type SqlLimits = z.output<typeof sqlLimits>
