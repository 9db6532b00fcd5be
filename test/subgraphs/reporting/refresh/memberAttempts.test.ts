import { openLedgers } from '../../../../subgraphs/reporting/ledger/openLedgers'
import type { Ledger, Ledgers } from '../../../../subgraphs/reporting/ledger/ledger'
import type { SourceConfiguration } from '../../../../subgraphs/reporting/config/subgraphFile'
import { memberAttempts } from '../../../../subgraphs/reporting/refresh/memberAttempts'
import { readingOf } from '../ledger/readings'

const KPI = {
  id: 'kpi',
  mapping: { records: { Observation: {}, ServiceBaseline: [{}, {}] } },
  returns: [{ id: 'kpi.csv' }],
} as unknown as SourceConfiguration

const fetched = (ended: string) => ({ started: ended, ended })

describe('the newest attempts at a member’s sources', () => {
  let ledgers: Ledgers
  let ledger: Ledger

  beforeEach(async () => {
    ledgers = await openLedgers({ url: ':memory:' })
    ledger = ledgers.of('alpha')
  })
  afterEach(() => ledgers.close())

  const missed = async () => (await memberAttempts([KPI], ledger)).sources[0]

  const fail = (code: string, ended: string) =>
    ledger.recordFetch({
      source: 'kpi',
      returnId: 'kpi.csv',
      outcome: 'FAILED',
      problem: { code, message: code },
      ...fetched(ended),
    })

  it('tell what was never attempted, and what the source brings', async () => {
    expect(await missed()).toEqual({
      source: 'kpi',
      brings: ['Observation', 'ServiceBaseline'],
      missed: [{ returnId: 'kpi.csv', miss: 'NEVER' }],
    })
  })

  it('tell the day on which it last answered, and nothing missed while it does', async () => {
    await ledger.append(readingOf({ fetch: fetched('2026-10-05T08:00:00.000Z') }))
    expect(await missed()).toMatchObject({ asked: '2026-10-05', missed: [] })
  })

  it('tell a failure after a success, with its code, and when it last answered', async () => {
    await ledger.append(readingOf({ fetch: fetched('2026-10-05T08:00:00.000Z') }))
    await fail('ADDRESS_MISSING', '2026-10-06T08:00:00.000Z')
    expect(await missed()).toMatchObject({
      asked: '2026-10-05',
      missed: [{ returnId: 'kpi.csv', miss: 'FAILED', code: 'ADDRESS_MISSING' }],
    })
  })

  it('tell a refusal with the date of what was refused', async () => {
    const refusal = { code: 'TOO_FEW_ROWS', message: 'too few' }
    const times = fetched('2026-10-05T08:00:00.000Z')
    await ledger.append(readingOf({ fetch: times, refusal, referenceDate: '2026-09-30' }))
    expect(await missed()).toMatchObject({
      asked: '2026-10-05',
      missed: [{ returnId: 'kpi.csv', miss: 'REFUSED', code: 'TOO_FEW_ROWS', referenceDate: '2026-09-30' }],
    })
  })

  it('take a file that is not there for an answer: its owner had nothing', async () => {
    await fail('FILE_NOT_FOUND', '2026-10-06T08:00:00.000Z')
    expect(await missed()).toMatchObject({ asked: '2026-10-06', missed: [] })
  })
})
