import { readFileSync } from 'node:fs'
import path from 'node:path'

import { parse } from 'csv-parse/sync'

import { packageRoot } from '../../base/process/packageRoot'
import { MISSING_REASONS } from '../../schema/facts/figures/missing'
import type { OutlookChangeQuery, OutlookQuery } from '../../client/operations'
import type { Gateway } from '../support/processes/running'
import { exampleQuery, startGateway } from '../support/processes/running'

type Outlook = NonNullable<NonNullable<OutlookQuery['portfolio']>['outlook']>

interface Said {
  readonly text?: string | null
  readonly reason?: string | null
  readonly note?: string | null
  readonly origin?: string | null
}

const shown = ({ text, reason }: Said) => text ?? reason
const number = ({ text }: Said) => Number(text ?? 'NaN')

/** Every figure in an answer, with its path. */
function figuresIn(value: unknown, at = ''): readonly { readonly at: string; readonly figure: Said }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('text' in value && 'reason' in value) return [{ at, figure: value as Said }]
  return Object.entries(value).flatMap(([key, inner]) => figuresIn(inner, `${at}.${key}`))
}

/** Rows of a shipped return, without its warning and heading. */
function rowsOf(member: string, name: string): readonly string[][] {
  const file = path.join(packageRoot(), 'subgraphs', member, 'returns', `${name}-illustrative.csv`)
  return (parse(readFileSync(file), { relax_column_count: true }) as string[][]).slice(2)
}

const monthNumber = (month: string) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7))

/** Treasury and the Department for Education join Matrix; ten and 25 per cent are assumed for the test. */
const JOINING = {
  departments: [
    { organisation: 'hmt', cluster: 'matrix', from: '2027-04', demandShare: 10 },
    {
      organisation: 'dfe',
      cluster: 'matrix',
      from: '2027-10',
      demandShare: 25,
      brings: [{ profession: 'FINANCE', fte: 3 }],
    },
  ],
}

