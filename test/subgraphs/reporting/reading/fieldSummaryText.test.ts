import { loadSubgraphFile } from '../../../../subgraphs/reporting/config/subgraphFile'
import { checkReturns } from '../../../../subgraphs/reporting/reading/checkReturns'
import { checkText } from '../../../../subgraphs/reporting/reading/checkText'
import { dependenciesOf } from '../../../support/reporting/dependencies'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'

const folder = new PortfolioFolder()
const SUBGRAPH = `version: 1
member: alpha
sources:
  - id: plan
    kind: csv
    map:
      sentinels: [{ match: '^tbc$', reason: NOT_YET_KNOWN }]
      records:
        Milestone:
          header: { match: Id }
          fields:
            programme: { from: { fromReturn: programme } }
            milestone: { from: Id, type: code, fold: lower }
            name: { from: Name, type: text }
            forecast: { from: Finish, type: date, formats: [dd/MM/yyyy] }
            rebaselineApprover: { from: Approver, type: text, optional: true }
    returns: [{ id: a, file: returns/a.csv, origin: REPORTED }]
`
const file = folder.write('alpha/subgraph.yml', SUBGRAPH)
folder.write(
  'alpha/returns/a.csv',
  'Id,Name,Finish,Approver\nM1,Go-live,01/04/2026,\nM2,Exit,TBC,\nM3,Close,31/03/2027,\nM4,Archive,31/03/2027,\n',
)
const report = (values?: number) =>
  checkReturns(
    loadSubgraphFile(file, folder.root),
    dependenciesOf(folder.root),
    values === undefined ? {} : { values },
  )

it('shows what was read of each field, beside what its owner wrote and where', async () => {
  expect(checkText(await report())).toBe(`plan a: accepted (alpha/returns/a.csv, utf-8)
  4 records read: 4 accepted, 0 quarantined
  Milestone, 4 accepted:
    programme                                           always alpha
    milestone                "Id"                       m1 … m4, 4 different
        M1 → m1   record 1, row 2 (ends line 2), column 1 (A)
        M2 → m2   record 2, row 3 (ends line 3), column 1 (A)
    name                     "Name"                     Archive … Go-live, 4 different
        Go-live   record 1, row 2 (ends line 2), column 2 (B)
        Exit   record 2, row 3 (ends line 3), column 2 (B)
    forecast                 "Finish"                   2026-04-01 … 2027-03-31, 2 different; NOT_YET_KNOWN 25%
        01/04/2026 → 2026-04-01   record 1, row 2 (ends line 2), column 3 (C)
        31/03/2027 → 2027-03-31   record 3, row 4 (ends line 4), column 3 (C)
    rebaselineApprover       "Approver"                 NOT_PROVIDED 100%
        ? no record has a value
  5 cells given a reason:
    NOT_PROVIDED 4
    NOT_YET_KNOWN 1

alpha: 1 return, 4 records read, 4 accepted, 0 quarantined, 5 cells given a reason
Every return would be accepted.
`)
})

it('gives as many values as are asked for, and exact ones to machines', async () => {
  const { returns } = await report(4)
  const [milestone] = returns[0]?.summary ?? []
  const field = (name: string) => milestone?.fields.find((one) => one.field === name)
  expect(field('milestone')?.first.map(({ ours }) => ours)).toEqual(['m1', 'm2', 'm3', 'm4'])
  expect(field('forecast')).toMatchObject({
    column: 'Finish',
    distinct: 2,
    values: 3,
    least: '2026-04-01',
    greatest: '2027-03-31',
    reasons: { NOT_YET_KNOWN: 1 },
  })
  expect((await report(0)).returns[0]?.summary[0]?.fields.every(({ first }) => first.length === 0)).toBe(true)
})
