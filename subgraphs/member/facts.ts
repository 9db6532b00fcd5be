import { intArg, nonNull, objectType, queryField, scalarType } from 'nexus'

import type { Book } from '../../schema/facts/snapshots/book'
import { recordCount } from '../../schema/facts/snapshots/settledSnapshot'
import type { Snapshot } from '../../schema/facts/snapshots/snapshot'
import { inaccessible, memberProtocol } from '../../schema/federation/shareable'

/** How many snapshots a page of facts holds at most. */
const SNAPSHOTS_A_PAGE = 200
/** How many records: no further snapshot is added once there are so many. */
const RECORDS_A_PAGE = 5_000

function pageAfter(book: Book, after: number): readonly Snapshot[] {
  const page: Snapshot[] = []
  let records = 0
  for (const snapshot of book.after(after)) {
    if (page.length === SNAPSHOTS_A_PAGE || records >= RECORDS_A_PAGE) break
    page.push(snapshot)
    records += recordCount(snapshot)
  }
  return page
}

/**
 * The one way in which portfolio learns what a member has read: every snapshot after a sequence, in
 * order, with the sequence it has reached. Not part of the public graph.
 */
export function factsTypes(book: Book) {
  return [
    scalarType({
      name: 'Facts',
      description: 'A snapshot with its records, as JSON.',
      extensions: inaccessible,
      serialize: (snapshot: unknown) => snapshot,
    }),
    objectType({
      name: 'FactsPage',
      description: 'Snapshots in sequence.',
      extensions: memberProtocol,
      sourceType: '{ latest: number; snapshots: readonly unknown[] }',
      definition(t) {
        t.nonNull.int('latest', {
          description: 'The newest sequence that the member holds; 0 before a first return.',
        })
        t.nonNull.list.nonNull.field('snapshots', {
          type: 'Facts',
          description: 'The snapshots after the one asked about.',
        })
      },
    }),
    queryField('facts', {
      type: nonNull('FactsPage'),
      description: 'What the member has read since a snapshot.',
      extensions: memberProtocol,
      args: { after: nonNull(intArg({ description: 'The sequence that the asker already has.' })) },
      resolve: (_root, { after }: { after: number }) => ({
        latest: book.latest,
        snapshots: pageAfter(book, after),
      }),
    }),
  ]
}
