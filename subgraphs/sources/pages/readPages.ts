import { Problem } from '../../../base/problems/problem'
import type { Note } from '../../../schema/facts/snapshots/snapshot'
import { jsonTable, type PlacedRecord } from '../json/table'
import type { RawTable } from '../table/rawTable'
import { refuseTooLarge } from '../table/tableSize'
import { distinctValues, feedValues, type ValueWanted } from './feedValues'
import { unframePages, type Page } from './pages'
import { readWalk, type PagesBase, type RequestRead, type WalkRead, type WalkWanted } from './readWalk'

/** The layout of the records of one request in its pages. */
export interface PagesWanted extends WalkWanted {
  /** The request whose records this one is made of. */
  readonly each?: {
    readonly feed: WalkWanted
    readonly value: ValueWanted
    /** True where a record is due for each value. */
    readonly isOneEach: boolean
  }
}

/** The tables of a payload by request, and what is worth telling of how they came. */
export interface PagesRead {
  readonly tables: ReadonlyMap<string, RawTable>
  readonly notes: readonly Note[]
}

/**
 * The records in a payload, request by request. Needs no network, so that a changed mapping can read an old
 * payload again, with the same verdict. Throws `NOT_A_TABLE`, `NOT_JSON`, `SOURCE_ERROR`, `ITEMS_NOT_FOUND`,
 * `COUNT_MISMATCH`, `MORE_PAGES_LEFT`, `TABLE_TOO_LARGE`.
 */
export function readPages(
  source: string,
  base: PagesBase,
  payload: Uint8Array,
  wanted: ReadonlyMap<string, PagesWanted>,
): PagesRead {
  const pages = unframePages(source, payload)
  const tables = new Map<string, RawTable>()
  const notes: Note[] = []
  for (const [request, how] of wanted) {
    const own = pages.filter((page) => page.request === request)
    const read = readRequest({ source, base, request }, own, how)
    const table = jsonTable(read.records)
    refuseTooLarge(`${source}: request "${request}"`, 0, table.headings.length)
    tables.set(request, table)
    notes.push(...read.notes)
  }
  return { tables, notes }
}

function readRequest(read: RequestRead, pages: readonly Page[], wanted: PagesWanted): WalkRead {
  const feed = pages.filter(({ isFeed }) => isFeed)
  const records: PlacedRecord[] = []
  const notes: Note[] = []
  for (const walk of batchesOf(pages.filter(({ isFeed }) => !isFeed))) {
    const one = readWalk(read, walk, wanted)
    refuseTooLarge(`${read.source}: request "${read.request}"`, records.length + one.records.length, 1)
    records.push(...one.records)
    notes.push(...one.notes)
  }
  // A payload of before the request was made of another has no feed to hold it against.
  if (wanted.each === undefined || feed.length === 0) return { records, notes }
  return { records, notes: [...refuseFewer(read, feed, wanted.each, records.length), ...notes] }
}

/** The pages of each batch; all of them where there are no batches. */
function batchesOf(pages: readonly Page[]): readonly (readonly Page[])[] {
  const batches = new Map<number | undefined, Page[]>()
  for (const page of pages) {
    const batch = batches.get(page.batch)
    if (batch === undefined) batches.set(page.batch, [page])
    else batch.push(page)
  }
  return [...batches.values()]
}

/** Holds the records against the values that were asked with; gives the notes of the feed. */
function refuseFewer(
  read: RequestRead,
  pages: readonly Page[],
  { feed, value, isOneEach }: NonNullable<PagesWanted['each']>,
  received: number,
): readonly Note[] {
  const { source, request, base } = read
  const { records, notes } = readWalk(read, pages, feed)
  const url = new URL(pages[0]?.address ?? '', base.baseUrl)
  const found = records.map((record) => record.value)
  const asked = distinctValues(feedValues(source, url, found, value)).length
  if (!isOneEach || asked === received) return notes
  const message =
    `${source}: request "${request}" asked for ${asked} records by their "${value.written}" and received ${received} ` +
    '(one for each; if it goes on after another refresh, check what the secret may read, or say `gives: any` ' +
    'if there may be more or fewer) [COUNT_MISMATCH]'
  throw new Problem('COUNT_MISMATCH', message, { source, request, stated: asked, received })
}
