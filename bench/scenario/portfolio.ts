import { shiftMonth } from '../../base/dates/period'
import type { FactRecord, Snapshot } from '../../schema/facts/snapshots/snapshot'
import type { OutlookScenario } from '../../gateway/portfolio/outlook/scenario'
import type { MadeUp } from '../comparison/portfolio'
import { numbered, planRecords, record, seeded, snapshot } from '../comparison/portfolio'

export const PROGRAMMES = 50
export const MONTHS = 60

/** The month of the question, {@link MONTHS} from which are planned. */
const FIRST_MONTH = '2026-07'

export const PROFESSIONS = [
  'PROJECT_DELIVERY',
  'DIGITAL_AND_DATA',
  'COMMERCIAL',
  'FINANCE',
  'HUMAN_RESOURCES',
  'CHANGE',
] as const

const AHEAD = Array.from({ length: MONTHS }, (_, i) => shiftMonth(FIRST_MONTH, i))
const MILESTONES = numbered('milestone', 10)

/** Demand of its own and for a milestone in every month, who joins, who is in post, and lead times by two routes. */
function peopleRecords(programme: string, random: () => number): readonly FactRecord[] {
  const records: FactRecord[] = []
  const add = (type: Parameters<typeof record>[0], values: Readonly<Record<string, string>>) =>
    records.push(record(type, { programme, ...values }, records.length))
  for (const profession of PROFESSIONS) {
    const size = 10 + Math.floor(40 * random())
    for (let back = 6; back >= 1; back -= 1) {
      add('Staffing', {
        profession,
        grade: '',
        period: shiftMonth(FIRST_MONTH, -back),
        inPost: String(size),
        funded: String(size + 4),
        contractors: '3',
        annualTurnover: '12',
        utilisation: '88',
      })
    }
    for (const [i, period] of AHEAD.entries()) {
      const milestone = MILESTONES[Math.floor((i * MILESTONES.length) / MONTHS)] ?? ''
      add('StaffDemand', { profession, period, milestone: '', demand: (0.7 * size).toFixed(1) })
      add('StaffDemand', { profession, period, milestone, demand: (0.3 * size * random()).toFixed(1) })
      add('PlannedJoiners', { profession, period, joiners: '1', successRate: '75' })
    }
    for (const [route, days] of [
      ['RECRUIT', '140'],
      ['CONTRACT', '40'],
    ] as const)
      add('StaffLeadTime', { profession, route, days, statistic: 'P80_OF_CAMPAIGNS' })
  }
  return records
}

function strategyRecords(): readonly FactRecord[] {
  const pools = PROFESSIONS.flatMap((profession) =>
    AHEAD.map((period, i) => record('SharedPool', { profession, period, size: '1500' }, i)),
  )
  const products = numbered('product', 10).flatMap((product, i) => [
    record('Product', { product, name: product, kind: 'SERVICE' }, i),
    record('ProductPlan', { product, readyP50: '2027-03-31', readyP80: '2027-09-30' }, i),
    ...numbered('cluster', PROGRAMMES).map((programme, at) =>
      record('ProductNeed', { product, programme, milestone: MILESTONES[i] ?? '', needBy: '2027-06-30' }, at),
    ),
  ])
  return [...pools, ...products]
}

const member = { since: '2016', organisations: [], scope: ['HR' as const] }
const expects = { service: [], reports: {} }

/** Fifty clusters with plans of six professions over sixty months, ten products, and a pool. */
export function madeUpPlans(): MadeUp {
  const ids = numbered('cluster', PROGRAMMES)
  return {
    register: {
      hash: 'plans',
      calendar: { holidays: new Set(), returnsDueWorkingDays: 10 },
      service: { every: 'month', from: FIRST_MONTH },
      collections: {},
      thresholds: { coverage: 0.8 },
      networks: [],
      members: [
        ...ids.map((id) => ({ ...member, id, kind: 'cluster' as const, name: id, expects })),
        { ...member, id: 'strategy', kind: 'strategy', name: 'strategy', expects },
      ],
    },
    snapshots: new Map([
      ...ids.map((id, i): [string, readonly Snapshot[]] => {
        const random = seeded(i + 1)
        return [
          id,
          [snapshot(1, 'plan', planRecords(id, random)), snapshot(2, 'people', peopleRecords(id, random))],
        ]
      }),
      ['strategy', [snapshot(1, 'strategy', strategyRecords())]],
    ]),
  }
}

/** The people of one programme as they are returned again, for a month that went otherwise. */
export function returnedAgain(): { readonly programme: string; readonly snapshot: Snapshot } {
  const [programme = ''] = numbered('cluster', PROGRAMMES)
  return { programme, snapshot: snapshot(3, 'people', peopleRecords(programme, seeded(PROGRAMMES + 1))) }
}

/** Something of everything, in twenty programmes. */
export function supposed(): OutlookScenario {
  const some = numbered('cluster', 20)
  return {
    milestones: some.map((programme, i) => ({
      programme,
      milestone: MILESTONES[i % 10] ?? '',
      months: 1 + (i % 9),
    })),
    joiners: some.map((programme) => ({ programme, profession: 'COMMERCIAL', month: '2027-04', fte: 2 })),
    products: numbered('product', 10).map((product) => ({ product, days: 45 })),
    departments: some.slice(0, 5).map((cluster) => ({
      organisation: 'joining',
      cluster,
      from: '2027-10',
      demandShare: 15,
      demand: [{ profession: 'FINANCE', fte: 3 }],
      brings: [{ profession: 'FINANCE', fte: 2 }],
    })),
  }
}
