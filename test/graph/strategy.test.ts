import { readFileSync } from 'node:fs'
import path from 'node:path'

import { MISSING_REASONS } from '../../schema/facts/figures/missing'
import type { StrategyQuery } from '../../client/operations'
import { sharedFolder } from '../reference/location'
import type { Gateway } from '../support/processes/running'
import { exampleQuery, startGateway } from '../support/processes/running'

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json }
type Strategy = NonNullable<NonNullable<StrategyQuery['portfolio']>['strategy']>
type Target = NonNullable<Strategy['progress']>[number]['targets'][number]
type Count = Target['evidenced']

/** Every object of an answer that is a figure, with its path. */
function figuresIn(value: Json, at: string): { at: string; figure: Record<string, Json> }[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item: Json, i) => figuresIn(item, `${at}.${i}`))
  const object = value as Record<string, Json>
  const own = 'reason' in object && 'text' in object ? [{ at, figure: object }] : []
  return [...own, ...Object.entries(object).flatMap(([key, inner]) => figuresIn(inner, `${at}.${key}`))]
}

interface Said {
  readonly text?: string | null
  readonly reason?: string | null
}

const shown = ({ text, reason }: Said) => text ?? reason
const number = (figure: Said) => Number(figure.text ?? 'NaN')

const AS_OF = `query ($asOf: DateTime!) { portfolio(asOf: $asOf) { strategy { progress { targets {
  target { code }
  evidenced { counted { figure { text reason } } expected { text reason } forecastLate { text reason } }
} } } } }`

interface AsOfAnswer {
  readonly portfolio: {
    readonly strategy: { readonly progress: readonly { readonly targets: readonly AsOfTarget[] }[] }
  }
}

interface AsOfTarget {
  readonly target: { readonly code: string }
  readonly evidenced: {
    readonly counted: { readonly figure: Said }
    readonly expected: Said
    readonly forecastLate: Said
  }
}

const shared = sharedFolder()
const facts = shared && path.join(shared, 'facts', 'clusters.json')

interface ClusterFacts {
  readonly clusters: readonly {
    readonly id: string
    readonly memberDepartments: readonly string[]
    readonly keyDates: readonly { readonly date: string; readonly event: string }[]
  }[]
  readonly supportingProgrammes: readonly { readonly id: string; readonly bodies?: readonly string[] }[]
  readonly strategy: {
    readonly objectives: readonly string[]
    readonly targets: readonly Record<string, unknown>[]
  }
}

interface PoolsAnswer {
  readonly portfolio: {
    readonly strategy: {
      readonly sharedPools: readonly {
        readonly profession: string
        readonly months: readonly {
          readonly period: { readonly label: string }
          readonly size: { readonly number: number | null; readonly origin: string }
        }[]
      }[]
    }
  }
}