describe('the outlook', () => {
  let gateway: Gateway
  let outlook: Outlook

  const ask = async (variables: Readonly<Record<string, unknown>> = {}) => {
    const answer = await gateway.ask<OutlookQuery>(exampleQuery('outlook'), variables)
    if (answer.data?.portfolio?.outlook == null) throw new Error(JSON.stringify(answer.errors))
    return answer.data.portfolio.outlook
  }
  const refusal = async (variables: Readonly<Record<string, unknown>>) => {
    const { errors } = await gateway.ask<OutlookQuery>(exampleQuery('outlook'), variables)
    return errors?.map(({ extensions }) => extensions.code)
  }
  const cluster = (of: Outlook, profession: string, programme: string) => {
    const found = of.professions
      .find((one) => one.profession === profession)
      ?.clusters.find((one) => one.programme === programme)
    if (found === undefined) throw new Error(`there is no ${profession} in ${programme}`)
    return found
  }

  beforeAll(async () => {
    gateway = await startGateway()
    outlook = await ask()
  })
  afterAll(async () => {
    await gateway.stop()
  })

  it('is of six professions in five clusters over 35 months from November 2026 on', () => {
    expect([outlook.from.label, outlook.through.label]).toEqual(['2026-11', '2029-09'])
    expect(outlook.professions.map(({ profession }) => profession)).toEqual([
      'CHANGE',
      'COMMERCIAL',
      'DIGITAL_AND_DATA',
      'FINANCE',
      'HUMAN_RESOURCES',
      'PROJECT_DELIVERY',
    ])
    for (const { clusters, months, contention } of outlook.professions) {
      expect(clusters.map(({ programme }) => programme)).toEqual([
        'overseas',
        'defence',
        'synergy',
        'matrix',
        'unity',
      ])
      expect([months.length, contention.length, ...clusters.map((one) => one.months.length)]).toEqual(
        Array(7).fill(35),
      )
    }
  })

  it('gives no absence without a reason, no value with one, and marks everything as invented', () => {
    const figures = figuresIn(outlook)
    expect(figures.length).toBeGreaterThan(5_000)
    for (const { at, figure } of figures) {
      if ((figure.text == null) === (figure.reason == null))
        throw new Error(`${at}: ${JSON.stringify(figure)}`)
      if (figure.reason != null && !(figure.reason in MISSING_REASONS))
        throw new Error(`${at}: ${figure.reason}`)
      if (figure.text != null && figure.origin !== 'ILLUSTRATIVE') throw new Error(`${at}: ${figure.origin}`)
    }
  })

  it('comes to what the cells of the returns come to by hand: digital and data in Synergy in June 2027', () => {
    const { months, opening, short, starts } = cluster(outlook, 'DIGITAL_AND_DATA', 'synergy')
    const june = months.find(({ period }) => period.label === '2027-06')
    if (june === undefined) throw new Error('there is no June 2027')
    const [inPost = '', turnover = '', utilisation = ''] = rowsOf('synergy', 'staffing')
      .filter(([profession, , month]) => profession === 'DIGITAL_AND_DATA' && month === '2026-10')
      .flatMap((row) => [row[3] ?? '', row[8] ?? '', row[9] ?? ''])
    expect([inPost, turnover, utilisation]).toEqual(['58', '14', '87'])
    expect(opening.map((one) => one.inPost.text)).toEqual(['58'])
    // Months from current baseline to forecast, from milestones-illustrative.csv of Synergy.
    const moved: Readonly<Record<string, number>> = {
      test: 4,
      pilot: 3,
      'onboard-moj': 3,
      'onboard-dwp': 3,
      'erp-live': 3,
    }
    const demand = rowsOf('synergy', 'staff-demand')
      .filter(
        ([profession, month = '', milestone = '']) =>
          profession === 'DIGITAL_AND_DATA' &&
          monthNumber(month) + (moved[milestone] ?? 0) === monthNumber('2027-06'),
      )
      .reduce((sum, row) => sum + Number(row[4]), 0)
    expect(demand).toBeGreaterThan(50)
    expect(number(june.demand)).toBeCloseTo(demand, 8)
    const rate = 1 - (1 - 0.14) ** (1 / 12)
    const joiners = rowsOf('synergy', 'planned-joiners').filter(
      ([profession, month = '']) =>
        profession === 'DIGITAL_AND_DATA' && month > '2026-10' && month <= '2027-06',
    )
    expect(joiners).toHaveLength(8)
    const heads = joiners.reduce((all, [, , planned, success]) => {
      return all * (1 - rate) + (Number(planned) * Number(success)) / 100
    }, 58)
    expect(number(june.headcount)).toBeCloseTo(heads, 8)
    expect(number(june.supply)).toBeCloseTo(0.87 * heads, 8)
    expect(number(june.shortfall)).toBeCloseTo(Math.max(0, demand - 0.87 * heads), 8)
    // The sums over the months, and 170 days at a success of 63% back from 1 November 2026: 270 days.
    const total = months.reduce((sum, { shortfall }) => sum + number(shortfall), 0)
    expect(number(short.personMonths.figure)).toBeCloseTo(total, 6)
    expect(short.firstShortfall.figure.text).toBe('2026-11')
    expect(
      starts.map(({ route, latestStart, state }) => [route, latestStart.figure.text, state.text]),
    ).toEqual([
      ['RECRUIT', '2026-02-04', 'PASSED'],
      ['CONTRACT', '2026-09-17', 'PASSED'],
    ])
  })

  it('fills nothing in: Matrix without turnover, without demand for two months, Defence without two returns', () => {
    const change = cluster(outlook, 'CHANGE', 'matrix')
    expect(change.short.peakShortfall.figure).toMatchObject({ text: null, reason: 'NOT_YET_KNOWN' })
    const pooled = outlook.professions.find(({ profession }) => profession === 'CHANGE')
    for (const { missing, counted, shortfall } of pooled?.months ?? []) {
      expect([missing, counted.length, shortfall.reason]).toEqual([['matrix'], 4, 'NOT_PROVIDED'])
    }
    expect(pooled?.caveats.map(({ code }) => code)).toEqual([
      'HEADCOUNT_IS_NOT_SKILL',
      'POOL_IS_NOT_FUNGIBLE',
      'INCOMPLETE',
      'POOL_NOT_ADDED',
    ])
    const commercial = cluster(outlook, 'COMMERCIAL', 'matrix').months.filter(
      ({ demand }) => demand.reason !== null,
    )
    expect(commercial.map(({ period }) => period.label)).toEqual(['2028-01', '2028-02'])
    // Defence returned who is in post for August 2026 last; September and October have ended.
    const defence = cluster(outlook, 'HUMAN_RESOURCES', 'defence')
    expect(defence.opening.map(({ period }) => period.label)).toEqual(['2026-08'])
    expect(defence.caveats.map(({ code }) => code)).toContain('STALE_OPENING')
    const range = defence.short.peakShortfall.interval
    const peak = number(defence.short.peakShortfall.figure)
    expect(number(range?.low ?? {})).toBeLessThanOrEqual(peak)
    expect(number(range?.high ?? {})).toBeGreaterThanOrEqual(peak)
  })

  it('adds up over the clusters, and pooling is never worse than each for itself', () => {
    for (const { profession, clusters, months } of outlook.professions) {
      for (const [i, { counted, pooled, unpooled }] of months.entries()) {
        const alone = clusters
          .filter(({ programme }) => counted.includes(programme))
          .reduce((sum, one) => sum + number(one.months[i]?.shortfall ?? {}), 0)
        expect([profession, number(unpooled)]).toEqual([profession, expect.closeTo(alone, 6)])
        expect(number(pooled)).toBeLessThanOrEqual(number(unpooled) + 1e-9)
      }
    }
  })

  it('names the months in which all ask for more than the pool, and who they are', () => {
    const delivery = outlook.professions.find(({ profession }) => profession === 'PROJECT_DELIVERY')
    const over = (delivery?.contention ?? []).filter(({ state }) => state.text === 'OVERCOMMITTED')
    expect(over.map(({ period }) => period.label)).toEqual([
      '2026-11',
      '2026-12',
      '2027-05',
      '2027-06',
      '2027-07',
      '2027-08',
      '2027-09',
    ])
    for (const { demand, pool, clusters } of over) {
      expect(number(demand)).toBeGreaterThan(number(pool))
      expect(clusters).toHaveLength(5)
    }
  })

  it('says which product is late for whom, and which at risk', () => {
    const states = outlook.products.map(({ product, need, state }) => [product, need.programme, shown(state)])
    expect(states).toContainEqual(['nova-data', 'synergy', 'LATE'])
    expect(states).toContainEqual(['nova-process', 'matrix', 'AT_RISK'])
    expect(states).toContainEqual(['nova-performance', 'unity', 'IN_TIME'])
  })

  it('under a scenario says that it is hypothetical and what it assumes, and moves nothing else', async () => {
    const joining = await ask({ scenario: JOINING })
    expect([outlook.hypothetical, outlook.assumptions]).toEqual([false, []])
    expect(joining.hypothetical).toBe(true)
    expect(joining.assumptions).toHaveLength(2)
    expect(joining.assumptions[1]).toMatch(
      /^dfe joins matrix in 2027-10: nobody has returned .* 3 of FINANCE/,
    )
    const at = (of: Outlook, month: string) =>
      cluster(of, 'FINANCE', 'matrix').months.find(({ period }) => period.label === month)?.demand ?? {}
    for (const [month, share] of [
      ['2027-03', 1],
      ['2027-04', 1.1],
      ['2027-10', 1.35],
    ] as const)
      expect(number(at(joining, month))).toBeCloseTo(share * number(at(outlook, month)), 8)
    // A supposed figure is another than the real one even where it says the same.
    const said = (of: Outlook, programme: string) =>
      JSON.stringify(cluster(of, 'FINANCE', programme), (key, value: unknown) =>
        key === 'id' ? undefined : value,
      )
    for (const programme of ['synergy', 'unity', 'defence', 'overseas'])
      expect(said(joining, programme)).toBe(said(outlook, programme))
    // Nothing of it is kept.
    expect(await ask()).toEqual(outlook)
  })

  it('under a scenario moves the demand of a milestone and the need of a product with it', async () => {
    const moved = await ask({
      scenario: {
        milestones: [{ programme: 'synergy', milestone: 'pilot', months: 12 }],
        products: [{ product: 'nova-data', days: 1 }],
      },
    })
    const margin = (of: Outlook, programme: string) => {
      const found = of.products.find((one) => one.product === 'nova-data' && one.need.programme === programme)
      return number(found?.marginP80.interval?.low ?? found?.marginP80.figure ?? {})
    }
    expect(margin(moved, 'unity') - margin(outlook, 'unity')).toBe(-1)
    // A year later, which has no leap day, and a day later.
    expect(margin(moved, 'synergy') - margin(outlook, 'synergy')).toBe(364)
    const asked = (of: Outlook, month: string) =>
      number(
        cluster(of, 'CHANGE', 'synergy').months.find(({ period }) => period.label === month)?.demand ?? {},
      )
    expect(asked(moved, '2026-12')).toBeLessThan(asked(outlook, '2026-12'))
  })

  it('refuses what it does not know and what is out of bounds, by code', async () => {
    const [milestone, programme] = ['pilot', 'synergy']
    expect(await refusal({ profession: 'ALCHEMY' })).toEqual(['UNKNOWN_PROFESSION'])
    expect(await refusal({ through: '2026-10' })).toEqual(['BAD_PERIOD'])
    expect(await refusal({ through: '2099-01' })).toEqual(['BAD_PERIOD'])
    const scenarios: readonly (readonly [object, string])[] = [
      [{ milestones: [{ programme, milestone: 'none', months: 1 }] }, 'UNKNOWN_MILESTONE'],
      [{ milestones: [{ programme: 'nobody', milestone, months: 1 }] }, 'UNKNOWN_PROGRAMME'],
      [{ milestones: [{ programme, milestone, months: 121 }] }, 'BAD_SCENARIO'],
      [{ milestones: Array(101).fill({ programme, milestone, months: 1 }) }, 'SCENARIO_TOO_LARGE'],
      [{ products: [{ product: 'none', days: 1 }] }, 'UNKNOWN_PRODUCT'],
      [{ joiners: [{ programme, profession: 'CHANGE', month: '2027-13', fte: 1 }] }, 'BAD_PERIOD'],
      [{ joiners: [{ programme, profession: 'CHANGE', month: '2027-01', fte: -1 }] }, 'BAD_SCENARIO'],
      [
        { departments: [{ organisation: 'none', cluster: 'matrix', from: '2027-04' }] },
        'UNKNOWN_ORGANISATION',
      ],
      [{ departments: [{ organisation: 'hmt', cluster: 'none', from: '2027-04' }] }, 'UNKNOWN_CLUSTER'],
    ]
    for (const [scenario, code] of scenarios) expect(await refusal({ scenario })).toEqual([code])
  })

  it('says what differs from an earlier day, and why', async () => {
    const change = async (variables: Readonly<Record<string, unknown>>) => {
      const answer = await gateway.ask<OutlookChangeQuery>(exampleQuery('outlook-change'), variables)
      expect(answer.errors).toBeUndefined()
      return answer.data?.portfolio
    }
    // A first start opens editions as members are read: what the one before lacks depends on who came first.
    const newest = await change({})
    const same = await change({ since: newest?.edition.id })
    expect([same?.outlookChange?.shortfalls, same?.outlookChange?.readiness]).toEqual([[], []])
    // In September nobody had returned anything of people: what was not known is another answer than what is.
    const since = await change({ sinceAsOf: '2026-09-30T12:00:00.000Z' })
    expect(since?.outlookChange?.before.from.label).toBe('2026-09')
    expect(since?.outlookChange?.after.from.label).toBe('2026-11')
  })
})
