import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import Database from 'better-sqlite3'
import { Client } from 'pg'

import type { RawSource } from '../../../../subgraphs/sources/table/rawTable'
import { fetchSql, readSql } from '../../../../subgraphs/sources/sql/sql'
import { sqlSource } from '../../../../subgraphs/sources/sql/sql.config'
import type { SqlSource } from '../../../../subgraphs/sources/sql/sql.config'
import { POSTGRES_IS_INSTALLED, POSTGRES_MISSING, startPostgres } from '../../../postgres'
import type { PostgresServer } from '../../../postgres'
import { problemOf } from '../../../support/reporting/problemOf'
import { rejectionOf } from '../../../support/sources/rejectionOf'

jest.setTimeout(60_000)

const folder = mkdtempSync(path.join(tmpdir(), 'sql-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const NO_SECRETS = { environment: {}, secrets: [] }

interface Asked {
  readonly select: string
  readonly key?: readonly string[]
  readonly parameters?: readonly (string | number | boolean)[]
  readonly limits?: object
}

function sourceOf(
  database: object,
  { select, key = ['id'], parameters = [], limits = {} }: Asked,
): SqlSource {
  return sqlSource.parse({
    kind: 'sql',
    database,
    query: { name: 'milestones', select, key, parameters },
    limits,
  })
}

function rows(source: RawSource): (readonly [string, string | undefined])[][] {
  const { headings, records } = source.request?.('milestones') ?? { headings: [], records: [] }
  return [...records].map((record) =>
    headings.map((heading) => {
      const { text, typed } = record.cell(heading)
      return [text, typed?.kind] as const
    }),
  )
}

describe('SQLite', () => {
  const file = path.join(folder, 'reporting.db')
  beforeAll(() => {
    const database = new Database(file)
    database.pragma('journal_mode = WAL')
    database.exec(`
      CREATE TABLE milestone (id INTEGER PRIMARY KEY, programme TEXT, name TEXT, due TEXT, cost NUMERIC, share REAL, mixed, raw BLOB);
      INSERT INTO milestone VALUES
        (2, 'unity', 'Go "live"' || char(10) || 'for all', '2027-03-31', 9007199254740993, 0.1, 'TBC', x'00ff'),
        (1, 'unity', 'Design – agreed', '31/12/2026', 12.50, 1e-7, 5, NULL),
        (3, 'matrix', 'Other', NULL, NULL, NULL, NULL, NULL);`)
    database.close()
  })
  const ask = (asked: Asked): Promise<Buffer> =>
    fetchSql('m/s', sourceOf({ sqlite: file }, asked), NO_SECRETS)

  it('gives rows as typed cells, numbers exact, each with its query and key', async () => {
    const payload = await ask({
      select: 'SELECT id, name, due, cost, share, mixed FROM milestone WHERE programme = ? ORDER BY name',
      parameters: ['unity'],
    })
    const source = readSql('m/s', payload)
    expect(rows(source)).toEqual([
      [
        ['1', 'NUMBER'],
        ['Design – agreed', undefined],
        ['31/12/2026', undefined],
        ['12.5', 'NUMBER'],
        ['0.0000001', 'NUMBER'],
        ['5', undefined],
      ],
      [
        ['2', 'NUMBER'],
        ['Go "live"\nfor all', undefined],
        ['2027-03-31', undefined],
        ['9007199254740993', 'NUMBER'],
        ['0.1', 'NUMBER'],
        ['TBC', undefined],
      ],
    ])
    const table = source.request?.('milestones')
    const [first] = table?.records ?? []
    expect(first?.place).toEqual({ query: 'milestones', key: '1', record: 1 })
    expect(first?.cell(table?.headings[1] as NonNullable<typeof table>['headings'][number]).place).toEqual({
      query: 'milestones',
      key: '1',
      record: 1,
      heading: 'name',
    })
    expect(first?.asWritten()).toEqual({
      id: '1',
      name: 'Design – agreed',
      due: '31/12/2026',
      cost: '12.5',
      share: '0.0000001',
      mixed: '5',
    })
  })

  it('gives the same bytes for the same rows, in whatever order they come', async () => {
    const [up, down] = await Promise.all(
      ['ASC', 'DESC'].map((order) => ask({ select: `SELECT id, name FROM milestone ORDER BY id ${order}` })),
    )
    expect(up?.equals(down as Buffer)).toBe(true)
    expect(up?.toString()).toBe(
      [
        '{"format":"portfolio-light rows 1","query":"milestones","key":["id"],"columns":[{"name":"id","type":"NUMBER"},{"name":"name","type":"TEXT"}]}',
        '["1","Design – agreed"]',
        '["2","Go \\"live\\"\\nfor all"]',
        '["3","Other"]',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['a write', 'DELETE FROM milestone RETURNING id', /does not only read/],
    ['a change of the schema', 'DROP TABLE milestone', /does not only read/],
    ['another database', `ATTACH '${path.join(folder, 'other.db')}' AS other`, /does not only read/],
    ['two statements', 'SELECT id FROM milestone; DELETE FROM milestone', /more than one statement/],
    ['a table that is not there', 'SELECT id FROM nowhere', /no such table: nowhere/],
    ['bytes', 'SELECT id, raw FROM milestone', /the column "raw" holds bytes \(text or numbers\)/],
    ['two columns of one name', 'SELECT id, name AS id FROM milestone', /two columns "id"/],
  ])('refuses %s', async (_what, select, message) => {
    const before = readFileSync(file)
    const { code, message: said } = await rejectionOf(ask({ select }))
    expect([code, said]).toEqual(['QUERY_FAILED', expect.stringMatching(message)])
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('refuses a key that the rows have not, and marks a row whose key is empty', async () => {
    const { message } = await rejectionOf(ask({ select: 'SELECT id FROM milestone', key: ['id', 'due'] }))
    expect(message).toBe(
      'm/s: the query returns no column "due" of its key (columns: "id") [COLUMN_NOT_FOUND]',
    )
    const source = readSql('m/s', await ask({ select: 'SELECT id, due FROM milestone', key: ['due', 'id'] }))
    const records = [...(source.request?.('milestones').records ?? [])]
    expect(records.map(({ place, defect }) => [place.key, defect?.code])).toEqual([
      ['2027-03-31, 2', undefined],
      ['31/12/2026, 1', undefined],
      [', 3', 'REQUIRED_VALUE_MISSING'],
    ])
  })

  it('refuses too many rows and too many bytes', async () => {
    const endless = 'WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n'
    expect((await rejectionOf(ask({ select: endless, limits: { maxRows: 1000 } }))).message).toBe(
      'm/s: the query returns more than 1000 rows (fewer, or a larger `maxRows`) [QUERY_TOO_LARGE]',
    )
    expect((await rejectionOf(ask({ select: endless, limits: { maxBytes: 5000 } }))).message).toContain(
      'more than 5000 bytes',
    )
  })

  it('kills a query that never ends, while the service goes on answering', async () => {
    const endless =
      'WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT count(*) AS id FROM n'
    let ticks = 0
    const ticking = setInterval(() => (ticks += 1), 50)
    const begun = Date.now()
    expect((await rejectionOf(ask({ select: endless, limits: { seconds: 0.2 } }))).message).toBe(
      'm/s: the query "milestones" takes longer than 0.2 seconds (a faster one, or larger `seconds`) [QUERY_TIMEOUT]',
    )
    clearInterval(ticking)
    expect(Date.now() - begun).toBeLessThan(10_000)
    expect(ticks).toBeGreaterThan(20)
  })

  it('says when there is no database', async () => {
    const missing = sourceOf({ sqlite: path.join(folder, 'missing.db') }, { select: 'SELECT 1 AS id' })
    expect((await rejectionOf(fetchSql('m/s', missing, NO_SECRETS))).code).toBe('DATABASE_UNAVAILABLE')
    writeFileSync(path.join(folder, 'page.db'), '<html>Sign in</html>'.repeat(100))
    const page = sourceOf({ sqlite: path.join(folder, 'page.db') }, { select: 'SELECT 1 AS id' })
    expect((await rejectionOf(fetchSql('m/s', page, NO_SECRETS))).message).toContain('file is not a database')
  })
})

const describePostgres = POSTGRES_IS_INSTALLED ? describe : describe.skip

describePostgres(`PostgreSQL${POSTGRES_IS_INSTALLED ? '' : ` [${POSTGRES_MISSING}]`}`, () => {
  let server: PostgresServer
  let url: string
  beforeAll(async () => {
    server = await startPostgres()
    url = await server.database()
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(`
      CREATE TABLE milestone (id bigint PRIMARY KEY, name text, due date, seen timestamptz, noted timestamp, cost numeric(20,4), share float8, done boolean, raw bytea, tags text[], more jsonb);
      INSERT INTO milestone VALUES
        (9007199254740993, 'Zürich "–"', '2026-06-30', '2026-06-30 00:00+01', '2026-06-30 09:30', 1234567890123456.7890, 1e-7, true, '\\x00', '{a,b}', '{"a": 1}'),
        (2, NULL, 'infinity', NULL, NULL, 'NaN', 0.1, false, NULL, NULL, NULL);
      CREATE FUNCTION writes() RETURNS bigint LANGUAGE sql AS 'INSERT INTO milestone (id) VALUES (99) RETURNING id'`)
    await client.end()
  })
  afterAll(() => server.stop())

  const ask = (asked: Asked, environment?: Record<string, string>): Promise<Buffer> =>
    fetchSql('m/s', sourceOf({ postgres: { env: 'M_DB' } }, asked), {
      environment: environment ?? { M_DB: url },
      secrets: [],
    })

  it('gives dates as dates and numbers exact, whatever the zone', async () => {
    const zone = process.env['TZ']
    process.env['TZ'] = 'Europe/London'
    const payload = await ask({
      select: 'SELECT id, name, due, seen, noted, cost, share, done, tags, more FROM milestone WHERE id > $1',
      parameters: [1],
    })
    process.env['TZ'] = zone
    expect(rows(readSql('m/s', payload))).toEqual([
      [
        ['2', 'NUMBER'],
        ['', undefined],
        ['infinity', undefined],
        ['', undefined],
        ['', undefined],
        ['NaN', undefined],
        ['0.1', 'NUMBER'],
        ['false', 'BOOLEAN'],
        ['', undefined],
        ['', undefined],
      ],
      [
        ['9007199254740993', 'NUMBER'],
        ['Zürich "–"', undefined],
        ['2026-06-30', 'DATE'],
        ['2026-06-29T23:00:00Z', 'DATE'],
        ['2026-06-30T09:30:00', 'DATE'],
        ['1234567890123456.789', 'NUMBER'],
        ['0.0000001', 'NUMBER'],
        ['true', 'BOOLEAN'],
        ['{a,b}', undefined],
        ['{"a": 1}', undefined],
      ],
    ])
  })

  it('gives the same bytes for the same rows', async () => {
    const [up, down] = await Promise.all(
      ['ASC', 'DESC'].map((order) =>
        ask({ select: `SELECT id FROM milestone ORDER BY id ${order} -- last` }),
      ),
    )
    expect(up?.equals(down as Buffer)).toBe(true)
  })

  it.each([
    [
      'a write inside a function',
      'SELECT writes() AS id',
      /cannot execute INSERT in a read-only transaction/,
    ],
    ['a write', 'DELETE FROM milestone RETURNING id', /syntax error/],
    [
      'a write in a subquery',
      'WITH d AS (DELETE FROM milestone RETURNING id) SELECT id FROM d',
      /WITH clause containing a data-modifying statement must be at the top level/,
    ],
    [
      'two statements',
      'SELECT 1 AS id) AS a; COMMIT; DELETE FROM milestone; SELECT * FROM (SELECT 1 AS id',
      /cannot insert multiple commands/,
    ],
    ['a table that is not there', 'SELECT id FROM nothing', /relation "nothing" does not exist/],
    ['bytes', 'SELECT id, raw FROM milestone', /the column "raw" holds bytes/],
  ])('refuses %s', async (_what, select, message) => {
    const { code, message: said } = await rejectionOf(ask({ select }))
    expect([code, said]).toEqual(['QUERY_FAILED', expect.stringMatching(message)])
    expect(rows(readSql('m/s', await ask({ select: 'SELECT count(*) AS id FROM milestone' })))).toEqual([
      [['2', 'NUMBER']],
    ])
  })

  it('stops a query that takes too long, at the server', async () => {
    const { code, message } = await rejectionOf(
      ask({ select: 'SELECT pg_sleep(60)::text AS id', limits: { seconds: 0.5 } }),
    )
    expect([code, message]).toEqual([
      'QUERY_TIMEOUT',
      'm/s: the query "milestones" takes longer than 0.5 seconds (a faster one, or larger `seconds`) [QUERY_TIMEOUT]',
    ])
    expect(
      rows(
        readSql(
          'm/s',
          await ask({
            select:
              "SELECT count(*) AS id FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)::text%' AND state = 'active' AND pid <> pg_backend_pid()",
          }),
        ),
      ),
    ).toEqual([[['0', 'NUMBER']]])
  })

  it('refuses too many rows and too many bytes, before they are all there', async () => {
    const select = "SELECT n AS id, repeat('x', 100000) AS words FROM generate_series(1, 1000000) AS n"
    expect((await rejectionOf(ask({ select, limits: { maxRows: 10 } }))).message).toContain(
      'more than 10 rows',
    )
    expect((await rejectionOf(ask({ select, limits: { maxBytes: 1_000_000 } }))).message).toContain(
      'more than 1000000 bytes',
    )
  })

  it('says when it cannot be reached, and never what the secret is', async () => {
    const refused = await rejectionOf(
      ask({ select: 'SELECT 1 AS id' }, { M_DB: 'postgres://u:s3cret@127.0.0.1:1/x' }),
    )
    expect(refused.code).toBe('DATABASE_UNAVAILABLE')
    const wrong = await rejectionOf(ask({ select: 'SELECT 1 AS id' }, { M_DB: 'postgres://u:s3cret@[/x' }))
    expect(wrong.code).toBe('DATABASE_UNAVAILABLE')
    const none = await rejectionOf(ask({ select: 'SELECT 1 AS id' }, {}))
    expect(none.message).toBe(
      'm/s: the environment variable M_DB holds no secret (put it there, readable by the service) [SECRET_MISSING]',
    )
    expect(
      [refused, wrong, none].map((problem) => JSON.stringify([problem.message, problem.details])).join(),
    ).not.toContain('s3cret')
  })
})

describe('a payload of rows', () => {
  it.each(['', 'Id,Name\n1,2\n', '<html></html>', '{"format":"portfolio-light rows 1",'])(
    'is not: %j',
    (text) => {
      expect(problemOf(() => readSql('m/s', Buffer.from(text))).code).toBe('NOT_A_TABLE')
    },
  )

  it('is refused where it breaks off', () => {
    const whole =
      '{"format":"portfolio-light rows 1","query":"a","key":["id"],"columns":[{"name":"id","type":"TEXT"}]}\n["1"]\n'
    expect(problemOf(() => readSql('m/s', Buffer.from(whole.slice(0, -1)))).code).toBe('NOT_A_TABLE')
    const broken = readSql('m/s', Buffer.from(whole.replace('["1"]', '["1"')))
    expect(problemOf(() => [...(broken.request?.('a').records ?? [])]).code).toBe('NOT_A_TABLE')
  })

  it('is asked for by the name of its query', () => {
    const source = readSql(
      'm/s',
      Buffer.from('{"format":"portfolio-light rows 1","query":"a","key":["id"],"columns":[]}\n'),
    )
    expect(problemOf(() => source.request?.('b')).message).toContain('no request is named "b"; there are: a')
  })
})
