/**
 * Two clusters that do not exist, alike and without a fault, into one of which a test plants exactly one.
 * Every name and number is invented.
 */
import { shiftMonth } from '../../base/dates/period'
import { Book } from '../../schema/facts/snapshots/book'
import type { FactRecord, Snapshot } from '../../schema/facts/snapshots/snapshot'
import type { Register, RegisteredMember } from '../../subgraphs/register/register'
import type { PortfolioView } from '../../gateway/portfolio/editions/view'
import type { FieldValue } from './fictional/records'
import { factRecord, snapshotOf } from './fictional/records'
import { viewOfBooks } from './viewOfBooks'

export type Fields = Readonly<Record<string, FieldValue>>

/** June's returns were due a few days ago, and are all there. */
export const PLANTED_NOW = '2026-07-20T09:00:00.000Z'

/** Everything that a cluster returns. */
export interface Returns {
  readonly reports: readonly Fields[]
  readonly milestones: readonly Fields[]
  /** Years of the profile of benefits. */
  readonly benefits: readonly Fields[]
  readonly accuracy: readonly Fields[]
  readonly extra: readonly Partial<Snapshot>[]
  /** Snapshots of the plan before the newest, each with its day. */
  readonly earlierPlans: readonly { readonly on: string; readonly milestones: readonly Fields[] }[]
  readonly service: Partial<Snapshot>
}

/** The days that the yearly reports describe. */
export const DATES = ['2024-03-31', '2025-03-31', '2026-03-31']

/** Twenty-four months about 98 with nothing in them: no run, no trend, nothing outside. */
const STEADY = [
  98.1, 97.9, 98.2, 97.8, 98.0, 98.3, 97.7, 98.1, 97.9, 98.0, 98.2, 97.8, 98.1, 97.7, 98.2, 98.0, 97.9, 98.3,
  97.8, 98.1, 97.9, 98.0, 98.2, 97.9,
]

/** The months of the service returns, oldest first. */
export const MONTHS = STEADY.map((_, i) => shiftMonth('2024-07', i))

/** A month's accuracy. */
export function accuracy(period: string, value: FieldValue, version = '1'): Fields {
  return { measure: 'accuracy', version, period, unit: 'PERCENT', value }
}

/** A year's cashable benefits; nothing realised where the year has not ended. */
export function benefitYear(period: string, profile: string, realised?: string): Fields {
  return {
    kind: 'CASHABLE',
    netting: 'GROSS',
    period,
    profile,
    realised: realised ?? { reason: 'NOT_YET_KNOWN' },
    priceBase: '2024-25 real',
  }
}

/** A cluster with nothing the matter. */
export function faultless(): Returns {
  const quarters = Array.from({ length: 10 }, (_, i) => shiftMonth('2024-03', 3 * i))
  const met = quarters.map((month, i) => ({
    milestone: `step-${i + 1}`,
    name: `Step ${i + 1}`,
    originalBaseline: month,
    currentBaseline: month,
    actual: month,
  }))
  const toCome = ['2026-12-31', '2027-12-31'].map((day, i) => ({
    milestone: `last-${i + 1}`,
    name: `Last ${i + 1}`,
    originalBaseline: day,
    currentBaseline: day,
    forecast: day,
  }))
  return {
    reports: DATES.map((referenceDate) => ({
      referenceDate,
      scale: 'THREE_POINT',
      centralRating: 'AMBER',
      approvedStart: '2024-03-01',
      approvedEnd: '2028-03-31',
      yearBaseline: '10',
      yearForecast: '10.2',
      yearVariance: '2',
      wholeLifeCost: '100',
      priceBase: '2024-25 real',
      horizon: '2033-34',
      benefits: '200',
    })),
    milestones: [...met, ...toCome],
    benefits: [
      benefitYear('2025-03', '10', '10.5'),
      benefitYear('2026-03', '20', '19'),
      benefitYear('2027-03', '40'),
    ],
    accuracy: MONTHS.map((period, i) => accuracy(period, String(STEADY[i]))),
    extra: [],
    earlierPlans: [],
    service: {},
  }
}

/** Some returns with the last report changed. */
export function inLastReport(returns: Returns, fields: Fields): Returns {
  const last = returns.reports.at(-1)
  return { ...returns, reports: [...returns.reports.slice(0, -1), { ...last, ...fields }] }
}

/** Some returns with one milestone changed. */
export function inMilestone(returns: Returns, id: string, fields: Fields): Returns {
  return {
    ...returns,
    milestones: returns.milestones.map((one) => (one['milestone'] === id ? { ...one, ...fields } : one)),
  }
}

