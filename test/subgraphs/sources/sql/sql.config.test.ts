import { checkYaml, parseYaml } from '../../../../base/configuration/yamlFile'
import { sqlSource } from '../../../../subgraphs/sources/sql/sql.config'
import type { SqlSource } from '../../../../subgraphs/sources/sql/sql.config'
import { problemOf } from '../../../support/reporting/problemOf'

const read = (yaml: string): SqlSource => checkYaml(sqlSource, parseYaml(yaml, 's.yml'))

const QUERY = 'query: { name: milestones, select: SELECT id FROM milestone, key: [id] }'

describe('the configuration of a database', () => {
  it('says where it is and the one query, with limits that need not be said', () => {
    expect(read(`kind: sql\ndatabase: { sqlite: data/reporting.db }\n${QUERY}`)).toEqual({
      kind: 'sql',
      database: { sqlite: 'data/reporting.db' },
      query: { name: 'milestones', select: 'SELECT id FROM milestone', parameters: [], key: ['id'] },
      limits: { seconds: 30, maxRows: 100_000, maxBytes: 64 * 1024 * 1024 },
    })
  })

  it('keeps the address of PostgreSQL where secrets are kept, and takes no address itself', () => {
    expect(read(`kind: sql\ndatabase: { postgres: { file: /run/secrets/db } }\n${QUERY}`).database).toEqual({
      postgres: { file: '/run/secrets/db' },
    })
    const inline = `kind: sql\ndatabase: { postgres: 'postgres://u:p@h/d' }\n${QUERY}`
    const { code, message } = problemOf(() => read(inline))
    expect([code, message]).toEqual([
      'BAD_CONFIGURATION',
      expect.stringContaining('a secret is { env: NAME } or { file: PATH }, never the secret itself'),
    ])
    expect(message).not.toContain('u:p@h')
  })

  it.each([
    ['no key', 'query: { name: a, select: SELECT 1, key: [] }', 'query.key'],
    ['no name', 'query: { select: SELECT 1, key: [id] }', 'query.name: is missing'],
    ['two queries', 'query: { name: a, select: SELECT 1, key: [id] }\nqueries: {}', 'unknown key "queries"'],
  ])('is told where it is wrong: %s', (_what, query, said) => {
    expect(problemOf(() => read(`kind: sql\ndatabase: { sqlite: a.db }\n${query}`)).message).toContain(said)
  })
})
