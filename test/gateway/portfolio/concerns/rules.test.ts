import { concernsOf } from '../../../../gateway/portfolio/concerns/concerns'
import type { ConcernCode } from '../../../../schema/facts/concernCodes'
import { CONCERNS } from '../../../../schema/facts/concernCodes'
import type { RegisteredMember } from '../../../../subgraphs/register'
import type { Returns } from '../../../support/planted'
import {
  accuracy,
  faultless,
  inLastReport,
  inMilestone,
  lastMonths,
  MONTHS,
  plantedRegister,
  plantedView,
} from '../../../support/planted'

interface Case {
  readonly fault: string
  readonly returns: Returns
  readonly member?: Partial<RegisteredMember>
  /** Each rule that must fire, with its subject and since when. */
  readonly fires: readonly (readonly [code: ConcernCode, subject: string, since: string])[]
}

const clean = faultless()

const CASES: readonly Case[] = [
  { fault: 'none', returns: clean, fires: [] },
  {
    fault: 'Red for two years on one scale',
    returns: {
      ...clean,
      reports: clean.reports.map((one, i) => (i === 0 ? one : { ...one, centralRating: 'RED' })),
    },
    fires: [['CONFIDENCE_RED', 'confidence', '2025-03-31']],
  },
  {
    fault: 'Green, then Amber',
    returns: {
      ...clean,
      reports: clean.reports.map((one, i) => (i === 1 ? { ...one, centralRating: 'GREEN' } : one)),
    },
    fires: [['CONFIDENCE_WORSENED', 'confidence', '2026-03-31']],
  },
  {
    fault: 'a fall across scales, which is none',
    returns: {
      ...clean,
      reports: clean.reports.map((one, i) =>
        i < 2 ? { ...one, scale: 'FIVE_POINT', centralRating: 'GREEN' } : one,
      ),
    },
    fires: [['BASIS_CHANGED', 'report/scale', '2026-03-31']],
  },
  {
    fault: 'a milestone past both baselines',
    returns: inMilestone(clean, 'last-1', {
      originalBaseline: '2026-06-30',
      currentBaseline: '2026-06-30',
      forecast: { reason: 'NOT_PROVIDED' },
    }),
    fires: [['MILESTONE_OVERDUE', 'milestone/last-1', '2026-07-01']],
  },
  {
    fault: 'a milestone past its original baseline, re-baselined into the future',
    returns: inMilestone(clean, 'last-1', { originalBaseline: '2026-06-30' }),
    fires: [['MILESTONE_OVERDUE', 'milestone/last-1', '2026-07-01']],
  },
  {
    fault: 'a milestone forecast after its baseline',
    returns: inMilestone(clean, 'last-1', { forecast: '2027-03-31' }),
    fires: [['MILESTONE_SLIPPING', 'milestone/last-1', '2026-06-30']],
  },
  {
    fault: 'a milestone whose slip a re-baseline has covered',
    returns: inMilestone(clean, 'last-1', { currentBaseline: '2027-03-31', forecast: '2027-03-31' }),
    fires: [['MILESTONE_SLIPPING', 'milestone/last-1', '2026-06-30']],
  },
  {
    fault: 'an end that recedes as fast as time passes',
    returns: {
      ...inMilestone(clean, 'last-1', { forecast: '2027-07-01' }),
      earlierPlans: [{ on: '2025-12-31', milestones: clean.milestones }],
    },
    // 182 days later, 181 days having passed: 1.006.
    fires: [
      ['MILESTONE_SLIPPING', 'milestone/last-1', '2026-06-30'],
      ['MILESTONE_RECEDING', 'milestone/last-1', '2026-06-30'],
    ],
  },
  {
    fault: 'an end forecast later at half the speed of time',
    returns: {
      ...inMilestone(clean, 'last-1', { forecast: '2027-03-31' }),
      earlierPlans: [{ on: '2025-12-31', milestones: clean.milestones }],
    },
    fires: [['MILESTONE_SLIPPING', 'milestone/last-1', '2026-06-30']],
  },
  {
    fault: 'whole-life cost up by 12% on one basis',
    returns: inLastReport(clean, { wholeLifeCost: '112' }),
    fires: [['COST_GROWN', 'whole-life-cost', '2026-03-31']],
  },
  {
    fault: 'whole-life cost up by exactly the threshold',
    returns: inLastReport(clean, { wholeLifeCost: '110' }),
    fires: [],
  },
  {
    fault: 'whole-life cost doubled on another price base, which is not growth',
    returns: inLastReport(clean, { wholeLifeCost: '200', priceBase: '2025-26 real' }),
    fires: [['BASIS_CHANGED', 'report/priceBase', '2026-03-31']],
  },
  {
    fault: 'another horizon',
    returns: inLastReport(clean, { wholeLifeCost: '200', horizon: '2038-39' }),
    fires: [['BASIS_CHANGED', 'report/horizon', '2026-03-31']],
  },
  {
    fault: 'an underspend of 8%',
    returns: inLastReport(clean, { yearForecast: '9.2', yearVariance: '-8' }),
    fires: [['IN_YEAR_VARIANCE', 'year', '2026-03-31']],
  },
  {
    fault: 'a variance with the wrong sign',
    returns: inLastReport(clean, { yearVariance: '-2' }),
    fires: [['RETURN_CONTRADICTS', 'variance/2026-03-31', '2026-03-31']],
  },
  {
    fault: 'benefits down by a quarter',
    returns: inLastReport(clean, { benefits: '150' }),
    fires: [['BENEFITS_REDUCED', 'benefits', '2026-03-31']],
  },
  {
    fault: 'a month far outside the limits, for the worse',
    returns: lastMonths(clean, [94]),
    fires: [['SPC_CONCERN', 'measure/accuracy', '2026-06']],
  },
  {
    fault: 'a month far outside the limits, for the better',
    returns: lastMonths(clean, [100]),
    fires: [],
  },
  {
    fault: 'two points lower by ordinary variation, which is nothing',
    returns: lastMonths(clean, [98.0, 97.7]),
    fires: [],
  },
  {
    fault: 'a level that never meets its target',
    returns: {
      ...clean,
      accuracy: clean.accuracy.map((one) => ({ ...one, value: String(Number(one['value']) - 5) })),
    },
    // From the thirteenth month on there are limits to judge by: 2025-07.
    fires: [['TARGET_CONSISTENTLY_FAILED', 'measure/accuracy', '2025-07']],
  },
  {
    fault: 'quality lost at go-live and got back since',
    returns: {
      ...clean,
      accuracy: clean.accuracy.map((one) => (one['period'] === '2025-09' ? { ...one, value: '95' } : one)),
    },
    member: { goLive: '2025-09' },
    fires: [['SERVICE_BELOW_PRE_MIGRATION', 'measure/accuracy', '2025-09']],
  },
  {
    fault: 'the same with no go-live registered, which is not judged',
    returns: {
      ...clean,
      accuracy: clean.accuracy.map((one) => (one['period'] === '2025-09' ? { ...one, value: '95' } : one)),
    },
    fires: [],
  },
  {
    fault: "a month's return that has not come",
    returns: { ...clean, accuracy: clean.accuracy.slice(0, -1) },
    // June 2026 ended on a Tuesday: ten working days later is 14 July.
    fires: [['RETURN_LATE', 'return/service', '2026-07-15']],
  },
  {
    fault: 'a quarter of the year passed over',
    returns: lastMonths(clean, [
      { reason: 'NOT_PROVIDED' },
      { reason: 'NOT_PROVIDED' },
      { reason: 'NOT_PROVIDED' },
      98.0,
    ]),
    fires: [['RETURN_INCOMPLETE', 'return/service', '2026-03']],
  },
  {
    fault: 'as much withheld, which is no gap',
    returns: lastMonths(clean, [
      { reason: 'WITHHELD_FOI' },
      { reason: 'WITHHELD_FOI' },
      { reason: 'WITHHELD_FOI' },
      98.0,
    ]),
    fires: [],
  },
  {
    fault: 'a report without rating and end date',
    returns: inLastReport(clean, {
      centralRating: { reason: 'NOT_PROVIDED' },
      approvedEnd: { reason: 'NOT_PROVIDED' },
    }),
    fires: [['RETURN_INCOMPLETE', 'return/report', '2026-03-31']],
  },
  {
    fault: 'a percentage that contradicts its parts',
    returns: {
      ...clean,
      service: {
        notes: [
          {
            code: 'CONTRADICTION',
            message: 'value is not 100 * numerator / denominator',
            where: { file: 'Observation.csv' },
          },
        ],
      },
    },
    fires: [['RETURN_CONTRADICTS', 'note/service/service/Observation.csv/', MONTHS[0] ?? '']],
  },
  {
    fault: 'a definition that changed three months ago',
    returns: {
      ...clean,
      accuracy: clean.accuracy.map((one, i) =>
        i < MONTHS.length - 3 ? one : accuracy(MONTHS[i] ?? '', one['value'] ?? '', '2'),
      ),
    },
    fires: [['BASIS_CHANGED', 'measure/accuracy', '2026-04']],
  },
]

