import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

import { compile } from '../../../../support/processes/compiled'
import { PortfolioFolder } from '../../../../support/reporting/portfolioFolder'
import { json, serve } from '../../../../support/sources/server'
import type { TestServer } from '../../../../support/sources/server'

const run = promisify(execFile)

const REGISTER = (origin: string): string => `version: 1
calendar: { region: england-and-wales, returnsDueWorkingDays: 15, holidays: [] }
service: { every: month, from: 2026-01 }
collections: {}
thresholds: { coverage: 0.8 }
networks: [{ origin: '${origin}', cidr: 127.0.0.1/32 }]
members: [{ id: unity, kind: cluster, name: Unity, since: 2026-01 }]
`

const SUBGRAPH = `version: 1
member: unity
sources:
  - id: plan
    kind: csv
    mapping: plan.ts
    returns: [{ id: a, file: a.csv, origin: REPORTED }]
  - id: list
    kind: rest
    location: { baseUrl: { env: UNITY_URL } }
    map: { records: { Milestone: {
      reshape: { jsonata: "fields.{'id': $string(ID)}" },
      fields: { programme: { from: { fromReturn: programme } }, milestone: { from: { path: id }, type: code } } } } }
    returns: [{ id: a, origin: REPORTED, requests: { Milestone: { path: /items } } }]
`

const MODULE = `import { upper } from './upper'
export const mapping = { records: { Milestone: { header: { match: 'Id' }, fields: {
  programme: { from: { fromReturn: 'programme' } },
  milestone: { from: 'Id', type: ({ text }: { readonly text: string }) => upper(text) } } } } }
`

describe('compiled, as it is in production', () => {
  const compiled = new PortfolioFolder()
  const folder = new PortfolioFolder()
  let server: TestServer

  beforeAll(async () => {
    compile(compiled.root)
    server = await serve((_url, response) => json(response, [{ fields: { ID: 1 } }, { fields: { ID: 2 } }]))
    folder.write('register.yml', REGISTER(server.origin))
    folder.write('unity/subgraph.yml', SUBGRAPH)
    folder.write('unity/plan.ts', MODULE)
    folder.write('unity/upper.ts', 'export const upper = (text: string): string => text.toUpperCase()')
    folder.write('unity/a.csv', 'Id\nlive\n')
  })
  afterAll(() => server.close())

  it('reads a mapping in TypeScript and an expression, by plain Node', async () => {
    const check = path.join(compiled.root, 'subgraphs', 'check.js')
    const file = path.join(folder.root, 'unity', 'subgraph.yml')
    const { stdout } = await run(process.execPath, [check, file, '--json'], {
      env: { ...process.env, UNITY_URL: server.origin },
    })
    expect(JSON.parse(stdout)).toMatchObject({ passed: true, read: 3, accepted: 3, quarantined: 0 })
  })

  it('stores what they make, in the thread that reads', async () => {
    const ledger = path.join(folder.root, 'ledger.sqlite')
    const { stdout } = await run(process.execPath, [path.join(compiled.root, 'subgraphs', 'refresh.js')], {
      env: {
        ...process.env,
        PORTFOLIO: folder.root,
        LEDGER_URL: `sqlite:${ledger}`,
        UNITY_URL: server.origin,
      },
    })
    expect(stdout).toContain('unity: 2 stored, 0 unchanged, 0 refused, 0 failed')
  })
})
