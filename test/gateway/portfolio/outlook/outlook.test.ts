import fc from 'fast-check'

import { shiftMonth } from '../../../../base/dates/period'
import type { FactRecord } from '../../../../schema/facts/snapshots/snapshot'
import type { Estimate } from '../../../../gateway/methods/capacity/shortfall'
import { isKnown } from '../../../../gateway/methods/capacity/shortfall'
import { pooledShortfall } from '../../../../gateway/methods/capacity/pooled'
import { projection } from '../../../../gateway/methods/capacity/projection'
import { capacityOf } from '../../../../gateway/portfolio/outlook/capacity'
import { outlookChange } from '../../../../gateway/portfolio/outlook/change'
import { outlookOf } from '../../../../gateway/portfolio/outlook/outlook'
import { professionPlansOf } from '../../../../gateway/portfolio/outlook/plan'
import type { OutlookScenario } from '../../../../gateway/portfolio/outlook/scenario'
import { NO_SCENARIO } from '../../../../gateway/portfolio/outlook/scenario'
import { workedOut } from '../../../support/asking/everyAnswer'
import { FICTIONAL_NOW, factRecord } from '../../../support/fictional'
import { viewWith } from '../../../support/portfolioOf'

const BLANK = { reason: 'NOT_APPLICABLE' } as const

/** Twelve months from the month of the question, March 2026; who is in post was last returned for February. */
const AHEAD = Array.from({ length: 12 }, (_, i) => shiftMonth('2026-03', i))
const WINDOW = { months: AHEAD, lastEnded: '2026-02' }

interface Drawn {
  readonly inPost: number
  readonly turnover: number
  readonly utilisation: number
  readonly own: readonly number[]
  readonly forMilestone: readonly number[]
  readonly joiners: readonly number[]
  readonly success: number
}

/** A programme's people of one profession, as whoever draws them has them, and one milestone that has not moved. */
function people(programme: string, drawn: Drawn, returned = '2026-02'): readonly FactRecord[] {
  const key = { programme, profession: 'CHANGE' }
  return [
    factRecord('Milestone', {
      programme,
      milestone: 'opening',
      name: 'Opening',
      currentBaseline: '2026-09-30',
      forecast: '2026-09-30',
      actual: BLANK,
    }),
    factRecord('Staffing', {
      ...key,
      grade: BLANK,
      period: returned,
      inPost: String(drawn.inPost),
      annualTurnover: String(drawn.turnover),
      utilisation: String(drawn.utilisation),
    }),
    ...AHEAD.flatMap((period, i) => [
      factRecord('StaffDemand', {
        ...key,
        period,
        milestone: BLANK,
        wave: BLANK,
        demand: String(drawn.own[i]),
      }),
      factRecord('StaffDemand', {
        ...key,
        period,
        milestone: 'opening',
        wave: BLANK,
        demand: String(drawn.forMilestone[i]),
      }),
    ]),
    ...[shiftMonth('2026-03', -2), shiftMonth('2026-03', -1), ...AHEAD].map((period, i) =>
      factRecord('PlannedJoiners', {
        ...key,
        period,
        joiners: String(drawn.joiners[i % 12]),
        successRate: String(drawn.success),
      }),
    ),
  ]
}

const fte = fc.integer({ min: 0, max: 400 }).map((halves) => halves / 2)
const months = (of: fc.Arbitrary<number>) => fc.array(of, { minLength: 12, maxLength: 12 })
const drawn: fc.Arbitrary<Drawn> = fc.record({
  inPost: fte,
  turnover: fc.integer({ min: 0, max: 100 }),
  utilisation: fc.integer({ min: 0, max: 100 }),
  own: months(fte),
  forMilestone: months(fte),
  joiners: months(fc.integer({ min: 0, max: 9 })),
  success: fc.integer({ min: 1, max: 100 }),
})

async function alphaWith(one: Drawn, returned?: string) {
  const view = await viewWith('alpha', people('alpha', one, returned))
  const plan = professionPlansOf(view, 'alpha').get('CHANGE')
  if (plan === undefined) throw new Error('alpha has returned nobody')
  return { view, plan, under: (scenario: OutlookScenario) => capacityOf(plan, scenario, WINDOW) }
}

const shifted = (by: number): OutlookScenario => ({
  ...NO_SCENARIO,
  milestones: [{ programme: 'alpha', milestone: 'opening', months: by }],
})

