import { objectType } from 'nexus'

import { headOf } from '../facts/figures/figure'
import { identify } from '../facts/figures/identity'
import { isBackfilled } from '../facts/snapshots/knowable'
import { readingState } from '../facts/snapshots/readingState'
import type { Quarantined, Snapshot } from '../facts/snapshots/snapshot'
import { connectionOf, pageArguments } from './connection'
import { OPAQUE } from './identity'
import { page } from './page'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

export const Counts = objectType({
  name: 'Counts',
  description: 'What a reading found, in records. `read` is `accepted` plus `quarantined`.',
  extensions: shareable,
  sourceType: source('facts/snapshots/snapshot', 'Counts'),
  definition(t) {
    t.nonNull.int('read', { description: 'Records in the return.' })
    t.nonNull.int('accepted', { description: 'Records that could be read.' })
    t.nonNull.int('quarantined', { description: 'Records that could not, each kept whole with its message.' })
    t.nonNull.int('withReason', {
      description: 'Cells that hold a reason in place of a value, whichever it is.',
    })
    t.nonNull.int('elsewhere', { description: 'Accepted records that belong to other programmes.' })
  },
})

export const Note = objectType({
  name: 'Note',
  description: 'Something worth knowing about a return that stopped nothing.',
  extensions: shareable,
  sourceType: source('facts/snapshots/snapshot', 'Note'),
  definition(t) {
    t.nonNull.string('code', { description: 'The code, in the catalogue of errors.' })
    t.nonNull.string('message', { description: 'What was seen, and where.' })
    t.field('place', { type: 'Place', description: 'Where.', resolve: ({ where }) => where ?? null })
  },
})

export const QuarantinedRecord = objectType({
  name: 'QuarantinedRecord',
  description: 'A record, or a cell of one, that could not be read. Nothing of it is lost.',
  extensions: shareable,
  sourceType: source('facts/snapshots/snapshot', 'Quarantined'),
  definition(t) {
    t.nonNull.string('code', { description: 'The code, in the catalogue of errors.' })
    t.nonNull.string('message', { description: 'Source, place, value, and what would be right.' })
    t.nonNull.field('place', { type: 'Place', description: 'Where.', resolve: ({ where }) => where })
    t.string('field', {
      description: 'The field that it was meant for.',
      resolve: ({ field }) => field ?? null,
    })
    t.string('value', { description: 'What was there.', resolve: ({ value }) => value ?? null })
  },
})

export const QuarantinedRecordConnection = connectionOf('QuarantinedRecord', 'quarantined records')

/** The key of a quarantined record within its reading: by place, since it may have no key of its own. */
function quarantineKey({ where, field, code }: Quarantined): string {
  return JSON.stringify([
    where.record,
    where.row,
    where.column,
    where.cell,
    where.pointer,
    where.key,
    field,
    code,
  ])
}

/** The reading in force of one return, and whose it is. */
export interface MemberReturn {
  readonly member: string
  readonly reading: Snapshot
}

export const Return = objectType({
  name: 'Return',
  description: 'The reading in force of one return of one source.',
  extensions: shareable,
  sourceType: source('vocabulary/return', 'MemberReturn'),
  definition(t) {
    t.nonNull.id('id', {
      description: OPAQUE,
      resolve: ({ member, reading }) =>
        identify({ type: 'Return', thing: [member], state: readingState(headOf(reading)) }),
    })
    t.nonNull.string('source', {
      description: "The member's source.",
      resolve: ({ reading }) => reading.source,
    })
    t.nonNull.id('code', {
      description: 'What its source calls the return, such as `2023` or `2026-27`.',
      resolve: ({ reading }) => reading.returnId,
    })
    t.nonNull.int('snapshot', {
      description: 'The sequence of the reading within the member.',
      resolve: ({ reading }) => reading.sequence,
    })
    t.date('referenceDate', {
      description: 'The last day that it describes.',
      resolve: ({ reading }) => reading.referenceDate ?? null,
    })
    t.nonNull.dateTime('received', {
      description: 'When the payload reached us.',
      resolve: ({ reading }) => reading.received,
    })
    t.nonNull.dateTime('recorded', {
      description: 'When we stored the reading.',
      resolve: ({ reading }) => reading.recorded,
    })
    t.date('knownFrom', {
      description: 'When it was knowable to anybody, where it was loaded after the fact.',
      resolve: ({ reading }) => reading.knownFrom ?? null,
    })
    t.nonNull.boolean('backfilled', {
      description: 'Whether it was loaded after it had been knowable, by a day or more.',
      resolve: ({ reading }) => isBackfilled(reading),
    })
    t.nonNull.field('origin', {
      type: 'Origin',
      description: 'How it came to us.',
      resolve: ({ reading }) => reading.origin,
    })
    t.field('publication', {
      type: 'Publication',
      description: 'The publication that it transcribes, if it does.',
      resolve: ({ reading }) => reading.publication ?? null,
    })
    t.nonNull.field('counts', {
      type: 'Counts',
      description: 'What the reading found.',
      resolve: ({ reading }) => reading.counts,
    })
    t.nonNull.list.nonNull.field('notes', {
      type: 'Note',
      description: 'What is worth knowing about it.',
      resolve: ({ reading }) => [...reading.notes],
    })
    t.field('quarantine', {
      type: 'QuarantinedRecordConnection',
      description: 'What could not be read.',
      args: pageArguments,
      resolve: ({ reading }: MemberReturn, request) => page(reading.quarantine, quarantineKey, request),
    })
  },
})
