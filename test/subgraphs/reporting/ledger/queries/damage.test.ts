import type { Ledgers } from '../../../../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../../../../subgraphs/reporting/ledger/openLedgers'
import { readingOf } from '../readings'
import { describeStores } from '../stores'

describeStores('a damaged row', (store) => {
  let url: string
  let ledgers: Ledgers

  beforeEach(async () => {
    url = await store.fresh()
    ledgers = await openLedgers({ url })
    await ledgers.of('unity').append(readingOf({ payload: 'first' }))
    await ledgers.of('unity').append(readingOf({ payload: 'second' }))
  })
  afterEach(() => ledgers.close())

  const add = (entry: string) =>
    store.tamper(url, `INSERT INTO note (member, reading, number, entry) VALUES ('unity', 2, 1, '${entry}')`)

  it('is told with its reading, and what came before it is still read', async () => {
    await add('{ torn')
    const [first] = await ledgers.of('unity').snapshots({ after: 0, limit: 1 })
    expect(first?.sequence).toBe(1)
    await expect(ledgers.of('unity').snapshots({ after: 1, limit: 1 })).rejects.toMatchObject({
      code: 'LEDGER_DAMAGED',
      message: expect.stringMatching(
        /^the ledger holds reading 2 of unity \(source kpi, return kpi\.csv\) damaged: /,
      ),
    })
  })

  it('of the attempts is told with its member', async () => {
    await store.tamper(
      url,
      `INSERT INTO attempt (member, number, source, outcome, started, ended, detail)
       VALUES ('unity', 9, 'kpi', 'FAILED', '2026-10-05', '2026-10-05', '{ torn')`,
    )
    await expect(ledgers.of('unity').fetches()).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' })
  })

  it('is of no concern to other members', async () => {
    await add('{ torn')
    await ledgers.of('matrix').append(readingOf({ payload: 'third' }))
    expect(await ledgers.of('matrix').snapshots({ after: 0, limit: 1 })).toHaveLength(1)
  })
})
