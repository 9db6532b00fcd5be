import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { Ledgers } from '../../../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../../../subgraphs/reporting/ledger/openLedgers'
import { LedgerWatch } from '../../../../subgraphs/reporting/refresh/ledgerWatch'
import { readingOf } from '../ledger/readings'

describe('a watch over a ledger', () => {
  let folder: string
  let ours: Ledgers
  let theirs: Ledgers
  let news: string[]
  let watch: LedgerWatch

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'watch-'))
    const url = `sqlite:${path.join(folder, 'ledger.sqlite')}`
    ours = await openLedgers({ url })
    theirs = await openLedgers({ url })
    news = []
    watch = new LedgerWatch(ours, (member) => news.push(member))
    await watch.note('unity')
    await watch.note('matrix')
  })
  afterEach(async () => {
    await ours.close()
    await theirs.close()
    rmSync(folder, { recursive: true })
  })

  it('tells once of what another has stored, and of nobody else', async () => {
    await watch.look()
    await theirs.of('unity').append(readingOf())
    await watch.look()
    await watch.look()
    expect(news).toEqual(['unity'])
  })

  it('tells of an attempt that brought nothing', async () => {
    const ended = '2026-10-05T08:00:00.000Z'
    const problem = { code: 'HTTP_TIMEOUT', message: 'no answer' }
    await theirs
      .of('matrix')
      .recordFetch({ source: 'kpi', outcome: 'FAILED', problem, started: ended, ended })
    await watch.look()
    expect(news).toEqual(['matrix'])
  })

  it('tells nothing of what is stored here, nor of members that nobody serves', async () => {
    await watch.whileStoring('unity', () => ours.of('unity').append(readingOf()))
    await theirs.of('synergy').append(readingOf())
    await watch.look()
    expect(news).toEqual([])
  })
})
