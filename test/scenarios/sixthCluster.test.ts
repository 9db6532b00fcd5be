import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import type { KindName } from '../../subgraphs/reporting/kinds/kinds'
import type { SourceDependencies } from '../../subgraphs/reporting/kinds/kind'
import { generatedFiles } from '../../tools/generate'
import { ROWS_BY_KIND, startServing, stopServing, subgraphOf } from '../subgraphs/reporting/kinds/rowsByKind'
import { PortfolioFolder } from '../support/reporting/portfolioFolder'
import type { Gateway } from '../support/processes/running'
import { SHIPPED_NOW, startGateway } from '../support/processes/running'

const QUESTION = `{
  portfolio {
    clusters {
      code
      name
      milestones { nodes { name forecast { text reason provenance { member source place { file row sheet cell url pointer query key } } } } }
    }
  }
}`

interface Answer {
  readonly portfolio: {
    readonly clusters: readonly {
      readonly code: string
      readonly name: string
      readonly milestones: { readonly nodes: readonly { readonly name: string; readonly forecast: object }[] }
    }[]
  }
}

const ROWS = [
  { Id: 'design', Forecast: '2029' },
  { Id: 'live', Forecast: '2030' },
]

/** Where the forecast of `live` stands, the second of the rows. */
const PLACES: Readonly<Record<KindName, object>> = {
  csv: { file: 'aurora/returns/a.csv', row: 3 },
  workbook: { file: 'aurora/returns/a.xlsx', sheet: 'Milestones', cell: 'B3' },
  rest: { url: '{AURORA_REST_URL}/milestones', pointer: '/items/1/Forecast' },
  odata: { url: expect.stringMatching(/^\{AURORA_ODATA_URL\}\/Milestones\?/), pointer: '/value/1/Forecast' },
  sql: { query: 'Milestone', key: 'live' },
}

let http: Pick<SourceDependencies, 'environment' | 'allow'>

beforeAll(async () => {
  http = await startServing('aurora')
})
afterAll(stopServing)

/** A copy of what the package generates from, with its portfolio. */
function copyOfPackage(): PortfolioFolder {
  const copy = new PortfolioFolder()
  for (const part of ['subgraphs', 'examples/queries', 'codegen.yml', 'package.json']) {
    cpSync(path.join(packageRoot(), part), path.join(copy.root, part), {
      recursive: true,
      filter: (from) => !from.endsWith('.ts'),
    })
  }
  return copy
}

describe.each(Object.keys(ROWS_BY_KIND) as KindName[])('a sixth cluster that reports by %s', (kind) => {
  const copy = copyOfPackage()
  const portfolio = path.join(copy.root, 'subgraphs')
  const register = path.join(portfolio, 'register.yml')
  let gateway: Gateway | undefined

  afterAll(async () => {
    await gateway?.stop()
  })

  it('is one folder, one line of the register, and a run of the generator', async () => {
    mkdirSync(path.join(portfolio, 'aurora'))
    ROWS_BY_KIND[kind].hold(ROWS, copy, 'subgraphs/aurora')
    copy.write('subgraphs/aurora/subgraph.yml', subgraphOf(kind, 'aurora'))
    appendFileSync(register, '  - { id: aurora, kind: cluster, name: Aurora, since: 2026-11 }\n')
    const files = await generatedFiles(copy.root)
    expect(files.get('schema/supergraph.graphql')).toContain('type AuroraCluster')
    expect([...files.keys()]).toContain('schema/subgraphs/aurora.graphql')
    for (const [name, text] of files) {
      mkdirSync(path.dirname(path.join(copy.root, name)), { recursive: true })
      writeFileSync(path.join(copy.root, name), text)
    }
  }, 90_000)

  it('is answered for, each figure with its provenance', async () => {
    // The server of this test is on loopback, where only the operator's word lets a source be.
    const networks = http.allow.map(({ origin, cidr }) => `  - { origin: '${origin}', cidr: ${cidr} }\n`)
    writeFileSync(register, `${readFileSync(register, 'utf8')}\nnetworks:\n${networks.join('')}`)
    gateway = await startGateway(portfolio, { now: () => SHIPPED_NOW }, http.environment)
    expect(gateway.warnings.filter((warning) => warning.includes('aurora'))).toEqual([])
    const { data, errors } = await gateway.ask<Answer>(QUESTION)
    expect(errors).toBeUndefined()
    const clusters = data?.portfolio.clusters ?? []
    expect(clusters).toHaveLength(6)
    const aurora = clusters.find(({ code }) => code === 'aurora')
    expect(aurora?.name).toBe('Aurora')
    expect(aurora?.milestones.nodes.map(({ name }) => name)).toEqual(['design', 'live'])
    expect(aurora?.milestones.nodes[1]?.forecast).toMatchObject({
      text: '2030',
      reason: null,
      provenance: { member: 'aurora', source: 'milestones', place: PLACES[kind] },
    })
  }, 90_000)
})
