import { z } from 'zod'

import { closed } from '../../../base/configuration/closed'
import { refuseLinkOut } from '../config/portfolioPath'
import { fetchSql, readSql } from '../../sources/sql/sql'
import { ROWS_TYPE } from '../../sources/sql/payload'
import { sqlShape } from '../../sources/sql/sql.config'
import { returnShape, sourceShape } from '../config/sourceShape'
import type { SourceKind } from './kind'

export const sqlArm = closed({
  ...sourceShape,
  ...sqlShape,
  returns: z.array(
    closed({
      ...returnShape,
      parameters: sqlShape.query.shape.parameters
        .unwrap()
        .optional()
        .describe('Values for the query, instead of its own.'),
    }),
  ),
})

type Arm = z.output<typeof sqlArm>
export type SqlReturn = Pick<Arm['returns'][number], 'parameters'>
/** The path of an SQLite database is absolute. */
export type SqlSource = Pick<Arm, 'database' | 'query' | 'limits'>

export const sqlKind: SourceKind<SqlSource, SqlReturn> = {
  // A payload of rows says itself what is in it.
  reads: () => ({}),
  async fetch({ name, database, query, limits }, { parameters = query.parameters }, dependencies) {
    if ('sqlite' in database) refuseLinkOut(database.sqlite, dependencies.portfolioRoot)
    const asked = { kind: 'sql' as const, database, query: { ...query, parameters }, limits }
    return { outcome: 'BROUGHT', bytes: await fetchSql(name, asked, dependencies), contentType: ROWS_TYPE }
  },
  open: async ({ name }, _one, bytes) => readSql(name, bytes),
}