/** Eight steps of which the later ones are met late: behind by the count of milestones alone. */
const LAGGARD: Returns = {
  ...clean,
  milestones: clean.milestones.map((one, i) =>
    i < 4 || i > 9
      ? one
      : { ...one, actual: '2026-07-10', originalBaseline: '2024-12', currentBaseline: '2024-12' },
  ),
}

describe('the rules', () => {
  it.each(CASES.map((one) => [one.fault, one] as const))(
    'fire where planted and nowhere else: %s',
    (_fault, { returns, member, fires }) => {
      const view = plantedView(returns, plantedRegister({}, member))
      const found = concernsOf(view, false)
      expect(found.filter(({ programme }) => programme !== 'planted')).toEqual([])
      expect(found.map(({ code, subject, since }) => [code, subject, since])).toEqual(fires)
    },
  )

  it('fire on a schedule that was behind until its milestones were met, and not since', () => {
    const before = concernsOf(plantedView(LAGGARD, plantedRegister(), '2026-07-09T09:00:00.000Z'), false)
    expect(before.map(({ code }) => code)).toContain('SCHEDULE_BEHIND')
    const [schedule] = before.filter(({ code }) => code === 'SCHEDULE_BEHIND')
    // Month 1 is March 2024. Planned are 3 by month 9 and 10 by month 10, met are 4: ES = 9 + 1/7 = 9.143.
    // 9.143 / 11 = 0.831 at the end of January 2025, and 9.143 / 12 = 0.762 at the end of February.
    expect(schedule?.since).toBe('2025-02-28')
    const after = concernsOf(plantedView(LAGGARD), false)
    expect(after.map(({ code }) => code)).not.toContain('SCHEDULE_BEHIND')
  })

  it('are all planted here', () => {
    const planted = new Set(CASES.flatMap(({ fires }) => fires.map(([code]) => code)))
    expect([...Object.keys(CONCERNS)].filter((code) => !planted.has(code as ConcernCode))).toEqual([
      'SCHEDULE_BEHIND',
    ])
  })

  it('give evidence, a threshold or none, and a stable id', () => {
    for (const { returns, member } of CASES) {
      for (const one of concernsOf(plantedView(returns, plantedRegister({}, member)), false)) {
        expect(one.evidence.some(({ cell }) => cell.value !== undefined || cell.reason !== undefined)).toBe(
          true,
        )
        expect(one.evidence.length).toBeGreaterThan(0)
        expect(one.id).toMatch(/^con_[\w-]{22}$/)
        expect(one.illustrative).toBe(false)
      }
    }
  })
})
