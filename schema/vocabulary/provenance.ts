import { objectType } from 'nexus'

import { isBackfilled } from '../facts/snapshots/knowable'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

export const Publication = objectType({
  name: 'Publication',
  description: 'The publication that a shipped return transcribes.',
  extensions: shareable,
  sourceType: source('facts/snapshots/snapshot', 'Publication'),
  definition(t) {
    t.nonNull.string('title', { description: 'Its title, as a reader would look for it.' })
    t.string('reference', { description: 'What else identifies it: a table, a copy, a page.' })
  },
})

export const Place = objectType({
  name: 'Place',
  description:
    'Where a value stands in its source. Only the parts that this kind of source has are given: file, record, line, row and column for CSV; sheet and cell for workbooks; address and pointer for services; query and key for databases.',
  extensions: shareable,
  sourceType: source('facts/figures/cell', 'Place'),
  definition(t) {
    t.string('file', { description: "The file, relative to the portfolio's folder." })
    t.int('record', { description: 'The record, counted from 1. In a transposed table: the project.' })
    t.int('line', { description: 'The physical line on which the record ends, counted from 1.' })
    t.int('row', { description: 'The row of the table, counted from 1.' })
    t.int('column', { description: 'The column of the table, counted from 1.' })
    t.string('heading', { description: 'The heading as its owner wrote it.' })
    t.string('sheet', { description: 'The sheet of a workbook.' })
    t.string('cell', { description: 'The cell of a workbook, such as `C10`.' })
    t.string('url', { description: 'The address that was asked.' })
    t.string('pointer', { description: 'JSON pointer into the answer.' })
    t.string('query', { description: 'The named query.' })
    t.string('key', { description: "The row's key in the query's answer." })
  },
})

export const Provenance = objectType({
  name: 'Provenance',
  description: 'Where a figure was read: from the member down to the cell, and when.',
  extensions: shareable,
  sourceType: source('facts/figures/figure', 'Figure'),
  definition(t) {
    t.nonNull.id('member', {
      description: 'The member whose system it came from.',
      resolve: (figure) => figure.identity.member,
    })
    t.string('source', {
      description: "The member's source.",
      resolve: ({ snapshot }) => snapshot?.source ?? null,
    })
    t.id('return', {
      description: 'The return of that source, such as `2023` or `2026-27`.',
      resolve: ({ snapshot }) => snapshot?.returnId ?? null,
    })
    t.int('snapshot', {
      description: 'The sequence of the reading within the member: our copy of what the source said then.',
      resolve: ({ snapshot }) => snapshot?.sequence ?? null,
    })
    t.field('place', {
      type: 'Place',
      description: 'The cell.',
      resolve: ({ cell }) => cell.where ?? null,
    })
    t.string('raw', {
      description: 'The words in the cell, where they differ from the value given.',
      resolve: ({ cell }) => cell.raw ?? null,
    })
    t.field('publication', {
      type: 'Publication',
      description: 'The publication that the return transcribes, if it does.',
      resolve: ({ snapshot }) => snapshot?.publication ?? null,
    })
    t.dateTime('received', {
      description: 'When the payload reached us.',
      resolve: ({ snapshot }) => snapshot?.received ?? null,
    })
    t.dateTime('recorded', {
      description: 'When we stored the reading.',
      resolve: ({ snapshot }) => snapshot?.recorded ?? null,
    })
    t.date('knownFrom', {
      description: 'When the return was knowable to anybody, where it was loaded after the fact.',
      resolve: ({ snapshot }) => snapshot?.knownFrom ?? null,
    })
    t.nonNull.boolean('backfilled', {
      description: 'Whether it was loaded after it had been knowable, by a day or more.',
      resolve: ({ snapshot }) => snapshot !== undefined && isBackfilled(snapshot),
    })
    t.string('encoding', {
      description: 'The character encoding that the payload was read in.',
      resolve: ({ snapshot }) => snapshot?.encoding ?? null,
    })
    t.string('payloadHash', {
      description: 'SHA-256 of the payload, in hexadecimal.',
      resolve: ({ snapshot }) => snapshot?.payloadHash ?? null,
    })
    t.string('mappingHash', {
      description: 'SHA-256 of the mapping that read it, in hexadecimal.',
      resolve: ({ snapshot }) => snapshot?.mappingHash ?? null,
    })
  },
})
