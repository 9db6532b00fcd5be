import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { packageRoot } from '../../gateway/packageRoot'
import type { Running } from '../../gateway/start'
import { start } from '../../gateway/start'
import { shiftMonth } from '../../schema/facts/period'
import { PortfolioFolder } from '../subgraphs/reporting/portfolioFolder'
import { serve } from '../subgraphs/reporting/sources/server'
import type { TestServer } from '../subgraphs/reporting/sources/server'

// Five clusters that do not exist, alike but for their level; every name and number is invented.

/** How far each cluster's level is from that of gamma, in percentage points. */
const LEVELS = { alpha: 0.6, beta: 0.36, gamma: 0, delta: -0.5, epsilon: -1 } as const

type Cluster = keyof typeof LEVELS

const CLUSTERS = Object.keys(LEVELS) as readonly Cluster[]

/** Twenty-four months with nothing in them: no run, no trend, nothing outside. */
const STEADY = [
  97.1, 96.9, 97.2, 96.8, 97.0, 97.3, 96.7, 97.1, 96.9, 97.0, 97.2, 96.8, 97.1, 96.7, 97.2, 97.0, 96.9, 97.3,
  96.8, 97.1, 96.9, 97.0, 97.2, 96.9,
]
const MONTHS = STEADY.map((_, i) => shiftMonth('2024-07', i))

/** May's returns were due on 12 June, June's on 14 July 2026: ten working days after the month. */
const JUNE = new Date('2026-06-20T09:00:00Z')
const JULY = new Date('2026-07-20T09:00:00Z')

interface Item {
  readonly period: string
  readonly value: string
}

