import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { packageRoot } from '../../base/process/packageRoot'
import { shiftMonth } from '../../base/dates/period'
import type { Running } from '../../gateway/start'
import { start } from '../../gateway/start'
import { PortfolioFolder } from '../support/reporting/portfolioFolder'
import { serve } from '../support/sources/server'
import type { TestServer } from '../support/sources/server'
import type { Answer } from './comparisonQuestion'
import { QUESTION } from './comparisonQuestion'
import type { Cluster } from './levels'
import { CLUSTERS, LEVELS, STEADY } from './levels'

const MONTHS = STEADY.map((_, i) => shiftMonth('2024-07', i))

/** May's returns were due on 12 June, June's on 14 July 2026: ten working days after the month. */
export const JUNE = new Date('2026-06-20T09:00:00Z')
export const JULY = new Date('2026-07-20T09:00:00Z')

export interface Item {
  readonly period: string
  readonly value: string
}

export function itemsOf(cluster: Cluster, through: string): readonly Item[] {
  return STEADY.flatMap((value, i) => {
    const period = MONTHS[i] ?? ''
    return period > through ? [] : [{ period, value: (value + LEVELS[cluster]).toFixed(2) }]
  })
}

const csvOf = (items: readonly Item[]) =>
  [
    'Measure,Definition version,Period,Unit,Numerator,Denominator,Value',
    ...items.map(({ period, value }) => `accuracy,v1,${period},PERCENT,n/a,n/a,${value}`),
    '',
  ].join('\n')

const CSV_SUBGRAPH = (member: string, mapping: string, file: string) => `version: 1
member: ${member}
sources:
  - id: ${file}
    kind: csv
    mapping: ../mappings/${mapping}.yml
    returns: [{ id: all, file: returns/${file}.csv, origin: REPORTED }]
`

/** Delta reports through a service of its own. */
const REST_SUBGRAPH = `version: 1
member: delta
sources:
  - id: service
    kind: rest
    location: { baseUrl: { env: DELTA_URL } }
    map:
      gates: { minRows: 1 }
      records:
        Observation:
          request: Observation
          fields:
            programme: { from: { fromReturn: programme } }
            measure: { from: { constant: accuracy } }
            version: { from: { constant: v1 } }
            organisation: { from: { path: organisation }, type: code, optional: true, whenAbsent: NOT_APPLICABLE }
            period: { from: { path: period }, type: period, forms: [month], required: true }
            unit: { from: { constant: PERCENT } }
            value: { from: { path: value }, type: number }
    returns: [{ id: all, origin: REPORTED, requests: { Observation: { path: /accuracy, items: items } } }]
`

const STRATEGY_SUBGRAPH = `version: 1
member: strategy
sources:
${['measures', 'measure-versions', 'targets']
  .map(
    (name) => `  - id: ${name}
    kind: csv
    mapping: ../mappings/${name}.yml
    returns: [{ id: all, file: returns/${name}.csv, origin: REPORTED }]
`,
  )
  .join('')}`

/** The portfolio of the five, in a folder and with a ledger of its own. */
export class Five {
  readonly folder = new PortfolioFolder()
  readonly #ledger = mkdtempSync(path.join(tmpdir(), 'ledger-'))
  #server: TestServer | undefined
  #running: Running | undefined
  #served: readonly Item[] = []
  isDown = false

  async lay(): Promise<void> {
    this.#server = await serve((_url, response) => {
      if (this.isDown) response.writeHead(503).end()
      else
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ items: this.#served }))
    })
    const { folder } = this
    cpSync(path.join(packageRoot(), 'subgraphs', 'mappings'), path.join(folder.root, 'mappings'), {
      recursive: true,
    })
    folder.write(
      'register.yml',
      `version: 1
calendar: { region: england-and-wales, returnsDueWorkingDays: 10, holidays: [] }
service: { every: month, from: 2024-07 }
collections: {}
thresholds: { coverage: 0.8 }
networks: [{ origin: '${this.#server.origin}', cidr: 127.0.0.1/32 }]
members:
${CLUSTERS.map((id) => `  - { id: ${id}, kind: cluster, name: ${id}, since: '2024-01', scope: [HR], expects: { service: [accuracy] } }`).join('\n')}
  - { id: strategy, kind: strategy, name: Strategy, since: '2020-01' }
`,
    )
    folder.write('strategy/subgraph.yml', STRATEGY_SUBGRAPH)
    folder.write(
      'strategy/returns/measures.csv',
      'Measure,Name,Description,Unit,Direction,Family\naccuracy,Accuracy,Right the first time.,PERCENT,HIGHER,SERVICE\n',
    )
    folder.write(
      'strategy/returns/measure-versions.csv',
      'Measure,Version,Definition,Population,Clock,Status,Replaced by,Effective from\naccuracy,v1,Right over all.,All.,n/a,ACTIVE,,2024-01-01\n',
    )
    folder.write(
      'strategy/returns/targets.csv',
      'Measure,Version,Effective from,Unit,Value\naccuracy,v1,2024-01-01,PERCENT,97\n',
    )
    folder.write('delta/subgraph.yml', REST_SUBGRAPH)
    for (const id of CLUSTERS)
      if (id !== 'delta')
        folder.write(`${id}/subgraph.yml`, CSV_SUBGRAPH(id, 'service-observations', 'service'))
  }

  returned(cluster: Cluster, items: readonly Item[]): void {
    if (cluster === 'delta') this.#served = items
    else this.folder.write(`${cluster}/returns/service.csv`, csvOf(items))
  }

  async open(now: Date): Promise<void> {
    this.#running = await start(
      {
        host: '127.0.0.1',
        port: 0,
        portfolioFolder: this.folder.root,
        memberTimeoutMillis: 5_000,
        ledgerUrl: `sqlite:${path.join(this.#ledger, 'ledger.sqlite')}`,
        environment: { DELTA_URL: this.#server?.origin },
      },
      { firstWaitMillis: 60_000, now: () => now, logger: { info: () => undefined, warn: () => undefined } },
    )
  }

  async shut(): Promise<void> {
    await this.#running?.stop()
    this.#running = undefined
  }

  async end(): Promise<void> {
    await this.shut()
    await this.#server?.close()
    rmSync(this.#ledger, { recursive: true })
  }

  async ask(): Promise<Answer> {
    const response = await fetch(`${this.#running?.url ?? ''}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUESTION }),
    })
    const { data, errors } = (await response.json()) as { readonly data?: Answer; readonly errors?: unknown }
    if (data === undefined || errors !== undefined) throw new Error(JSON.stringify(errors))
    return data
  }

  /** Asks until what was asked of the sources at this start has come. */
  async askWhen(isThere: (answer: Answer) => boolean): Promise<Answer> {
    let last: unknown
    for (let i = 0; i < 300; i += 1) {
      const answer = await this.ask()
      if (isThere(answer)) return answer
      last = answer.operations
      await setTimeout(100)
    }
    throw new Error(`what was waited for has not come: ${JSON.stringify(last)}`)
  }
}
