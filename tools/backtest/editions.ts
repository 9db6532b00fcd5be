import { Book } from '../../schema/facts/snapshots/book'
import type { Cell } from '../../schema/facts/figures/cell'
import { recordKey } from '../../schema/facts/records/records'
import type { FactRecord, Snapshot } from '../../schema/facts/snapshots/snapshot'
import type { Register, RegisteredMember } from '../../subgraphs/register/register'
import { METHOD_SET } from '../../gateway/portfolio/editions/methodSet'
import { PortfolioView } from '../../gateway/portfolio/editions/view'
import type { Project, Report } from './projects'

/**
 * What a project's milestones are taken to be. `AS_PUBLISHED`: none, as the publications list none.
 * `END`: its end, with the first approved end as the original baseline and the latest as the current one;
 * it is registered as the last onboarding, by the first approved end. An approved end is no forecast, so
 * that this milestone has none.
 */
export type Milestones = 'AS_PUBLISHED' | 'END'

const CALENDAR = { holidays: new Set<string>(), returnsDueWorkingDays: 0 }

function snapshotOf(sequence: number, { publication, record }: Report, more: Partial<Snapshot>): Snapshot {
  const at = record.fields['publishedName']?.where?.record
  return {
    sequence,
    source: 'annual',
    returnId: String(publication.year),
    referenceDate: publication.referenceDate,
    received: `${publication.knownFrom}T00:00:00.000Z`,
    recorded: `${publication.knownFrom}T00:00:00.000Z`,
    knownFrom: publication.knownFrom,
    origin: 'PUBLISHED',
    payloadHash: '',
    mappingHash: '',
    counts: { read: 1, accepted: 1, quarantined: 0, withReason: 0, elsewhere: 0 },
    notes: publication.notes.filter(({ where }) => where?.record === at),
    quarantine: [],
    records: [record],
    ...more,
  }
}

/** The end of a project as its one milestone, by what has been published so far; nothing before a first end. */
function endOf(project: string, reports: readonly Report[]): FactRecord | undefined {
  const ends = reports.flatMap(({ record }) => {
    const end = record.fields['approvedEnd']
    return end?.value === undefined ? [] : [end]
  })
  const [original, current] = [ends[0], ends.at(-1)]
  if (original === undefined || current === undefined) return undefined
  const none: Cell = { reason: 'NOT_PROVIDED' }
  return {
    type: 'Milestone',
    key: recordKey('Milestone', { programme: project, milestone: 'end' }),
    fields: {
      programme: { value: project },
      milestone: { value: 'end' },
      name: { value: 'The end' },
      originalBaseline: original,
      currentBaseline: current,
      forecast: none,
      actual: none,
    },
  }
}

function bookOf({ id }: Project, reports: readonly Report[], milestones: Milestones): Book {
  const book = new Book(id)
  reports.forEach((report, i) => book.add(snapshotOf(i + 1, report, {})))
  const [latest] = reports.slice(-1)
  const end = milestones === 'END' ? endOf(id, reports) : undefined
  if (latest !== undefined && end !== undefined) {
    book.add(snapshotOf(reports.length + 1, latest, { source: 'end', notes: [], records: [end] }))
  }
  return book
}

/**
 * The portfolio as it could be known from the publications up to a year's: every project that is in that
 * year's publication, with its reports so far and nothing later.
 */
export function editionAt(
  projects: readonly Project[],
  year: number,
  milestones: Milestones = 'AS_PUBLISHED',
): PortfolioView {
  const known = projects.map((project) => ({
    project,
    reports: project.reports.filter(({ publication }) => publication.year <= year),
  }))
  const present = known.filter(({ reports }) => reports.at(-1)?.publication.year === year)
  const dates = new Map(
    known.flatMap(({ reports }) =>
      reports.map(({ publication }) => [publication.year, publication.referenceDate]),
    ),
  )
  const instant = `${present[0]?.reports.at(-1)?.publication.knownFrom ?? `${year}-12-31`}T12:00:00.000Z`
  const members = present.map(({ project: { id }, reports }): RegisteredMember => {
    const by = milestones === 'END' ? endOf(id, reports)?.fields['originalBaseline']?.value : undefined
    return {
      id,
      kind: 'programme',
      name: id,
      since: String(year),
      organisations: [],
      scope: [],
      ...(by === undefined ? {} : { lastOnboarding: { milestone: 'end', by } }),
      expects: { service: [], reports: {} },
    }
  })
  const register: Register = {
    hash: `backtest-${year}`,
    calendar: CALENDAR,
    service: { every: 'month', from: instant.slice(0, 7) },
    collections: { 'gmpp-annual': { referenceDates: [...dates.values()].sort(), notHeld: [] } },
    thresholds: { coverage: 0.8 },
    networks: [],
    members,
  }
  const states = present.map(({ project, reports }) => {
    const book = bookOf(project, reports, milestones)
    const state = book.at(book.latest)
    if (state === undefined) throw new RangeError(`${project.id} has no state`)
    return [project.id, state] as const
  })
  const edition = {
    id: `backtest-${year}`,
    sequence: year,
    instant,
    snapshots: Object.fromEntries(states.map(([id, { sequence }]) => [id, sequence])),
    register: register.hash,
    methods: METHOD_SET,
    cause: 'back-test',
    recorded: instant,
    recomputed: false,
  }
  return new PortfolioView(edition, register, new Map(states))
}