function itemsOf(cluster: Cluster, through: string): readonly Item[] {
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
class Five {
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

const FIGURE = '{ number reason note origin }'
const COMPARISON = `{
  period { label } n caveats { code message }
  comparability { comparable }
  readings { programme figure ${FIGURE} awaited ${FIGURE} gapToTarget { figure ${FIGURE} } change { figure ${FIGURE} } }
  between {
    n caveats { code message }
    ranks { programme best ${FIGURE} worst ${FIGURE} level ${FIGURE} }
    differences { programme other difference ${FIGURE} low ${FIGURE} high ${FIGURE} }
  }
}`
const QUESTION = `{
  portfolio {
    latest: comparison(measure: "accuracy") ${COMPARISON}
    june: comparison(measure: "accuracy", period: "2026-06") ${COMPARISON}
    clusters {
      id
      coverage { expected provided missing { reason count } }
      standing { axis standing known ${FIGURE} concerns { code } }
    }
    concerns { programme code since { label } }
  }
  operations { member sources { source state problem { code } } }
}`

interface Told {
  readonly number: number | null
  readonly reason: string | null
  readonly note: string | null
  readonly origin: string
}

interface Comparison {
  readonly period: { readonly label: string }
  readonly n: number
  readonly caveats: readonly { readonly code: string; readonly message: string }[]
  readonly comparability: { readonly comparable: boolean }
  readonly readings: readonly {
    readonly programme: Cluster
    readonly figure: Told
    readonly awaited: Told | null
    readonly gapToTarget: { readonly figure: Told }
    readonly change: { readonly figure: Told }
  }[]
  readonly between: {
    readonly n: number
    readonly caveats: readonly { readonly code: string; readonly message: string }[]
    readonly ranks: readonly {
      readonly programme: Cluster
      readonly best: Told
      readonly worst: Told
      readonly level: Told
    }[]
    readonly differences: readonly {
      readonly programme: Cluster
      readonly other: Cluster
      readonly difference: Told
      readonly low: Told
      readonly high: Told
    }[]
  }
}

interface Answer {
  readonly portfolio: {
    readonly latest: Comparison
    readonly june: Comparison
    readonly clusters: readonly {
      readonly id: Cluster
      readonly coverage: {
        readonly expected: number
        readonly provided: number
        readonly missing: readonly { readonly reason: string; readonly count: number }[]
      }
      readonly standing: readonly {
        readonly axis: string
        readonly standing: string
        readonly known: Told
        readonly concerns: readonly { readonly code: string }[]
      }[]
    }[]
    readonly concerns: readonly {
      readonly programme: Cluster
      readonly code: string
      readonly since: { readonly label: string }
    }[]
  }
  readonly operations: readonly {
    readonly member: string
    readonly sources:
      readonly { readonly state: string; readonly problem: { readonly code: string } | null }[] | null
  }[]
}

const places = ({ between }: Comparison) =>
  Object.fromEntries(
    between.ranks.map(({ programme, best, worst }) => [
      programme,
      best.reason ?? [best.number, worst.number],
    ]),
  )
const widthOf = ({ between }: Comparison, programme: Cluster, other: Cluster) => {
  const pair = between.differences.find((one) => one.programme === programme && one.other === other)
  return (pair?.high.number ?? Number.NaN) - (pair?.low.number ?? Number.NaN)
}
const readingsOf = ({ readings }: Comparison) =>
  Object.fromEntries(readings.map(({ programme, figure }) => [programme, figure.reason ?? figure.number]))
const standings = ({ portfolio: { clusters } }: Answer, axis: string) =>
  Object.fromEntries(
    clusters.map(({ id, standing }) => [id, standing.find((one) => one.axis === axis)?.standing]),
  )

describe('five clusters, compared', () => {
  const whole = new Five()
  const partial = new Five()
  let full: Answer
  let before: Answer
  let after: Answer

  beforeAll(async () => {
    await Promise.all([whole.lay(), partial.lay()])
    for (const id of CLUSTERS) {
      whole.returned(id, itemsOf(id, '2026-06'))
      partial.returned(id, itemsOf(id, '2026-05'))
    }
    await whole.open(JULY)
    full = await whole.ask()
    await whole.shut()

    // A month later: alpha and beta have returned June, gamma has not, the system of delta is down, and
    // epsilon claims an exemption for its last twelve months.
    await partial.open(JUNE)
    before = await partial.ask()
    await partial.shut()
    partial.returned('alpha', itemsOf('alpha', '2026-06'))
    partial.returned('beta', itemsOf('beta', '2026-06'))
    partial.returned(
      'epsilon',
      itemsOf('epsilon', '2026-06').map((item) =>
        item.period > '2025-06' ? { ...item, value: 'Exempt under section 43' } : item,
      ),
    )
    partial.isDown = true
    await partial.open(JULY)
    after = await partial.askWhen(
      ({ portfolio: { june }, operations }) =>
        readingsOf(june)['epsilon'] === 'WITHHELD_FOI' &&
        (operations.find(({ member }) => member === 'delta')?.sources ?? []).some(
          ({ problem }) => problem !== null,
        ),
    )
  }, 240_000)

  afterAll(async () => {
    await Promise.all([whole.end(), partial.end()])
  })

  describe('when all have reported', () => {
    it('are all there, in the newest month, with nothing to bear in mind', () => {
      const { latest } = full.portfolio
      expect([latest.period.label, latest.n, latest.between.n]).toEqual(['2026-06', 5, 5])
      expect(latest.caveats).toEqual([])
      expect(readingsOf(latest)).toEqual({
        alpha: 97.5,
        beta: 97.26,
        gamma: 96.9,
        delta: 96.4,
        epsilon: 95.9,
      })
    })

    it('are told apart as far as all ten intervals at once allow: the first two are not', () => {
      expect(places(full.portfolio.latest)).toEqual({
        alpha: [1, 2],
        beta: [1, 2],
        gamma: [3, 3],
        delta: [4, 4],
        epsilon: [5, 5],
      })
      expect(full.portfolio.latest.between.differences).toHaveLength(10)
    })

    it('raise no concern about reporting, and are covered in full', () => {
      for (const { coverage } of full.portfolio.clusters)
        expect(coverage).toEqual({ expected: 24, provided: 24, missing: [] })
      expect(Object.values(standings(full, 'REPORTING'))).toEqual(Array(5).fill('NO_SIGNAL'))
      expect(full.portfolio.concerns.map(({ code }) => code)).not.toContain('RETURN_LATE')
    })
  })

  describe('when one is late, one is down and one claims an exemption', () => {
    it('are each missing for its own reason, and no number stands for them', () => {
      const { june } = after.portfolio
      expect(readingsOf(june)).toEqual({
        alpha: 97.5,
        beta: 97.26,
        gamma: 'LATE',
        delta: 'LATE',
        epsilon: 'WITHHELD_FOI',
      })
      for (const { programme, gapToTarget, change, figure } of june.readings.slice(2)) {
        expect([programme, gapToTarget.figure.reason, change.figure.reason]).toEqual([
          programme,
          figure.reason,
          figure.reason,
        ])
      }
      expect(june.caveats.map(({ code }) => code)).toEqual(['INCOMPLETE', 'RETURNS_AWAITED'])
      expect(june.caveats[0]?.message).toBe(
        'No value for gamma (LATE), delta (LATE), epsilon (WITHHELD_FOI).',
      )
    })

    it('are compared in the newest month common to all who report, unless told otherwise', () => {
      const { latest } = after.portfolio
      expect(latest.period.label).toBe('2026-05')
      expect(readingsOf(latest)).toMatchObject({ gamma: 97.2, delta: 96.7, epsilon: 'WITHHELD_FOI' })
      expect(latest.n).toBe(4)
      expect(latest.caveats.map(({ code }) => code)).toEqual(['INCOMPLETE', 'RETURNS_AWAITED'])
    })

    it('have a place only where the level of the same months is known; the others are counted in none', () => {
      const { june } = after.portfolio
      expect(places(june)).toEqual({
        alpha: [1, 1],
        beta: [2, 2],
        gamma: 'LATE',
        delta: 'LATE',
        epsilon: 'WITHHELD_FOI',
      })
      expect(june.between.n).toBe(2)
      expect(june.between.ranks.slice(2).map(({ level }) => level.number)).toEqual([null, null, null])
      expect(june.between.differences.map(({ programme, other }) => [programme, other])).toEqual([
        ['alpha', 'beta'],
      ])
      expect(june.between.caveats).toMatchObject([
        {
          code: 'PARTIAL_COVERAGE',
          message: expect.stringContaining('gamma (LATE), delta (LATE), epsilon (WITHHELD_FOI)'),
        },
      ])
    })

    it('have intervals for as many pairs as are left: narrower for one pair than for ten at once', () => {
      // Normal quantiles at 1 - 0.05/20 and 1 - 0.05/2: 2.807034 and 1.959964.
      const [ten, one] = [full, after].map(({ portfolio }) => widthOf(portfolio.june, 'alpha', 'beta'))
      expect((ten ?? 0) / (one ?? 1)).toBeCloseTo(2.807034 / 1.959964, 5)
    })

    it('leave those who did report as they were', () => {
      const own = ({ june }: Answer['portfolio']) =>
        june.readings.slice(0, 2).map(({ figure, gapToTarget }) => [figure, gapToTarget])
      expect(own(after.portfolio)).toEqual(own(full.portfolio))
      const level = ({ june }: Answer['portfolio']) =>
        june.between.ranks.slice(0, 2).map((rank) => rank.level)
      expect(level(after.portfolio)).toEqual(level(full.portfolio))
    })

    it('are covered as the calendar has it: late is a gap, an exemption is told apart', () => {
      const coverage = Object.fromEntries(after.portfolio.clusters.map((one) => [one.id, one.coverage]))
      expect(coverage).toEqual({
        alpha: { expected: 24, provided: 24, missing: [] },
        beta: { expected: 24, provided: 24, missing: [] },
        gamma: { expected: 24, provided: 23, missing: [{ reason: 'LATE', count: 1 }] },
        delta: { expected: 24, provided: 23, missing: [{ reason: 'LATE', count: 1 }] },
        epsilon: { expected: 24, provided: 12, missing: [{ reason: 'WITHHELD_FOI', count: 12 }] },
      })
    })

    it('are behind on reporting who are late, whatever the cause; who is exempt is not', () => {
      const late = after.portfolio.concerns.filter(({ code }) => code === 'RETURN_LATE')
      // Due on Tuesday 14 July 2026, ten working days after June.
      expect(late.map(({ programme, since }) => [programme, since.label])).toEqual([
        ['gamma', '2026-07-15'],
        ['delta', '2026-07-15'],
      ])
      expect(standings(after, 'REPORTING')).toEqual({
        alpha: 'NO_SIGNAL',
        beta: 'NO_SIGNAL',
        gamma: 'BEHIND',
        delta: 'BEHIND',
        epsilon: 'NOT_KNOWN',
      })
      expect(after.portfolio.concerns.filter(({ programme }) => programme === 'epsilon')).toEqual([])
    })

    it('keep what was last good of the one that is down, and say of its source that it failed', () => {
      const delta = after.operations.find(({ member }) => member === 'delta')
      expect(delta?.sources).toMatchObject([{ state: 'FAILED', problem: { code: 'HTTP_UNAVAILABLE' } }])
      const may = (answer: Answer) =>
        answer.portfolio.latest.readings.find(({ programme }) => programme === 'delta')?.figure
      expect(may(before)).toMatchObject({ number: 96.7, reason: null })
      expect(may(after)).toEqual(may(before))
    })
  })
})
