import { shiftMonth } from '../../base/dates/period'
import type { Cell } from '../../schema/facts/figures/cell'
import { recordKey } from '../../schema/facts/records/records'
import type { RecordType } from '../../schema/facts/records/records'
import type { FactRecord, Snapshot } from '../../schema/facts/snapshots/snapshot'
import type { Register } from '../../subgraphs/register/register'

/** The day of the question; the month before it has been returned by everybody. */
export const NOW = '2026-07-20T09:00:00.000Z'

const LAST_MONTH = '2026-06'
const STRATEGY = 'strategy'
const REPORT_DATES = ['2023-03-31', '2024-03-31', '2025-03-31', '2026-03-31']

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A draw from the standard normal distribution (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A record whose every value stands in a cell. */
export function record(type: RecordType, values: Readonly<Record<string, string>>, row: number): FactRecord {
  const where = { file: `${type}.csv`, record: row + 1, row: row + 2 }
  const fields: Record<string, Cell> = {}
  for (const [field, value] of Object.entries(values)) fields[field] = { value, where }
  return { type, key: recordKey(type, values), fields }
}

/** A return with these records. */
export function snapshot(sequence: number, returnId: string, records: readonly FactRecord[]): Snapshot {
  return {
    sequence,
    source: 'returns',
    returnId,
    received: '2026-07-10T08:00:00.000Z',
    recorded: '2026-07-10T08:00:05.000Z',
    origin: 'REPORTED',
    payloadHash: `${returnId}-${sequence}`,
    mappingHash: 'bench',
    counts: { read: records.length, accepted: records.length, quarantined: 0, withReason: 0, elsewhere: 0 },
    notes: [],
    quarantine: [],
    records,
  }
}

/** `name-01`, `name-02` and so on. */
export const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${name}-${String(i + 1).padStart(2, '0')}`)

const MEASURES = numbered('measure', 60)
const MONTHS = Array.from({ length: 120 }, (_, i) => shiftMonth(LAST_MONTH, i - 119))
const FROM = MONTHS[0] ?? LAST_MONTH

/** A made-up portfolio of clusters with 60 measures over 120 months: its register, and what each member returned. */
export interface MadeUp {
  readonly register: Register
  readonly snapshots: ReadonlyMap<string, readonly Snapshot[]>
}

function strategyRecords(): readonly FactRecord[] {
  return MEASURES.flatMap((measure, i) => [
    record(
      'Measure',
      {
        measure,
        name: measure,
        description: measure,
        unit: 'PERCENT',
        direction: i % 3 === 2 ? 'LOWER' : 'HIGHER',
        family: 'SERVICE',
      },
      i,
    ),
    record(
      'MeasureVersion',
      {
        measure,
        version: '1',
        definition: 'd',
        population: 'p',
        status: 'ACTIVE',
        effectiveFrom: `${FROM}-01`,
      },
      i,
    ),
    record(
      'MeasureTarget',
      {
        measure,
        version: '1',
        effectiveFrom: `${FROM}-01`,
        unit: 'PERCENT',
        value: i % 3 === 2 ? '95' : '75',
      },
      i,
    ),
  ])
}

/**
 * Sixty percentages about a level of their own. One in ten drifts away over the last year and one in
 * twenty has never met its target, so that rules fire and look back as they do on real series.
 */
function serviceRecords(programme: string, random: () => number): readonly FactRecord[] {
  return MEASURES.flatMap((measure, at) => {
    const worse = at % 3 === 2 ? 1 : -1
    const fails = random() < 0.05
    const drifts = random() < 0.1
    const level = fails ? 85 + worse * 25 : 83 + 4 * random()
    return MONTHS.map((period, i) => {
      const drift = drifts ? Math.max(0, i - MONTHS.length + 12) * 0.4 * worse : 0
      const value = level + drift + 2 * normal(random)
      const values = { programme, measure, version: '1', period, unit: 'PERCENT', value: value.toFixed(2) }
      return record('Observation', values, at * MONTHS.length + i)
    })
  })
}

/** Ten milestones and four yearly reports. */
export function planRecords(programme: string, random: () => number): readonly FactRecord[] {
  const milestones = numbered('milestone', 10).map((milestone, i) => {
    const due = shiftMonth('2024-03', 6 * i)
    const late = Math.floor(4 * random())
    const met = shiftMonth(due, late)
    return record(
      'Milestone',
      {
        programme,
        milestone,
        name: milestone,
        originalBaseline: `${due}-28`,
        currentBaseline: `${due}-28`,
        forecast: `${met}-28`,
        ...(met < LAST_MONTH ? { actual: `${met}-28` } : {}),
      },
      i,
    )
  })
  const reports = REPORT_DATES.map((referenceDate, i) =>
    record(
      'ProgrammeReport',
      {
        programme,
        referenceDate,
        scale: 'THREE_POINT',
        centralRating: ['GREEN', 'AMBER', 'RED'][Math.floor(3 * random())] ?? 'AMBER',
        approvedStart: '2023-04-01',
        approvedEnd: `${2028 + Math.floor(2 * random())}-03-31`,
        wholeLifeCost: (100 + 20 * random()).toFixed(1),
        priceBase: '2024-25 real',
        benefits: (300 + 60 * random()).toFixed(1),
      },
      i,
    ),
  )
  return [...milestones, ...reports]
}

/** The first so many clusters of one and the same portfolio. */
export function madeUp(clusters: number): MadeUp {
  const ids = numbered('cluster', clusters)
  const member = { since: '2016', organisations: [], scope: ['HR' as const] }
  const expects = { service: MEASURES, reports: { yearly: { from: REPORT_DATES[0] ?? '' } } }
  return {
    register: {
      hash: `${clusters} clusters`,
      calendar: { holidays: new Set(), returnsDueWorkingDays: 10 },
      service: { every: 'month', from: FROM },
      collections: { yearly: { referenceDates: [...REPORT_DATES], notHeld: [] } },
      thresholds: { coverage: 0.8 },
      networks: [],
      members: [
        ...ids.map((id) => ({ ...member, id, kind: 'cluster' as const, name: id, expects })),
        { ...member, id: STRATEGY, kind: 'strategy', name: STRATEGY, expects: { service: [], reports: {} } },
      ],
    },
    snapshots: new Map([
      ...ids.map((id, i): [string, readonly Snapshot[]] => {
        const random = seeded(i + 1)
        const plan = planRecords(id, random)
        return [id, [snapshot(1, 'plan', plan), snapshot(2, 'service', serviceRecords(id, random))]]
      }),
      [STRATEGY, [snapshot(1, 'measures', strategyRecords())]],
    ]),
  }
}

/** The portfolio of its first so many clusters. */
export function firstOf({ register, snapshots }: MadeUp, clusters: number): MadeUp {
  const members = register.members.filter(({ kind }, i) => kind === 'strategy' || i < clusters)
  return {
    register: { ...register, hash: `${clusters} clusters`, members },
    snapshots: new Map(members.map(({ id }) => [id, snapshots.get(id) ?? []])),
  }
}

/**
 * The service return of a cluster as it is sent again: every figure stands in another snapshot, and one
 * measure has another value in its last month.
 */
export function sentAgain({ snapshots }: MadeUp, cluster: string): Snapshot {
  const before = snapshots.get(cluster)?.find(({ returnId }) => returnId === 'service')?.records ?? []
  const records = before.map((one, row): FactRecord => {
    const moved = one.fields['measure']?.value === MEASURES[0] && one.fields['period']?.value === LAST_MONTH
    const values = Object.fromEntries(
      Object.entries(one.fields).flatMap(([field, { value }]) =>
        value === undefined ? [] : [[field, value]],
      ),
    )
    return record('Observation', moved ? { ...values, value: '80.00' } : values, row)
  })
  return snapshot(3, 'service', records)
}