const FEW = { numRuns: 40 }

describe('an outlook, whatever is returned', () => {
  it('loses and makes nobody: the opening, less those who leave, and those who join are those in post', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (one) => {
        const told = (await alphaWith(one)).under(NO_SCENARIO).months()
        let heads = one.inPost
        for (const { projected } of told) {
          if (projected === undefined) throw new Error('nobody knows who is in post')
          heads += projected.joiners - projected.leavers
          expect(projected.headcount).toBeCloseTo(heads, 6)
          expect(projected.headcount).toBeGreaterThanOrEqual(0)
        }
        expect(told).toHaveLength(12)
      }),
      FEW,
    )
  })

  it('is never short of less than nobody, and short of exactly what is asked beyond what there is', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (one) => {
        for (const { demand, supply, shortfall } of (await alphaWith(one)).under(NO_SCENARIO).months()) {
          if (typeof demand !== 'number' || !isKnown(supply) || !isKnown(shortfall))
            throw new Error('missing')
          expect(shortfall.value).toBeGreaterThanOrEqual(0)
          expect(shortfall.value).toBeCloseTo(demand > supply.value ? demand - supply.value : 0, 9)
        }
      }),
      FEW,
    )
  })

  it('moves what is for a milestone by as many months as the milestone, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, fc.integer({ min: 0, max: 11 }), async (one, by) => {
        const { under } = await alphaWith(one)
        const moved = under(shifted(by)).months()
        for (const [i, { demand }] of moved.entries())
          expect(demand).toBeCloseTo((one.own[i] ?? 0) + (i < by ? 0 : (one.forMilestone[i - by] ?? 0)), 9)
      }),
      FEW,
    )
  })

  it('is the same under a scenario of nothing as under none', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (one) => {
        const { view } = await alphaWith(one)
        const nothing = { milestones: [], joiners: [], products: [], departments: [] }
        const supposed = outlookOf(view, { scenario: nothing })
        expect(supposed.hypothetical).toBe(false)
        expect(workedOut(supposed)).toEqual(workedOut(outlookOf(view)))
        const { under } = await alphaWith(one)
        expect(under(shifted(0)).months()).toEqual(under(NO_SCENARIO).months())
      }),
      { numRuns: 10 },
    )
  })

  it('is worked out once an edition, and anew under a scenario each time', async () => {
    const some = AHEAD.map(() => 3)
    const rates = { turnover: 12, utilisation: 80, success: 90 }
    const { view } = await alphaWith({ inPost: 5, ...rates, own: some, forMilestone: some, joiners: some })
    expect(outlookOf(view, { scenario: NO_SCENARIO })).toBe(outlookOf(view))
    const { through } = outlookOf(view)
    expect(workedOut(outlookOf(view, { through, scenario: NO_SCENARIO }))).toEqual(workedOut(outlookOf(view)))
    expect(outlookOf(view, { scenario: shifted(2) })).not.toBe(outlookOf(view, { scenario: shifted(2) }))
    expect(outlookOf(view, { scenario: shifted(2) }).hypothetical).toBe(true)
  })

  it('is told in a range that holds it, and exactly where nothing is missing', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, fc.constantFrom('2026-02', '2025-12'), async (one, returned) => {
        for (const { supply } of (await alphaWith(one, returned)).under(NO_SCENARIO).months()) {
          if (!isKnown(supply)) throw new Error('missing')
          expect(supply.low).toBeLessThanOrEqual(supply.value + 1e-9)
          expect(supply.value).toBeLessThanOrEqual(supply.high + 1e-9)
          if (returned === '2026-02') expect(supply.high - supply.low).toBe(0)
        }
      }),
      FEW,
    )
  })
})

const estimate: fc.Arbitrary<Estimate> = fc
  .tuple(fte, fte, fte)
  .map((three) => three.sort((a, b) => a - b))
  .map(([low = 0, value = 0, high = 0]) => ({ low, value, high }))
const missing = { reason: 'NOT_PROVIDED' as const }

