import type { Ledgers } from '../../../../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../../../../subgraphs/reporting/ledger/openLedgers'
import { readingOf } from '../readings'
import { describeStores } from '../stores'

describeStores('the mark of a ledger', (store) => {
  let ledgers: Ledgers

  beforeEach(async () => {
    ledgers = await openLedgers({ url: await store.fresh() })
  })
  afterEach(() => ledgers.close())

  it('is another after each reading and each attempt, and the same where only others store', async () => {
    const [unity, matrix] = [ledgers.of('unity'), ledgers.of('matrix')]
    const marks = [await unity.mark()]
    await unity.append(readingOf())
    marks.push(await unity.mark())
    const ended = '2026-10-05T08:00:00.000Z'
    await unity.recordFetch({ source: 'kpi', outcome: 'NOT_MODIFIED', started: ended, ended })
    marks.push(await unity.mark())
    expect(new Set(marks).size).toBe(3)
    await matrix.append(readingOf())
    expect(await unity.mark()).toBe(marks.at(-1))
  })
})
