import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import SqliteFile from 'better-sqlite3'

import { createVersionTable, MIGRATIONS } from '../../../../subgraphs/reporting/ledger/migrations'
import { openLedgers } from '../../../../subgraphs/reporting/ledger/openLedgers'
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
