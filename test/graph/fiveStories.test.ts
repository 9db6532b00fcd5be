import type { Gateway } from '../support/processes/running'
import { SHIPPED_NOW, startGateway } from '../support/processes/running'

const STANDINGS = `query ($asOf: DateTime) { portfolio(asOf: $asOf) { edition { id }
  clusters { code standing(includeIllustrative: true) { axis standing } nextMilestone { milestone { code forecast { text } } } readings(measures: ["sme-invoices-5d"]) { period { label } figure { text } } } } }`

const CONCERNS = `query ($all: Boolean) { portfolio { concerns(includeIllustrative: $all) {
  illustrative code severity measure programme message since { label } evidence { origin } } } }`

const COMPARISON = `query ($measure: ID!) { portfolio { comparison(measure: $measure) { between { n differences { low { number } high { number } } } } } }`

interface Standing {
  readonly axis: string
  readonly standing: string
}

interface Standings {
  readonly portfolio: {
    readonly edition: { readonly id: string }
    readonly clusters: readonly {
      readonly code: string
      readonly standing: readonly Standing[]
      readonly nextMilestone: unknown
      readonly readings: readonly {
        readonly period: { readonly label: string }
        readonly figure: { readonly text: string | null }
      }[]
    }[]
  }
}

interface Concerns {
  readonly portfolio: {
    readonly concerns: readonly {
      readonly illustrative: boolean
      readonly code: string
      readonly severity: string
      readonly measure: string | null
      readonly programme: string
      readonly message: string
      readonly since: { readonly label: string }
      readonly evidence: readonly { readonly origin: string }[]
    }[]
  }
}

interface Differences {
  readonly portfolio: {
    readonly comparison: {
      readonly between: {
        readonly n: number
        readonly differences: readonly {
          readonly low: { readonly number: number | null }
          readonly high: { readonly number: number | null }
        }[]
      }
    }
  }
}

const BEHIND = ['BEHIND', 'FALLING_BEHIND', 'RECOVERING']

/** The quarters in which plans and returns became known, and a day soon after each. */
const VINTAGES = [
  '2024-10-22',
  '2025-01-22',
  '2025-04-23',
  '2025-07-23',
  '2025-10-23',
  '2026-01-23',
  '2026-04-23',
  '2026-07-22',
]

