/** What another process stores in the ledger of a running service shows in the service. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

import { compile } from '../../support/processes/compiled'
import type { Gateway } from '../../support/processes/running'
import { startGateway } from '../../support/processes/running'
import { PortfolioFolder } from '../../support/reporting/portfolioFolder'

const run = promisify(execFile)

const REGISTER = `version: 1
calendar: { region: england-and-wales, returnsDueWorkingDays: 15, holidays: [] }
service: { every: month, from: 2026-01 }
collections: {}
thresholds: { coverage: 0.8 }
members: [{ id: unity, kind: cluster, name: Unity, since: 2026-01 }]
`

const SUBGRAPH = `version: 1
member: unity
freshness: { warnAfterDays: 2 }
sources:
  - id: plan
    kind: csv
    map: { records: { Milestone: { header: { match: Id }, fields: {
      programme: { from: { fromReturn: programme } }, milestone: { from: Id, type: code } } } } }
    returns: [{ id: a, file: a.csv, origin: REPORTED }]
`

const QUERY = `{
  operations { member sources { source state lastSuccess } }
  portfolio { clusters { code milestones { nodes { code } } } }
}`

interface Told {
  readonly operations: readonly {
    readonly sources: readonly { readonly state: string; readonly lastSuccess: string }[]
  }[]
  readonly portfolio: {
    readonly clusters: readonly {
      readonly milestones: { readonly nodes: readonly { readonly code: string }[] }
    }[]
  }
}

describe('a refresh beside a running service', () => {
  const compiled = new PortfolioFolder()
  const folder = new PortfolioFolder()
  let gateway: Gateway

  beforeAll(async () => {
    compile(compiled.root)
    folder.write('register.yml', REGISTER)
    folder.write('unity/subgraph.yml', SUBGRAPH)
    folder.write('unity/a.csv', 'Id\nlive\n')
    gateway = await startGateway(folder.root, { ledgerFolder: folder.root })
  }, 120_000)
  afterAll(() => gateway.stop())

  const refresh = () =>
    run(process.execPath, [path.join(compiled.root, 'subgraphs', 'refresh.js')], {
      env: {
        PATH: process.env['PATH'],
        PORTFOLIO: folder.root,
        LEDGER_URL: `sqlite:${path.join(folder.root, 'ledger.sqlite')}`,
      },
    })

  async function told() {
    const { data, errors } = await gateway.ask<Told>(QUERY)
    expect(errors).toBeUndefined()
    const [source] = data?.operations[0]?.sources ?? []
    const milestones = data?.portfolio.clusters[0]?.milestones.nodes.map(({ code }) => code)
    return { ...source, milestones }
  }

  it('shows in it within two seconds', async () => {
    const before = await told()
    expect(before).toMatchObject({ state: 'FRESH', milestones: ['live'] })
    folder.write('unity/a.csv', 'Id\nlive\ndesign\n')
    const opened = new Promise<number>((resolve) => {
      gateway.portfolio.onEdition(() => resolve(Date.now()))
    })
    const { stdout } = await refresh()
    expect(stdout).toContain('1 stored')
    const ended = Date.now()
    expect((await opened) - ended).toBeLessThan(2_000)
    const after = await told()
    expect(new Set(after.milestones)).toEqual(new Set(['live', 'design']))
    expect(after.lastSuccess?.localeCompare(before.lastSuccess ?? '')).toBe(1)
  }, 60_000)
})