/** Some returns with the accuracy of the last months changed. */
export function lastMonths(returns: Returns, values: readonly (number | FieldValue)[]): Returns {
  const from = MONTHS.length - values.length
  return {
    ...returns,
    accuracy: returns.accuracy.map((one, i) => {
      const value = values[i - from]
      return value === undefined ? one : { ...one, value: typeof value === 'number' ? String(value) : value }
    }),
  }
}

function bookOf(member: string, returns: Returns): Book {
  const records = (type: FactRecord['type'], all: readonly Fields[]) =>
    all.map((fields) => factRecord(type, { programme: member, ...fields }))
  const snapshots: Partial<Snapshot>[] = [
    {
      source: 'yearly',
      returnId: 'yearly',
      referenceDate: '2026-03-31',
      records: records('ProgrammeReport', returns.reports),
    },
    ...returns.earlierPlans.map(({ on, milestones }) => ({
      source: 'plan',
      returnId: on,
      referenceDate: on,
      records: records('Milestone', milestones),
    })),
    {
      source: 'plan',
      returnId: 'plan',
      referenceDate: '2026-06-30',
      records: records('Milestone', returns.milestones),
    },
    {
      source: 'service',
      returnId: 'service',
      referenceDate: '2026-06-30',
      records: records('Observation', returns.accuracy),
      ...returns.service,
    },
    {
      source: 'benefits',
      returnId: 'benefits',
      referenceDate: '2026-03-31',
      records: records('BenefitProfile', returns.benefits),
    },
    ...returns.extra,
  ]
  const book = new Book(member)
  snapshots.forEach((snapshot, i) => book.add(snapshotOf({ ...snapshot, sequence: i + 1 })))
  return book
}

function strategyBook(publishedTotals: readonly Fields[]): Book {
  const book = new Book('strategy')
  const version = (of: string, effectiveFrom: string) =>
    factRecord('MeasureVersion', {
      measure: 'accuracy',
      version: of,
      definition: `Definition ${of}.`,
      status: 'ACTIVE',
      effectiveFrom,
    })
  const target = (of: string, effectiveFrom: string) =>
    factRecord('MeasureTarget', {
      measure: 'accuracy',
      version: of,
      effectiveFrom,
      unit: 'PERCENT',
      value: '98',
    })
  book.add(
    snapshotOf({
      records: [
        factRecord('Measure', {
          measure: 'accuracy',
          name: 'Accuracy',
          description: 'Right the first time.',
          unit: 'PERCENT',
          direction: 'HIGHER',
          family: 'SERVICE',
        }),
        version('1', '2024-01-01'),
        version('2', '2026-01-01'),
        target('1', '2024-01-01'),
        target('2', '2026-01-01'),
      ],
    }),
  )
  const records = publishedTotals.map((fields) => factRecord('PublishedTotal', fields))
  if (records.length > 0) book.add(snapshotOf({ sequence: 2, source: 'totals', origin: 'PRESS', records }))
  return book
}

const cluster = (id: string, more: Partial<RegisteredMember> = {}): RegisteredMember => ({
  id,
  kind: 'cluster',
  name: id,
  since: '2024',
  organisations: [],
  scope: ['HR'],
  expects: { service: ['accuracy'], reports: { yearly: { from: '2024-03-31' } } },
  ...more,
})

/** The register of the two clusters, with whatever a test sets in it. */
export function plantedRegister(
  more: Partial<Register> = {},
  member: Partial<RegisteredMember> = {},
): Register {
  return {
    hash: 'planted-register',
    calendar: { holidays: new Set(), returnsDueWorkingDays: 10 },
    service: { every: 'month', from: '2024-07' },
    collections: { yearly: { referenceDates: DATES, notHeld: [], dueWorkingDays: 30 } },
    thresholds: { coverage: 0.8 },
    networks: [],
    members: [
      cluster('clean'),
      cluster('planted', member),
      {
        id: 'strategy',
        kind: 'strategy',
        name: 'Strategy',
        since: '2020',
        organisations: [],
        scope: [],
        expects: { service: [], reports: {} },
      },
    ],
    ...more,
  }
}

/** The portfolio with a cluster `clean`, faultless unless told otherwise, and `planted` with the returns given. */
export function plantedView(
  returns: Returns,
  register: Register = plantedRegister(),
  instant = PLANTED_NOW,
  others: Returns = faultless(),
  publishedTotals: readonly Fields[] = [],
): PortfolioView {
  const books = [bookOf('clean', others), bookOf('planted', returns), strategyBook(publishedTotals)]
  return viewOfBooks(books, register, instant)
}
