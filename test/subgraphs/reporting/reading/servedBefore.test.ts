import path from 'node:path'

import { loadSubgraphFile } from '../../../../subgraphs/reporting/config/subgraphFile'
import type { Ledgers } from '../../../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../../../subgraphs/reporting/ledger/openLedgers'
import { checkReturns } from '../../../../subgraphs/reporting/reading/checkReturns'
import { checkText } from '../../../../subgraphs/reporting/reading/checkText'
import { refreshReturn } from '../../../../subgraphs/reporting/refresh/refreshReturn'
import { dependenciesOf } from '../../../support/reporting/dependencies'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'

const folder = new PortfolioFolder()
const file = folder.write(
  'alpha/subgraph.yml',
  `version: 1
member: alpha
sources:
  - id: plan
    kind: csv
    map:
      records:
        Milestone:
          header: { match: Id }
          fields:
            programme: { from: { fromReturn: programme } }
            milestone: { from: Id, type: code }
            name: { from: Name, type: text }
            forecast: { from: Finish, type: date, formats: [yyyy-MM-dd] }
    returns: [{ id: a, file: returns/a.csv, origin: REPORTED }]
`,
)
const write = (...rows: readonly string[]) =>
  folder.write('alpha/returns/a.csv', ['Id,Name,Finish', ...rows, ''].join('\n'))

let ledgers: Ledgers

beforeAll(async () => {
  ledgers = await openLedgers({ url: `sqlite:${path.join(folder.root, 'ledger.sqlite')}` })
  write('M1,Design,2026-06-30', 'M2,Live,2027-01-31', 'M3,Exit,2028-03-31')
  const [source] = loadSubgraphFile(file, folder.root).sources
  const [one] = source?.returns ?? []
  if (source === undefined || one === undefined) throw new Error('nothing to read')
  const now = () => new Date('2026-10-05T09:00:00Z')
  const stored = { ledger: ledgers.of('alpha'), source: dependenciesOf(folder.root), now }
  expect(await refreshReturn(source, one, stored)).toMatchObject({ outcome: 'STORED' })
})
afterAll(() => ledgers.close())

const check = () =>
  checkReturns(loadSubgraphFile(file, folder.root), dependenciesOf(folder.root), {
    ledger: ledgers.of('alpha'),
    values: 0,
  })

it('tells what a return would change of what serves, and stores nothing', async () => {
  write('M1,Design,2026-06-30', 'M2,Go-live,', 'M4,Archive,2029-03-31')
  const report = await check()
  expect(report.returns[0]?.difference).toMatchObject({
    added: ['Milestone alpha, M4'],
    gone: ['Milestone alpha, M3'],
    changed: [
      { record: 'Milestone alpha, M2', field: 'name', before: 'Live', after: 'Go-live' },
      { record: 'Milestone alpha, M2', field: 'forecast', before: '2027-01-31', after: '[NOT_PROVIDED]' },
    ],
  })
  expect(checkText(report)).toContain('1 record added, 1 gone, 2 fields changed\n    + Milestone alpha, M4\n')
  expect(await ledgers.of('alpha').latest()).toBe(1)
})

it('says where nothing is different', async () => {
  write('M1,Design,2026-06-30', 'M2,Live,2027-01-31', 'M3,Exit,2028-03-31')
  expect(checkText(await check())).toContain(': nothing is different\n')
})

it('would refuse what a refresh refuses: fewer than half of what serves', async () => {
  write('M1,Design,2026-06-30')
  const { passed, returns } = await check()
  expect([passed, returns[0]?.refusal?.code]).toEqual([false, 'TOO_MANY_LOST'])
  expect(returns[0]).not.toHaveProperty('difference')
})
