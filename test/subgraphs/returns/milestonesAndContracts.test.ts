import type { ShippedRow } from '../../support/reporting/shippedReturns'
import { clusterRows, shippedRows } from '../../support/reporting/shippedReturns'

/** Read in the publication that the return names: cluster, return, milestone, field, date. */
const DATED = [
  ['defence', 'finance-system', 'finance-system-live', 'actual', '2016-12'],
  ['overseas', 'assessment-2022', 'full-business-case', 'actual', '2021-03'],
  ['synergy', 'award', 'services-contract-awarded', 'actual', '2026-03-02'],
  ['synergy', 'assessment-2023', 'outline-case-assessed', 'actual', '2023-04'],
  ['synergy', 'gmpp-2025', 'assurance-review', 'actual', '2024-12'],
  ['unity', 'gmpp-2024', 'hmrc-and-dft-complete', 'forecast', '2026-12'],
  ['unity', 'gmpp-2025', 'hmrc-and-dft-complete', 'forecast', '2027-06'],
  ['unity', 'gmpp-2025', 'second-business-case', 'actual', '2024-10'],
  ['matrix', 'gmpp-2025', 'phase-1a-live', 'forecast', '2026-05'],
  ['matrix', 'gmpp-2026', 'phase-1a-live', 'forecast', '2026-Q4'],
  ['matrix', 'gmpp-2026', 're-baselining-considered', 'actual', '2026-03-26'],
] as const

/** Basis, month, value in £ million. */
const CONTRACTS = [
  ['synergy', 'award-notice', '2026-03', '873.41'],
  ['synergy', 'order-book', '2026-03', '370'],
  ['synergy', 'tender-estimate', '2026-03', '959'],
  ['defence', 'award-notice', '2025-05', '8'],
  ['defence', 'tender-estimate', '2025-06', '92'],
] as const

describe('milestones and contracts as published', () => {
  let milestones: readonly ShippedRow[] = []
  let contracts: readonly ShippedRow[] = []
  beforeAll(async () => {
    milestones = await clusterRows('milestones-published')
    contracts = await clusterRows('contracts')
  })

  it.each(DATED)('has of %s in %s: %s', (member, returnId, milestone, field, date) => {
    const found = milestones.filter(
      (row) => row.member === member && row.returnId === returnId && row.cells['milestone'] === milestone,
    )
    expect(found.map(({ cells }) => cells[field])).toEqual([date])
  })

  it.each(CONTRACTS)('has a contract of %s by %s in %s', (member, version, period, value) => {
    const found = contracts.filter(
      ({ member: of, cells }) => of === member && cells['version'] === version && cells['period'] === period,
    )
    expect(found.map(({ cells }) => cells['value'])).toEqual([value])
  })

  it('leaves a range of offers a range, and a limit a limit', () => {
    const ends = contracts
      .filter(({ cells }) => cells['value'] === '(NOT_PROVIDED)')
      .map(({ cells }) => [cells['low'], cells['high']])
    expect(ends).toEqual([
      ['21.5', '30'],
      ['(NOT_APPLICABLE)', '87.7'],
    ])
  })

  it('has a definition for every basis that is used', async () => {
    const defined = (await shippedRows('strategy', 'measure-versions')).map(
      ({ cells }) => `${cells['measure'] ?? ''}/${cells['version'] ?? ''}`,
    )
    for (const { cells } of contracts) expect(defined).toContain(`contract-value/${cells['version'] ?? ''}`)
  })

  it('takes no key of a milestone of another return of its cluster, so that none stands in its place', async () => {
    for (const member of ['overseas', 'defence', 'synergy', 'matrix'])
      for (const { cells } of await shippedRows(member, 'milestones'))
        expect(
          milestones.filter((row) => row.member === member).map((row) => row.cells['milestone']),
        ).not.toContain(cells['milestone'])
  })

  it('carries no plan that has passed and whose end nobody states, but one that its owner says is late', () => {
    const open = milestones.filter(
      ({ cells }) => cells['actual'] === '(NOT_YET_KNOWN)' && (cells['forecast'] ?? '') < '2026-12',
    )
    expect(open.map(({ returnId, cells }) => [returnId, cells['milestone']])).toEqual([
      ['gmpp-2025', 'phase-1a-live'],
    ])
  })
})