describe('the Strategy', () => {
  let gateway: Gateway
  let strategy: Strategy
  let targets: readonly Target[]

  beforeAll(async () => {
    gateway = await startGateway()
    const { data, errors } = await gateway.ask<StrategyQuery>(exampleQuery('strategy'))
    expect(errors).toBeUndefined()
    if (data?.portfolio?.strategy == null) throw new Error('there is no Strategy')
    strategy = data.portfolio.strategy
    targets = (strategy.progress ?? []).flatMap((one) => one.targets)
  })
  afterAll(async () => {
    await gateway.stop()
  })

  const target = (id: string) => {
    const found = targets.find((one) => one.target.code === id)
    if (found === undefined) throw new Error(`there is no target ${id}`)
    return found
  }

  it('gives no absence without a reason, no value with one, and to each its origin', () => {
    const figures = figuresIn(strategy as unknown as Json, 'strategy')
    expect(figures.length).toBeGreaterThan(500)
    for (const { at, figure } of figures) {
      const said = [figure['text'], figure['reason']].filter((one) => one !== null)
      expect([at, said.length]).toEqual([at, 1])
      if (figure['reason'] !== null) expect(Object.keys(MISSING_REASONS)).toContain(figure['reason'])
      expect([at, figure['origin']]).not.toEqual([at, null])
    }
  })

  it('says objective by objective whether it is measured, and plainly of three that nobody can', () => {
    const measured = (strategy.progress ?? []).map((one) => [one.objective.name, shown(one.measured)])
    // erpsuccess.blog, 17 February 2026: the five objectives. For three no dated target is documented.
    expect(measured).toEqual([
      ['Shared Service Centres', 'PARTLY_MEASURED'],
      ['Commercial Convergence', 'NO_MEASURE'],
      ['Data Convergence', 'NO_MEASURE'],
      ['Process Transformation', 'NO_MEASURE'],
      ['Performance and Quality', 'MEASURED'],
    ])
    for (const { measured: figure } of strategy.progress ?? []) {
      if (figure.reason !== null) expect(figure.note).toMatch(/No dated target/)
    }
  })

  it('has the published targets with the publication of each', () => {
    // Public Accounts Committee HC 734 and Civil Service World; Cabinet Office, March 2023.
    const told = targets.map(({ target: { code, by, low, high, baseline } }) => [
      code,
      ...[by, low, high, baseline].map(({ text }) => text),
      low.provenance.publication?.reference,
    ])
    expect(told.slice(0, 3)).toEqual([
      [
        'departments-on-cloud',
        '2028',
        '100',
        null,
        null,
        'Public Accounts Committee HC 734, 5 May 2023, and Civil Service World',
      ],
      [
        'operating-cost-saving',
        '2028',
        '10',
        '15',
        '525',
        'Public Accounts Committee HC 734, 5 May 2023, and Civil Service World',
      ],
      [
        'savings-15-years',
        null,
        '1800',
        null,
        null,
        'Cabinet Office, March 2023, as Civil Service World has it',
      ],
    ])
    for (const id of ['operating-cost-saving', 'savings-15-years']) {
      expect(target(id).evidenced.counted.figure).toMatchObject({ reason: 'NO_MEASURE' })
      expect(target(id).evidenced.counted.figure.note).not.toBeNull()
    }
  })

  it('counts departments on cloud by press alone: 2 of 18, 7 of them too late and 9 not known', () => {
    const { evidenced } = target('departments-on-cloud')
    const { counted, expected, forecastInTime, forecastLate, notKnown, bodies } = evidenced
    expect([counted.figure, expected, forecastInTime, forecastLate, notKnown].map(shown)).toEqual([
      '2',
      '18',
      '0',
      '7',
      '9',
    ])
    expect(counted.figure.origin).toBe('PRESS')
    // Hera live on Oracle late in 2022; the Home Office on a cloud platform by May 2025.
    const reached = bodies.filter(({ standing }) => standing.text === 'REACHED')
    expect(reached.map((one) => [one.organisation?.code, one.reached.text])).toEqual([
      ['fcdo', '2022'],
      ['home-office', '2025-05'],
    ])
    // Of nine departments nobody says it, so that it may be eleven.
    expect(counted.interval?.high.text).toBe('11')
  })

  it('keeps real and invented evidence apart, each under its own heading, and adds up each alone', () => {
    for (const { evidenced, illustrative } of targets) {
      expect(evidenced.heading).not.toBe(illustrative.heading)
      for (const [count, invented] of [
        [evidenced, false],
        [illustrative, true],
      ] as const) {
        if (count.counted.figure.text === null) continue
        expect(count.counted.figure.origin === 'ILLUSTRATIVE').toBe(invented)
        const valued = count.bodies.flatMap(({ reached, expected }) => [reached, expected])
        for (const figure of valued)
          if (figure.text !== null) expect(figure.origin === 'ILLUSTRATIVE').toBe(invented)
      }
    }
  })

  it('adds up: by body, by cluster and in all', () => {
    const counts = targets
      .flatMap(({ evidenced, illustrative }): readonly Count[] => [evidenced, illustrative])
      .filter(({ counted }) => counted.figure.text !== null)
    expect(counts.length).toBeGreaterThanOrEqual(4)
    for (const {
      counted,
      expected,
      forecastInTime,
      forecastLate,
      notKnown,
      byCluster,
      bodies,
      share,
    } of counts) {
      const timed = [forecastInTime, forecastLate].reduce((sum, { text }) => sum + Number(text ?? 0), 0)
      expect(number(counted.figure) + timed + number(notKnown)).toBe(number(expected))
      expect(byCluster.reduce((sum, one) => sum + number(one.expected), 0)).toBe(number(expected))
      const told = byCluster.filter((one) => one.counted.figure.text !== null)
      expect(told.reduce((sum, one) => sum + number(one.counted.figure), 0)).toBe(number(counted.figure))
      expect(bodies.filter(({ standing }) => standing.text === 'REACHED')).toHaveLength(
        number(counted.figure),
      )
      expect(number(share)).toBeCloseTo((100 * number(counted.figure)) / number(expected), 8)
    }
  })

  it('was less far on before it was known to be: at each earlier day, what could be known then', async () => {
    const onCloud = async (day: string) => {
      const { data, errors } = await gateway.ask<AsOfAnswer>(AS_OF, { asOf: `${day}T12:00:00.000Z` })
      expect(errors).toBeUndefined()
      const found = data?.portfolio.strategy.progress
        .flatMap((one) => one.targets)
        .find((one) => one.target.code === 'departments-on-cloud')?.evidenced
      return found && [found.counted.figure, found.expected, found.forecastLate].map(shown)
    }
    // Press of 13 March 2024, 19 May 2025 and 11 June 2026.
    expect(await onCloud('2024-03-01')).toEqual(['NOT_PROVIDED', '18', 'NOT_PROVIDED'])
    expect(await onCloud('2024-04-01')).toEqual(['1', '18', '0'])
    expect(await onCloud('2025-06-01')).toEqual(['2', '18', '0'])
    expect(await onCloud('2026-07-01')).toEqual(['2', '18', '7'])
    // Before the Public Accounts Committee's report there is no such target.
    expect(await onCloud('2023-01-01')).toBeUndefined()
  })

  it('tells of every product what it is, who uses it in each cluster, and whether it will be ready', () => {
    const products = strategy.productStandings ?? []
    expect([...new Set(products.map(({ product }) => product.kind))]).toEqual([
      'NOVA_ASSET',
      'FRAMEWORK',
      'SERVICE',
      'STANDARD',
      'PEOPLE',
    ])
    for (const { adoption, readiness } of products) {
      expect(adoption.map(({ programme }) => programme)).toEqual([
        'overseas',
        'defence',
        'synergy',
        'matrix',
        'unity',
      ])
      expect(readiness.length).toBeGreaterThan(0)
      for (const { state } of readiness) expect(state.origin).toBe('ILLUSTRATIVE')
    }
    const states = new Set(products.flatMap(({ readiness }) => readiness.map(({ state }) => shown(state))))
    expect([...states].sort()).toEqual(['AT_RISK', 'IN_TIME', 'LATE', 'NOT_YET_KNOWN'])
  })

  it('has the users of the transfer service from the press: four clusters, through five pilot bodies', () => {
    const transfers = strategy.productStandings?.find(
      ({ product }) => product.code === 'employee-transfer-service',
    )
    expect(transfers?.usersEvidenced).toMatchObject({ text: '4', origin: 'PRESS' })
    expect(transfers?.usersIllustrative).toMatchObject({ text: null, reason: 'NOT_PROVIDED' })
    const unity = transfers?.adoption.find(({ programme }) => programme === 'unity')
    expect(unity?.status).toMatchObject({ reason: 'NOT_PROVIDED' })
  })

  it('has people to lend for 42 months in six professions, all of them invented', async () => {
    const { data } = await gateway.ask<PoolsAnswer>(
      '{ portfolio { strategy { sharedPools { profession months { period { label } size { number origin } } } } } }',
    )
    const pools = data?.portfolio.strategy.sharedPools ?? []
    expect(pools.map(({ profession }) => profession)).toEqual([
      'PROJECT_DELIVERY',
      'DIGITAL_AND_DATA',
      'COMMERCIAL',
      'FINANCE',
      'HUMAN_RESOURCES',
      'CHANGE',
    ])
    for (const { months } of pools) {
      expect([months.length, months[0]?.period.label, months.at(-1)?.period.label]).toEqual([
        42,
        '2026-04',
        '2029-09',
      ])
      for (const { size } of months) {
        expect(size.number).toBeGreaterThan(0)
        expect(size.origin).toBe('ILLUSTRATIVE')
      }
    }
  })

  it('lets no invented record stand in the place of one from the press', () => {
    const named = (strategy.productStandings ?? []).map(({ product }) => product.name)
    expect(named.filter((name) => name.startsWith('NOVA: '))).toHaveLength(5)
    for (const { product } of strategy.productStandings ?? []) {
      const invented = ['transfer-data-standard', 'specialist-pool'].includes(product.code)
      expect([product.code, product.status.origin]).toEqual([
        product.code,
        invented ? 'ILLUSTRATIVE' : 'PRESS',
      ])
      expect(product.readyP50.origin).toBe('ILLUSTRATIVE')
    }
  })

  if (facts === undefined) {
    it.skip('against the collected facts: needs PORTFOLIO_REFERENCE, or the folder shared beside the repository', () =>
      undefined)
  } else {
    describe('against the collected facts', () => {
      const {
        clusters,
        supportingProgrammes,
        strategy: known,
      } = JSON.parse(readFileSync(facts, 'utf8')) as ClusterFacts

      const onCloud = () => {
        const found = strategy.progress?.[0]?.targets.find(
          (one) => one.target.code === 'departments-on-cloud',
        )
        if (found === undefined) throw new Error('there is no such target')
        return found
      }

      it('has its objectives and the numbers of its targets', () => {
        expect(strategy.progress?.map(({ objective }) => objective.name)).toEqual(known.objectives)
        const [cloud, saving, baseline, savings] = known.targets
        const [first, second, third] = strategy.progress?.[0]?.targets ?? []
        expect(first?.target.by.text).toBe(cloud?.['by'])
        expect([second?.target.low.text, second?.target.high.text, second?.target.by.text]).toEqual([
          String(saving?.['low']),
          String(saving?.['high']),
          saving?.['by'],
        ])
        expect(second?.target.baseline.text).toBe(String(baseline?.['value']))
        expect(third?.target.low.text).toBe(String(savings?.['value']))
      })

      it('expects as many departments of each cluster as belong to it', () => {
        const { byCluster, expected } = onCloud().evidenced
        const members = Object.fromEntries(clusters.map((one) => [one.id, one.memberDepartments.length]))
        expect(Object.fromEntries(byCluster.map((one) => [one.programme, number(one.expected)]))).toEqual(
          members,
        )
        expect(number(expected)).toBe(Object.values(members).reduce((sum, count) => sum + count, 0))
      })

      it('has Overseas live and Matrix late by the dates of the facts', () => {
        const dates = (id: string) => clusters.find((one) => one.id === id)?.keyDates ?? []
        const { bodies } = onCloud().evidenced
        const fcdo = bodies.find(({ organisation }) => organisation?.code === 'fcdo')
        expect(fcdo?.reached.text).toBe(dates('overseas').find(({ event }) => event.startsWith('live'))?.date)
        const goLive = dates('matrix').find(({ event }) => event === 'current go-live')?.date
        const late = bodies.filter(({ standing }) => standing.text === 'FORECAST_LATE')
        expect(new Set(late.map(({ expected }) => expected.text))).toEqual(new Set([goLive]))
        expect(new Set(late.map(({ programme }) => programme))).toEqual(new Set(['matrix']))
        // All but the two whose joining is undecided.
        const matrix = clusters.find(({ id }) => id === 'matrix')?.memberDepartments ?? []
        expect(late).toHaveLength(matrix.filter((one) => !['HMT', 'DfE'].includes(one)).length)
      })

      it('has a user of the transfer service in each cluster of a pilot body, and in no other', () => {
        const pilots = supportingProgrammes.find(({ id }) => id === 'interoperability')?.bodies ?? []
        const piloting = clusters
          .filter(({ memberDepartments }) => memberDepartments.some((one) => pilots.includes(one)))
          .map(({ id }) => id)
        const transfers = strategy.productStandings?.find(
          ({ product }) => product.code === 'employee-transfer-service',
        )
        const users = transfers?.adoption.filter(({ status }) => status.text === 'PILOT')
        expect(users?.map(({ programme }) => programme)).toEqual(piloting)
      })
    })
  }
})
