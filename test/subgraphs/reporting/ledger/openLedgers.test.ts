import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

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