describe('people pooled', () => {
  it('are never shorter than the sum of the parts, whoever is missing', () => {
    const side = fc.record({
      cluster: fc.string(),
      demand: fc.oneof(fte, fc.constant(missing)),
      supply: fc.oneof(estimate, fc.constant(missing)),
    })
    fc.assert(
      fc.property(fc.array(side, { minLength: 1, maxLength: 8 }), (sides) => {
        const known = sides.filter(({ demand, supply }) => typeof demand === 'number' && isKnown(supply))
        const { value } = pooledShortfall(sides)
        expect(value === undefined).toBe(known.length === 0)
        if (value === undefined) return
        for (const end of ['low', 'value', 'high'] as const) {
          expect(value.pooled[end]).toBeGreaterThanOrEqual(0)
          expect(value.pooled[end]).toBeLessThanOrEqual(value.unpooled[end] + 1e-9)
        }
        expect([value.counted.length, value.missing.length]).toEqual([
          known.length,
          sides.length - known.length,
        ])
      }),
    )
  })
})

describe('stock and flow without the last returns', () => {
  it('is at the least as if nobody had joined, and at the most as if nobody had left', () => {
    const months = ['2026-01', '2026-02', '2026-03'].map((month) => ({ month, planned: 4, successRate: 0.5 }))
    const stock = { openingHeadcount: 100, monthlyLeaverRate: 0.1, utilisation: 0.8, months }
    const { value } = projection({ ...stock, unreported: 2 })
    // By hand: 100 → 92 → 84.8 → 78.32; nobody joins in two months: 90, 81, 74.9; nobody leaves: 104, 108, 99.2.
    expect([0, 1, 2].map((i) => value?.month(i)?.headcount)).toEqual(
      [92, 84.8, 78.32].map((n) => expect.closeTo(n, 9)),
    )
    expect(value?.supply(3)).toBeUndefined()
    expect(value?.month(2)?.supply).toEqual({
      low: expect.closeTo(0.8 * 74.9, 9) as number,
      value: expect.closeTo(0.8 * 78.32, 9) as number,
      high: expect.closeTo(0.8 * 99.2, 9) as number,
    })
  })
})

describe('an outlook of the fictional clusters', () => {
  it('names a cluster that has returned nobody as missing, and fills nothing in', async () => {
    const view = await viewWith('alpha', [])
    const { professions } = outlookOf(view)
    const [change] = professions.filter(({ profession }) => profession === 'CHANGE')
    const alpha = change?.clusters.find(({ programme }) => programme === 'alpha')
    expect(alpha?.peakShortfall.figure.cell).toMatchObject({ reason: 'NOT_PROVIDED' })
    for (const { missing: without, shortfall } of change?.months() ?? []) {
      expect(without).toContain('alpha')
      expect(shortfall.cell.reason).toBe('NOT_PROVIDED')
    }
    expect(change?.caveats.map(({ code }) => code)).toContain('INCOMPLETE')
  })

  it('says between two editions that a milestone moved, and what that made of the shortfall', async () => {
    const one: Drawn = {
      inPost: 10,
      turnover: 0,
      utilisation: 100,
      own: AHEAD.map(() => 8),
      forMilestone: AHEAD.map((_, i) => (i === 2 ? 5 : 0)),
      joiners: AHEAD.map(() => 0),
      success: 100,
    }
    const before = await viewWith('alpha', people('alpha', one))
    const later = people('alpha', one).map((record) =>
      record.type === 'Milestone'
        ? { ...record, fields: { ...record.fields, forecast: { value: '2026-12-31' } } }
        : record,
    )
    const after = await viewWith('alpha', later)
    const { shortfalls } = outlookChange(outlookOf(before), outlookOf(after))
    const alpha = shortfalls.filter(({ programme }) => programme === 'alpha')
    expect(alpha.map(({ profession }) => profession)).toEqual(['CHANGE'])
    // Five for the milestone on top of eight of ten: in May, and three months later in August.
    expect(alpha[0]?.before.firstShortfall.figure.cell.value).toBe('2026-05')
    expect(alpha[0]?.after.firstShortfall.figure.cell.value).toBe('2026-08')
    expect(alpha[0]?.causes.map(({ code }) => code)).toEqual(['MILESTONE_MOVED'])
    expect(alpha[0]?.causes[0]?.after?.cell.value).toBe('2026-12-31')
    expect(outlookChange(outlookOf(after), outlookOf(after)).shortfalls).toEqual([])
  })

  it('is of the month of the question', async () => {
    const view = await viewWith('nobody', [], {}, FICTIONAL_NOW)
    expect(outlookOf(view).from).toBe('2026-03')
  })
})
