import { readFileSync } from 'node:fs'
import path from 'node:path'

import type { PortfolioView } from '../../gateway/portfolio/editions/view'
import { Book } from '../../schema/facts/snapshots/book'
import type { FactRecord } from '../../schema/facts/snapshots/snapshot'
import type { Register } from '../../subgraphs/register/register'
import { sharedFolder } from '../reference/location'
import { factRecord, snapshotOf } from './fictional/records'
import { viewOfBooks } from './viewOfBooks'

type Row = readonly [
  period: string,
  value: number,
  numerator: number | null,
  denominator: number | null,
  version: string,
  organisation: string | null,
  unit: string,
]

/** A planted series of five clusters, with how it was made and what a careful analyst would say. */
export interface PlantedSeries {
  readonly name: string
  readonly truth: string
  readonly expect: readonly string[]
  readonly measure: { readonly unit: string; readonly direction: string }
  readonly versions: readonly {
    readonly id: string
    readonly effectiveFrom: string
    readonly replacedBy: string | null
  }[]
  readonly targets: readonly { readonly version: string; readonly from: string; readonly value: number }[]
  readonly clusters: Readonly<Record<string, readonly Row[]>>
  readonly goLive?: Readonly<Record<string, string>>
  readonly earlierVintage?: Readonly<Record<string, readonly Row[]>>
}

/** Today of every planted series: October's returns have been due for a week. */
export const SERIES_NOW = '2026-11-30T09:00:00.000Z'

const folder = path.join(sharedFolder() ?? '', 'cases', 'verdicts')

/** Reads a planted series by its name. */
export function plantedSeries(name: string): PlantedSeries {
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as PlantedSeries
}

function observationsIn(programme: string, rows: readonly Row[]): readonly FactRecord[] {
  return rows.map(([period, value, numerator, denominator, version, organisation, unit]) =>
    factRecord('Observation', {
      programme,
      measure: 'planted',
      version,
      period,
      unit,
      value: String(value),
      numerator: numerator === null ? { reason: 'NOT_PROVIDED' } : String(numerator),
      denominator: denominator === null ? { reason: 'NOT_PROVIDED' } : String(denominator),
      ...(organisation === null ? {} : { organisation }),
    }),
  )
}

function strategyBook({ measure, versions, targets }: PlantedSeries): Book {
  const book = new Book('strategy')
  book.add(
    snapshotOf({
      records: [
        factRecord('Measure', {
          measure: 'planted',
          name: 'Planted measure',
          description: 'A series that was made up.',
          family: 'SERVICE',
          ...measure,
        }),
        ...versions.map(({ id, effectiveFrom, replacedBy }) =>
          factRecord('MeasureVersion', {
            measure: 'planted',
            version: id,
            definition: `Definition ${id}.`,
            status: replacedBy === null ? 'ACTIVE' : 'RETIRED',
            effectiveFrom,
            ...(replacedBy === null ? {} : { replacedBy }),
          }),
        ),
        ...targets.map(({ version, from, value }) =>
          factRecord('MeasureTarget', {
            measure: 'planted',
            version,
            effectiveFrom: from,
            unit: measure.unit,
            value: String(value),
          }),
        ),
      ],
    }),
  )
  return book
}

function registerOf(series: PlantedSeries): Register {
  const members = Object.keys(series.clusters).map((id): Register['members'][number] => {
    const goLive = series.goLive?.[id]
    return {
      id,
      kind: 'cluster',
      name: id.charAt(0).toUpperCase() + id.slice(1),
      since: '2021-04',
      organisations: [],
      scope: ['HR', 'FINANCE', 'PROCUREMENT'],
      expects: { service: ['planted'], reports: {} },
      ...(goLive === undefined ? {} : { goLive }),
    }
  })
  return {
    hash: `planted-${series.name}`,
    calendar: { holidays: new Set(), returnsDueWorkingDays: 10 },
    service: { every: 'month', from: '2023-04' },
    collections: {},
    thresholds: { coverage: 0.8 },
    networks: [],
    members: [
      ...members,
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
  }
}

/** The portfolio that has a planted series and nothing else. */
export function viewOfSeries(series: PlantedSeries): PortfolioView {
  const books = Object.entries(series.clusters).map(([id, rows]) => {
    const book = new Book(id)
    const earlier = series.earlierVintage?.[id]
    const add = (sequence: number, received: string, all: readonly Row[]) =>
      book.add(
        snapshotOf({
          sequence,
          source: 'service',
          returnId: 'service',
          received,
          recorded: received,
          referenceDate: '2026-10-31',
          records: observationsIn(id, all),
        }),
      )
    if (earlier !== undefined) add(1, '2026-11-10T08:00:00.000Z', earlier)
    add(earlier === undefined ? 1 : 2, '2026-11-18T08:00:00.000Z', rows)
    return book
  })
  return viewOfBooks([...books, strategyBook(series)], registerOf(series), SERIES_NOW)
}
