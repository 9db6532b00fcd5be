import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import SqliteFile from 'better-sqlite3'

import { createVersionTable, MIGRATIONS } from '../../../../subgraphs/reporting/ledger/stores/migrations'
import { openLedgers } from '../../../../subgraphs/reporting/ledger/openLedgers'
import { payloadHash } from '../../../../subgraphs/reporting/ledger/queries/payloads'
import { readingOf } from './readings'

describe('opening a ledger', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'portfolio-ledger-'))
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  it('works in memory, and forgets', async () => {
    const ledgers = await openLedgers({ url: ':memory:' })
    const unity = ledgers.of('unity')
    await Promise.all(['a', 'b', 'c'].map((payload) => unity.append(readingOf({ payload }))))
    expect(await unity.latest()).toBe(3)
    expect(await ledgers.verify()).toEqual([])
    await ledgers.close()
    const again = await openLedgers({ url: ':memory:' })
    expect(await again.of('unity').latest()).toBe(0)
    await again.close()
  })

  it('brings what an older release has written up to date, and keeps it', async () => {
    const file = path.join(folder, 'older.sqlite')
    const older = new SqliteFile(file)
    const [first] = MIGRATIONS
    for (const statement of [createVersionTable('SQLITE'), ...(first?.('SQLITE') ?? [])])
      older.exec(statement)
    older.exec(`INSERT INTO schema_version VALUES (1, '2026-10-01T00:00:00Z');
      INSERT INTO attempt (member, number, source, outcome, started, ended, payload_hash, detail)
      VALUES ('unity', 1, 'kpi', 'NOT_MODIFIED', '2026-10-01T00:00:00Z', '2026-10-01T00:00:01Z', NULL, '{"httpStatus":304}')`)
    older.close()
    const ledgers = await openLedgers({ url: `sqlite:${file}` })
    const unity = ledgers.of('unity')
    expect(await unity.fetches()).toMatchObject([{ source: 'kpi', lastSuccess: { httpStatus: 304 } }])
    await unity.append(
      readingOf({ fetch: { started: '2026-10-02T00:00:00Z', ended: '2026-10-02T00:00:01Z' } }),
    )
    expect((await unity.fetches()).map(({ returnId }) => returnId).sort()).toEqual([
      readingOf().returnId,
      undefined,
    ])
    expect(await ledgers.verify()).toEqual([])
    await ledgers.close()
  })

  it('gives back payloads and records as the first release stored them, and stores them anew beside', async () => {
    const file = path.join(folder, 'first.sqlite')
    const older = new SqliteFile(file)
    for (const statement of [createVersionTable('SQLITE'), ...(MIGRATIONS[0]?.('SQLITE') ?? [])])
      older.exec(statement)
    const payload = Buffer.from('Measure,Value\n'.repeat(1000))
    const hash = payloadHash(payload)
    const body = {
      ordinal: { from: 0, by: 1 },
      keyFields: ['programme', 'measure', 'version', 'organisation', 'period'],
      fields: {
        programme: { value: 'unity' },
        measure: { value: ['a', 'a', 'b'], raw: [null, 'A'] },
        value: {
          value: ['1', null, '3'],
          reason: [null, 'NOT_PROVIDED'],
          where: { line: { from: 2, by: 1 } },
        },
      },
    }
    const insert = (sql: string, ...values: readonly unknown[]) => older.prepare(sql).run(...values)
    const counts = '{"read":3,"accepted":3,"quarantined":0,"withheld":1,"elsewhere":0}'
    insert("INSERT INTO schema_version VALUES (1, '2026-10-01T00:00:00Z')")
    insert("INSERT INTO payload VALUES ('unity', ?, ?, 1)", hash, payload.byteLength)
    insert("INSERT INTO payload_chunk VALUES ('unity', ?, 0, ?)", hash, payload)
    older.exec('BEGIN')
    insert(
      "INSERT INTO record_block VALUES ('unity', 1, 1, 'Observation', 3, ?, ?)",
      Buffer.alloc(12),
      JSON.stringify(body),
    )
    insert(
      `INSERT INTO reading VALUES ('unity', 1, 1, 'kpi', 'a', 'ACCEPTED', ?, 'm', NULL, NULL,
        '2026-10-01T00:00:00Z', '2026-10-01T00:00:00Z', NULL, 'REPORTED', NULL, NULL, NULL, ?, 3, 0, 0)`,
      hash,
      counts,
    )
    older.exec('COMMIT')
    older.close()
    const ledgers = await openLedgers({ url: `sqlite:${file}` })
    const unity = ledgers.of('unity')
    expect(Buffer.from((await unity.payload(hash)) ?? []).equals(payload)).toBe(true)
    const [snapshot] = await unity.snapshots({ after: 0, limit: 1 })
    expect(snapshot?.counts).toEqual({ read: 3, accepted: 3, quarantined: 0, withReason: 1, elsewhere: 0 })
    expect(snapshot?.records.map(({ fields }) => [fields['measure'], fields['value']])).toEqual([
      [{ value: 'a' }, { value: '1', where: { line: 2 } }],
      [
        { value: 'a', raw: 'A' },
        { reason: 'NOT_PROVIDED', where: { line: 3 } },
      ],
      [{ value: 'b' }, { value: '3', where: { line: 4 } }],
    ])
    const large = 'Measure,Value\n'.repeat(200_000)
    await unity.append(readingOf({ payload: large }))
    const again = await unity.payload(payloadHash(Buffer.from(large)))
    expect(Buffer.from(again ?? []).toString()).toBe(large)
    expect(await ledgers.verify()).toEqual([])
    await ledgers.close()
    const stored = new SqliteFile(file, { readonly: true })
    const chunks = stored
      .prepare('SELECT length(bytes) AS plain, length(packed) AS packed FROM payload_chunk ORDER BY plain')
      .all() as readonly { plain: number; packed: number | null }[]
    stored.close()
    expect(chunks.map(({ plain }) => plain)).toEqual([0, 0, 0, payload.byteLength])
    expect(chunks.map(({ packed }) => packed === null)).toEqual([false, false, false, true])
  })

  it('refuses an address that is not one, without repeating what may be a password', async () => {
    const opening = openLedgers({ url: 'mysql://someone:secret@host/ledger' })
    await expect(opening).rejects.toMatchObject({
      code: 'BAD_CONFIGURATION',
      message:
        '"mysql://…" is not the address of a ledger: sqlite:PATH, :memory: or postgres://USER@HOST/DATABASE',
    })
  })

  it('refuses a file that is no ledger, and a folder that is not there', async () => {
    const file = path.join(folder, 'return.xlsx')
    writeFileSync(file, 'PK'.repeat(2000))
    await expect(openLedgers({ url: `sqlite:${file}` })).rejects.toMatchObject({
      code: 'LEDGER_UNREACHABLE',
      message: `the ledger ${file} cannot be opened: file is not a database`,
    })
    const nowhere = path.join(folder, 'nowhere', 'ledger.sqlite')
    await expect(openLedgers({ url: `sqlite:${nowhere}` })).rejects.toMatchObject({
      code: 'LEDGER_UNREACHABLE',
    })
  })

  it('says where a server does not answer, and not with which password', async () => {
    const opening = openLedgers({ url: 'postgres://someone:secret@127.0.0.1:1/ledger' })
    await expect(opening).rejects.toMatchObject({
      code: 'LEDGER_UNREACHABLE',
      message: 'the ledger postgres://127.0.0.1:1/ledger cannot be reached: connect ECONNREFUSED 127.0.0.1:1',
    })
  })
})
