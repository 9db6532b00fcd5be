import { Book } from '../../../schema/facts/snapshots/book'
import type { Snapshot } from '../../../schema/facts/snapshots/snapshot'
import { benefitsOf, publishedTotals } from './benefits'
import { measureRecords } from './measures'
import { peopleRecords } from './people'
import { milestonesOf } from './plans'
import { baselinesOf, serviceOf } from './service'
import { snapshotOf } from './records'
import { betaCopies, bridgeReports, reportsOf } from './reports'
import { evidenceRecords, inventedRecords, objectiveRecords, productRecords } from './strategy'

function bookOf(member: string, snapshots: readonly Snapshot[]): Book {
  const book = new Book(member)
  for (const snapshot of snapshots) book.add(snapshot)
  return book
}

const PUBLISHED = {
  source: 'yearly',
  origin: 'PUBLISHED',
  publication: { title: 'The Yearly Almanac of Programmes', reference: 'table 3' },
  knownFrom: '2025-07-01',
  encoding: 'utf-8',
} as const

function alpha(): readonly Snapshot[] {
  const corrected = reportsOf('alpha', { wholeLifeCost: '412.5' })
  return [
    snapshotOf({
      ...PUBLISHED,
      sequence: 1,
      returnId: '2025',
      referenceDate: '2025-03-31',
      records: reportsOf('alpha'),
    }),
    snapshotOf({
      sequence: 2,
      source: 'plan',
      returnId: 'plan',
      records: [...milestonesOf('alpha'), ...peopleRecords('alpha'), ...benefitsOf('alpha')],
    }),
    snapshotOf({
      sequence: 3,
      source: 'service',
      returnId: '2026-02',
      records: [...serviceOf('alpha'), ...baselinesOf('alpha')],
    }),
    snapshotOf({
      ...PUBLISHED,
      sequence: 4,
      returnId: '2025',
      referenceDate: '2025-03-31',
      records: corrected,
    }),
  ]
}

function beta(): readonly Snapshot[] {
  return [
    snapshotOf({
      ...PUBLISHED,
      origin: 'THIRD_PARTY_COPY',
      publication: { title: 'The Yearly Almanac of Programmes' },
      returnId: '2025',
      records: [...reportsOf('beta'), ...betaCopies()],
      notes: [
        {
          code: 'CONTRADICTION',
          message: 'The forecast is before the start.',
          where: { file: 'yearly/2025.xlsx', sheet: 'Programmes', cell: 'C10', row: 10, column: 3 },
        },
        { code: 'UNMAPPED_COLUMN', message: 'No field reads "Remarks".' },
      ],
    }),
    snapshotOf({
      sequence: 2,
      source: 'plan',
      returnId: 'plan',
      records: [...milestonesOf('beta'), ...peopleRecords('beta'), ...benefitsOf('beta')],
    }),
    snapshotOf({
      sequence: 3,
      source: 'service',
      returnId: '2026-02',
      records: [...serviceOf('beta'), ...baselinesOf('beta')],
    }),
  ]
}

function gamma(): readonly Snapshot[] {
  return [
    snapshotOf({ ...PUBLISHED, returnId: '2024', referenceDate: '2024-03-31', records: reportsOf('gamma') }),
    snapshotOf({ sequence: 2, source: 'plan', returnId: 'plan', records: milestonesOf('gamma') }),
    snapshotOf({
      sequence: 3,
      source: 'service',
      returnId: '2026-01',
      records: serviceOf('gamma'),
      quarantine: [
        {
          code: 'BAD_NUMBER',
          message: 'service, record 4, line 5: "many" is not a number; plain digits would be right',
          where: { file: 'service/2026-01.csv', record: 4, line: 5, row: 5, column: 6, heading: 'Value' },
          column: 'Value',
          field: 'value',
          value: 'many',
          record: { Measure: 'accuracy', Period: '2025-04', Value: 'many' },
        },
        {
          code: 'DUPLICATE_KEY',
          message: 'service, records 9 and 10 are the same',
          where: { url: 'https://service.example/items', pointer: '/items/9' },
          record: { Measure: 'accuracy', Period: '2025-05' },
        },
        {
          code: 'DUPLICATE_KEY',
          message: 'service, records 9 and 10 are the same',
          where: { query: 'observations', key: '10' },
          record: { Measure: 'accuracy', Period: '2025-05' },
        },
      ],
    }),
  ]
}

function bridge(): readonly Snapshot[] {
  return [
    snapshotOf({
      origin: 'ILLUSTRATIVE',
      returnId: 'all',
      records: [...bridgeReports(), ...milestonesOf('bridge'), ...peopleRecords('bridge')],
    }),
    snapshotOf({ sequence: 2, source: 'service', returnId: '2026-02', records: serviceOf('bridge') }),
  ]
}

function strategy(): readonly Snapshot[] {
  return [
    snapshotOf({
      returnId: 'measures',
      records: [
        ...measureRecords(),
        ...publishedTotals(),
        ...objectiveRecords(),
        ...evidenceRecords(),
        ...productRecords(),
      ],
    }),
    snapshotOf({ sequence: 2, origin: 'ILLUSTRATIVE', records: inventedRecords() }),
  ]
}

/**
 * What every member of the fictional portfolio that has a source has read, fresh at every call:
 * reports on both scales, milestones of every precision, 14 months of three measures with a change of
 * definition, and readings that were corrected, copied, quarantined or invented.
 */
export function fictionalBooks(): ReadonlyMap<string, Book> {
  const snapshots = {
    alpha: alpha(),
    beta: beta(),
    gamma: gamma(),
    bridge: bridge(),
    strategy: strategy(),
  }
  return new Map(Object.entries(snapshots).map(([id, read]) => [id, bookOf(id, read)]))
}