describe('the shipped portfolio, illustrative figures included', () => {
  let gateway: Gateway

  beforeAll(async () => {
    // Everything is worked out anew for several editions.
    gateway = await startGateway(undefined, { now: () => SHIPPED_NOW, memberTimeoutMillis: 60_000 })
  })
  afterAll(async () => {
    await gateway.stop()
  })

  const ask = async <Data>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<Data> => {
    const { data, errors } = await gateway.ask<Data>(query, variables)
    expect(errors).toBeUndefined()
    if (data === undefined) throw new Error('no answer')
    return data
  }
  const clustersAt = async (asOf?: string) => (await ask<Standings>(STANDINGS, { asOf })).portfolio.clusters
  const on = (standings: readonly Standing[], axis: string) =>
    standings.find((one) => one.axis === axis)?.standing ?? ''

  it('tells five different stories of service', async () => {
    const clusters = await clustersAt()
    expect(clusters.map(({ code, standing }) => [code, on(standing, 'SERVICE')])).toEqual([
      // Settled and good.
      ['overseas', 'NO_SIGNAL'],
      // What comes is good, and comes late and partly.
      ['defence', 'NO_SIGNAL'],
      ['synergy', 'RECOVERING'],
      ['matrix', 'FALLING_BEHIND'],
      ['unity', 'FALLING'],
    ])
    const defence = clusters.find(({ code }) => code === 'defence')
    expect(BEHIND).toContain(on(defence?.standing ?? [], 'REPORTING'))
  })

  it('has no more than three clusters behind on any axis', async () => {
    const clusters = await clustersAt()
    for (const axis of ['DELIVERY', 'SERVICE', 'COST_AND_BENEFIT', 'CAPACITY', 'REPORTING']) {
      const behind = clusters.filter(({ standing }) => BEHIND.includes(on(standing, axis)))
      expect([axis, behind.length <= 3]).toEqual([axis, true])
    }
  })

  it('has fewer than 45 concerns, none of which repeats another', async () => {
    const { concerns } = (await ask<Concerns>(CONCERNS, { all: true })).portfolio
    expect(concerns.length).toBeGreaterThan(15)
    expect(concerns.length).toBeLessThan(45)
    expect(new Set(concerns.map(({ message }) => message)).size).toBe(concerns.length)
  })

  it('raises nothing by invention unless asked', async () => {
    const { concerns } = (await ask<Concerns>(CONCERNS, { all: false })).portfolio
    expect(concerns.flatMap(({ evidence }) => evidence.map(({ origin }) => origin))).not.toContain(
      'ILLUSTRATIVE',
    )
  })

  it('warns of Unity’s slide before any target is missed for long', async () => {
    const { concerns } = (await ask<Concerns>(CONCERNS, { all: true })).portfolio
    const unity = concerns.filter(({ programme }) => programme === 'unity')
    expect(unity.filter(({ code, severity }) => code === 'TARGET_MISSED' && severity === 'HIGH')).toEqual([])
    const falling = unity.find(({ code, measure }) => code === 'FALLING' && measure === 'sme-invoices-5d')
    expect(falling?.since.label).toMatch(/^2026-0[3-8]$/)
  })

  it('has an interval for most pairs of clusters, and a comparison of those alike on every measure', async () => {
    const pairsOf = async (measure: string) => {
      const { between } = (await ask<Differences>(COMPARISON, { measure })).portfolio.comparison
      const known = between.differences.filter(({ low, high }) => low.number !== null && high.number !== null)
      return { n: between.n, pairs: known.length }
    }
    const asked = ['nps', 'sme-invoices-5d', 'payroll-accuracy', 'time-to-hire']
    const counts = await Promise.all(asked.map(pairsOf))
    expect(counts.reduce((sum, { pairs }) => sum + pairs, 0)).toBeGreaterThanOrEqual(30)
    const rest = [
      'invoices-30d',
      'cost-per-transaction',
      'nps-response-rate',
      'availability',
      'employee-transfer-completeness',
    ]
    for (const { n } of await Promise.all(rest.map(pairsOf))) expect(n).toBeGreaterThanOrEqual(2)
  })

  it('was known otherwise in each of eight quarters', async () => {
    const told: string[] = []
    for (const day of VINTAGES) {
      const clusters = await clustersAt(`${day}T12:00:00Z`)
      told.push(JSON.stringify(clusters.map(({ readings, nextMilestone }) => [readings, nextMilestone])))
    }
    expect(new Set(told).size).toBe(VINTAGES.length)
  })

  it('changed from spring to autumn, figure by figure and concern by concern', async () => {
    const [from, to] = await Promise.all(
      ['2026-04-23', '2026-11-23'].map(
        async (day) => (await ask<Standings>(STANDINGS, { asOf: `${day}T12:00:00Z` })).portfolio.edition.id,
      ),
    )
    const { changes } = await ask<{
      readonly changes: {
        readonly figures: { readonly total: number }
        readonly concernsOpened: readonly unknown[]
        readonly concernsClosed: readonly unknown[]
      }
    }>(
      'query ($from: ID!, $to: ID!) { changes(from: $from, to: $to, includeIllustrative: true) { figures { total } concernsOpened { code } concernsClosed { code } } }',
      { from, to },
    )
    expect(changes.figures.total).toBeGreaterThan(50)
    expect(changes.concernsOpened.length).toBeGreaterThan(5)
    expect(changes.concernsClosed.length).toBeGreaterThan(0)
  })
})
