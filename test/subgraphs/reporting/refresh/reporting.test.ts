import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { MemberState } from '../../../../schema/facts/snapshots/book'
import { valueOf } from '../../../../schema/facts/figures/figure'
import { Reporting } from '../../../../subgraphs/reporting/refresh/reporting'
import { fictionalRegister } from '../../../support/fictional'

const MAPPING = `
  map:
    csv: { orientation: rows }
    gates: { minRows: 1, maxQuarantinedShare: 0.5, maxRowDrop: 0.6 }
    records:
      Milestone:
        header: { match: Milestone }
        fields:
          programme: { from: { fromReturn: programme } }
          milestone: { from: Milestone, type: code, fold: lower, required: true }
          name: { from: Name, type: text }
          forecast: { from: Forecast, type: date, formats: [yyyy-MM-dd] }
`

const subgraph = (extra = '') => `version: 1
member: alpha
sources:
- id: plan
  kind: csv
${MAPPING.replace('\n', '')}${extra}
  returns:
    - { id: plan, file: returns/plan.csv, referenceDate: 2026-02-28, origin: REPORTED }
`

const plan = (...rows: readonly string[]) => ['Milestone,Name,Forecast', ...rows, ''].join('\n')

describe('reporting', () => {
  let folder: string
  let reporting: Reporting

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reporting-'))
    mkdirSync(path.join(folder, 'alpha', 'returns'), { recursive: true })
    write('alpha/subgraph.yml', subgraph())
    write('alpha/returns/plan.csv', plan('go-live,Go-live,2027-01-31', 'design,Design,2026-06-30'))
    reporting = begin()
  })
  afterEach(async () => {
    await reporting.stop()
    rmSync(folder, { recursive: true })
  })

  function write(name: string, text: string): void {
    writeFileSync(path.join(folder, name), text)
  }

  function begin(): Reporting {
    const { members, ...register } = fictionalRegister()
    return new Reporting({
      register: { ...register, members: members.filter(({ id }) => id === 'alpha') },
      portfolioFolder: folder,
      ledgerUrl: `sqlite:${path.join(folder, 'ledger.sqlite')}`,
      environment: {},
      networks: [],
    })
  }

  async function refresh() {
    const [refreshed] = await reporting.refresh(['alpha'])
    return refreshed?.outcomes.map((one) =>
      'problem' in one ? `${one.outcome} ${one.problem.code}` : one.outcome,
    )
  }

  function forecasts(): Readonly<Record<string, string | undefined>> {
    const book = reporting.books.get('alpha')
    const state = book?.at(book.latest) as MemberState
    return Object.fromEntries(
      [...state.facts('Milestone').values()].map((fact) => [
        valueOf(fact, 'milestone') ?? '',
        valueOf(fact, 'forecast'),
      ]),
    )
  }

  const GOOD = { 'go-live': '2027-01-31', design: '2026-06-30' }

  it('stores what is new, and finds the same again unchanged', async () => {
    expect(await refresh()).toEqual(['STORED'])
    expect(forecasts()).toEqual(GOOD)
    expect(await refresh()).toEqual(['UNCHANGED'])
    expect(reporting.books.get('alpha')?.latest).toBe(1)
  })

  it('takes a correction as a new snapshot, and keeps the one before', async () => {
    await refresh()
    write('alpha/returns/plan.csv', plan('go-live,Go-live,2027-03-31', 'design,Design,2026-06-30'))
    expect(await refresh()).toEqual(['STORED'])
    expect(forecasts()['go-live']).toBe('2027-03-31')
    const before = reporting.books.get('alpha')?.at(1)?.facts('Milestone') ?? new Map()
    expect([...before.values()].map((fact) => valueOf(fact, 'forecast'))).toContain('2027-01-31')
  })

  it.each([
    ['a sign-in page', '<!DOCTYPE html><html><title>Sign in</title></html>', 'REFUSED NOT_A_TABLE'],
    ['an empty file', '', 'REFUSED NOT_A_TABLE'],
    ['another table', 'Colour,Shade\nred,dark\n', 'REFUSED HEADER_NOT_FOUND'],
    [
      'dates in another form',
      plan('go-live,Go-live,31/01/2027', 'design,Design,30/06/2026'),
      'REFUSED TOO_MANY_QUARANTINED',
    ],
    ['a file half written', 'Milestone,Name,Forecast\n', 'REFUSED TOO_FEW_ROWS'],
  ])('never replaces a good return by %s', async (_what, text, outcome) => {
    await refresh()
    write('alpha/returns/plan.csv', text)
    expect(await refresh()).toEqual([outcome])
    expect(forecasts()).toEqual(GOOD)
    const [state] = await reporting.states('alpha')
    expect(state).toMatchObject({
      source: 'plan',
      state: 'REFUSED',
      problem: { code: outcome.split(' ')[1] },
    })
  })

  it.each([
    ['of which nothing can be accepted', plan('go-live,Go-live,soon', 'design,Design,soon')],
    ['that has lost most of its records', plan('go-live,Go-live,2027-01-31')],
    ['without a record', plan()],
  ])(
    'lets no return %s replace a good one, by a mapping without gates, however often it comes',
    async (_what, text) => {
      const bare = subgraph().replace(/^ +gates: .*\n/m, '')
      expect(bare).not.toContain('gates')
      write('alpha/subgraph.yml', bare)
      write(
        'alpha/returns/plan.csv',
        plan('go-live,Go-live,2027-01-31', 'design,Design,2026-06-30', 'exit,Exit,2028-03-31'),
      )
      await refresh()
      for (const spaces of ['', '\n', '\n\n']) {
        write('alpha/returns/plan.csv', `${text}${spaces}`)
        const [outcome] = (await refresh()) ?? []
        expect(outcome).toMatch(/^REFUSED (NOTHING_ACCEPTED|TOO_MANY_LOST|TOO_MANY_QUARANTINED)$/)
        expect(forecasts()).toEqual({ ...GOOD, exit: '2028-03-31' })
      }
    },
  )

  it('serves the last good return on where the file has gone, and says so', async () => {
    await refresh()
    rmSync(path.join(folder, 'alpha/returns/plan.csv'))
    expect(await refresh()).toEqual(['FAILED FILE_NOT_FOUND'])
    expect(forecasts()).toEqual(GOOD)
    const [state] = await reporting.states('alpha')
    expect(state).toMatchObject({ state: 'FAILED', problem: { code: 'FILE_NOT_FOUND' } })
    expect(state?.lastSuccess).toBeDefined()
  })

  it('reads the same payload again where the mapping has changed', async () => {
    await refresh()
    write(
      'alpha/subgraph.yml',
      subgraph().replace('name: { from: Name, type: text }', 'name: { from: Forecast, type: text }'),
    )
    expect(await refresh()).toEqual(['STORED'])
    expect(reporting.books.get('alpha')?.latest).toBe(2)
  })

  it('goes on where it was after a restart', async () => {
    await refresh()
    await reporting.stop()
    reporting = begin()
    expect(await refresh()).toEqual(['UNCHANGED'])
    expect(forecasts()).toEqual(GOOD)
  })

  it('says why where the configuration cannot be read, and keeps what it had', async () => {
    await refresh()
    write('alpha/subgraph.yml', 'version: 1\nmember: alpha\nsources: nothing\n')
    const [refreshed] = await reporting.refresh(['alpha'])
    expect(refreshed?.problem).toMatchObject({
      code: 'BAD_CONFIGURATION',
      message: expect.stringMatching(/^alpha\/subgraph\.yml:3:10: sources: /),
    })
    expect(forecasts()).toEqual(GOOD)
  })

  it('judges the age of a source where it is told how', async () => {
    write('alpha/subgraph.yml', subgraph('  freshness: { warnAfterDays: 40, errorAfterDays: 90 }\n'))
    expect((await reporting.states('alpha'))[0]?.state).toBe('NEVER')
    await refresh()
    expect((await reporting.states('alpha'))[0]).toMatchObject({
      state: 'FRESH',
      newestReferenceDate: '2026-02-28',
    })
  })

  it('refuses a schedule that is none', async () => {
    write('alpha/subgraph.yml', subgraph('  schedule: every so often\n'))
    const [refreshed] = await reporting.refresh(['alpha'])
    expect(refreshed?.problem?.message).toContain('is not a cron pattern such as `0 6 * * 1-5`')
  })
})
