import type { ConcernCode } from '../../../../schema/facts/records/concernCodes'
import type { Register, RegisteredMember } from '../../../../subgraphs/register/register'
import { factRecord } from '../../../support/fictional/records'
import type { Returns } from '../../../support/planted'
import {
  accuracy,
  benefitYear,
  DATES,
  faultless,
  inLastReport,
  inMilestone,
  lastMonths,
  MONTHS,
} from '../../../support/planted'

/** A cluster with one fault planted. */
export interface PlantedFault {
  readonly fault: string
  readonly returns: Returns
  readonly member?: Partial<RegisteredMember>
  readonly register?: Partial<Register>
  /** Each rule that must fire, with its subject and since when. */
  readonly fires: readonly (readonly [code: ConcernCode, subject: string, since: string])[]
}

const clean = faultless()

/** The same months at another level. */
function raised(by: number): Returns {
  return {
    ...clean,
    accuracy: clean.accuracy.map((one) => ({ ...one, value: (Number(one['value']) + by).toFixed(1) })),
  }
}

/** Every rule that one fault can fire, in one declared table. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
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
    fires: [['MILESTONE_RECEDING', 'milestone/last-1', '2026-06-30']],
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
    fault: 'a last onboarding planned after its registered date',
    returns: clean,
    member: { lastOnboarding: { milestone: 'last-2', by: '2027-12-30' } },
    // Half of the finished cases of the class never moved their end: P50 is the plan, 31 December 2027.
    fires: [['LAST_ONBOARDING_LATE', 'milestone/last-2', '2026-06-30']],
  },
  {
    fault: 'a last onboarding planned for its registered date, which is none',
    returns: clean,
    member: { lastOnboarding: { milestone: 'last-2', by: '2027-12' } },
    fires: [],
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
    fault: 'a variance whose narrative says the opposite',
    returns: inLastReport(clean, { yearNarrative: 'Forecast spend was below budget, as work began late.' }),
    fires: [['RETURN_CONTRADICTS', 'variance-narrative/2026-03-31', '2026-03-31']],
  },
  {
    fault: 'a variance whose narrative says the same',
    returns: inLastReport(clean, { yearNarrative: 'Forecast spend was above budget, as work began early.' }),
    fires: [],
  },
  {
    fault: 'a variance whose narrative speaks of another year',
    returns: inLastReport(clean, {
      yearNarrative: 'Spend was below budget last year. This year it is on plan.',
    }),
    fires: [],
  },
  {
    fault: 'a rating whose narrative states another',
    returns: inLastReport(clean, {
      ratingNarrative: 'The Delivery Confidence Assessment rating at 25/26-Q4 improved from Amber to Green.',
    }),
    fires: [['RETURN_CONTRADICTS', 'rating-narrative/2026-03-31', '2026-03-31']],
  },
  {
    fault: 'a rating whose narrative states it too, and a review that gave another',
    returns: inLastReport(clean, {
      ratingNarrative:
        'The Delivery Confidence Assessment rating remained at Amber. A review of May rated one part Red.',
    }),
    fires: [],
  },
  {
    fault: 'benefits down by a quarter',
    returns: inLastReport(clean, { benefits: '150' }),
    fires: [['BENEFITS_REDUCED', 'benefits', '2026-03-31']],
  },
  {
    fault: 'benefits realised behind their profile since the first year',
    returns: {
      ...clean,
      benefits: [
        benefitYear('2025-03', '10', '8'),
        benefitYear('2026-03', '20', '17'),
        benefitYear('2027-03', '40'),
      ],
    },
    // 8 of 10, then 25 of 30: 83.3%.
    fires: [['BENEFITS_BEHIND_PROFILE', 'benefits/CASHABLE', '2025-03']],
  },
  {
    fault: 'benefits realised at exactly the threshold behind their profile',
    returns: { ...clean, benefits: [benefitYear('2025-03', '10', '9'), benefitYear('2026-03', '20', '18')] },
    fires: [],
  },
  {
    fault: 'a year of benefits that is not reported yet, which is not a benefit that failed',
    returns: { ...clean, benefits: [benefitYear('2025-03', '10', '10'), benefitYear('2026-03', '20')] },
    fires: [],
  },
  {
    fault: 'a year of benefits withheld between two others',
    returns: {
      ...clean,
      benefits: [
        { ...benefitYear('2024-03', '10'), realised: { reason: 'WITHHELD_FOI' } },
        benefitYear('2025-03', '10', '1'),
      ],
    },
    fires: [],
  },
  {
    fault: 'non-cashable benefits that come instead of the cashable ones, which do not make up for them',
    returns: {
      ...clean,
      benefits: [
        benefitYear('2026-03', '20', '10'),
        { ...benefitYear('2026-03', '20', '40'), kind: 'NON_CASHABLE' },
      ],
    },
    fires: [['BENEFITS_BEHIND_PROFILE', 'benefits/CASHABLE', '2026-03']],
  },
  {
    fault: 'benefits planned gross and realised net, which are not compared',
    returns: {
      ...clean,
      benefits: [
        benefitYear('2025-03', '10', '5'),
        { ...benefitYear('2026-03', '20', '10'), netting: 'NET' },
      ],
    },
    fires: [],
  },
  {
    fault: 'months that get worse, one after the other',
    returns: lastMonths(raised(1.5), [99.0, 98.8, 98.6, 98.4, 98.2]),
    // The target is 98, and met: what is told is the fall.
    fires: [['FALLING', 'measure/accuracy', '2026-04']],
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
    // The third month of the series, and of the misses.
    fires: [['TARGET_MISSED', 'measure/accuracy', '2024-09']],
  },
  {
    fault: 'quality lost at go-live and not got back, though by less than is material against the target',
    returns: {
      ...clean,
      accuracy: clean.accuracy.map((one) =>
        (one['period'] as string) >= '2025-12' ? { ...one, value: String(Number(one['value']) - 0.6) } : one,
      ),
    },
    member: { goLive: '2025-12' },
    // Six values since go-live are there with 2026-05.
    fires: [
      ['TARGET_MISSED', 'measure/accuracy', '2026-04'],
      ['SERVICE_BELOW_PRE_MIGRATION', 'measure/accuracy', '2026-05'],
    ],
  },
  {
    fault: 'quality lost at go-live and got back since',
    returns: {
      ...clean,
      accuracy: clean.accuracy.map((one) => (one['period'] === '2025-09' ? { ...one, value: '95' } : one)),
    },
    member: { goLive: '2025-09' },
    fires: [],
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
    fault: "a year's report that has not come",
    returns: { ...clean, reports: clean.reports.slice(0, -1) },
    // 31 March 2026 was a Tuesday: thirty working days later is Tuesday 12 May.
    fires: [['RETURN_LATE', 'return/yearly', '2026-05-13']],
  },
  {
    fault: 'the same where nobody has said by when it is due, which is not late',
    returns: { ...clean, reports: clean.reports.slice(0, -1) },
    register: { collections: { yearly: { referenceDates: DATES, notHeld: [] } } },
    fires: [],
  },
  {
    fault: 'the same where the publication is not held here, which says nothing',
    returns: { ...clean, reports: clean.reports.slice(0, -1) },
    register: {
      collections: { yearly: { referenceDates: DATES, notHeld: ['2026-03-31'], dueWorkingDays: 30 } },
    },
    fires: [],
  },
  {
    fault: 'the same of a cluster that has left the collection',
    returns: { ...clean, reports: clean.reports.slice(0, -1) },
    member: {
      expects: {
        service: ['accuracy'],
        reports: { yearly: { from: '2024-03-31', until: '2025-03-31' } },
      },
    },
    fires: [],
  },
  {
    fault: 'a report passed over, which is a gap and not late',
    returns: { ...clean, reports: clean.reports.filter((_, i) => i !== 1) },
    fires: [],
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
    fault: 'a layout that does not ask for benefits, which is no gap',
    returns: inLastReport(clean, { benefits: { reason: 'NOT_APPLICABLE' } }),
    fires: [],
  },
  {
    fault: 'a contradiction in a file with a project in each column, where a record has no row',
    returns: {
      ...clean,
      extra: [
        {
          source: 'wide',
          returnId: 'wide',
          records: [
            factRecord(
              'ProgrammeReport',
              { programme: 'planted', ...clean.reports.at(-1) },
              { file: 'wide.csv', record: 2, row: 5 },
            ),
          ],
          notes: [
            {
              code: 'CONTRADICTION',
              message: 'yearVariance is not (yearForecast - yearBaseline) / yearBaseline * 100',
              where: { file: 'wide.csv', record: 2, column: 3 },
            },
          ],
        },
      ],
    },
    fires: [['RETURN_CONTRADICTS', 'note/wide/wide/wide.csv/2', '2026-03-31']],
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
