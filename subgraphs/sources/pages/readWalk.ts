import { Problem, type ProblemCode } from '../../../base/problems/problem'
import type { JsonPath } from '../../../base/json/path'
import type { JsonValue } from '../../../base/json/value'
import type { Note } from '../../../schema/facts/snapshots/snapshot'
import { httpProblem } from '../http/httpProblem'
import { shownAddress } from '../http/shownAddress'
import { itemsOf, jsonOf, wholeNumberAt, type ItemsWanted } from '../json/answer'
import type { PlacedRecord } from '../json/table'
import { refuseTooLarge } from '../table/tableSize'
import { fittingPaging, signalsLeft, signalsText } from './morePages'
import { moreSignals, type MoreSignal } from './moreSignals'
import type { Page } from './pages'
import { headerSignals } from './pagingHeaders'

/** The layout of the records of one walk in its pages, and the end that the walk may have. */
export interface WalkWanted {
  readonly items: ItemsWanted
  /** Paths of which the first that leads to a number says how many records there are. */
  readonly totals: readonly JsonPath[]
  /** The most records that were asked for. */
  readonly top?: number
  /** True where a paging style turns the pages. */
  readonly isTurned: boolean
  /** True where turning ends at an empty page. */
  readonly endsWhenEmpty: boolean
  /** True where no more than the first page is wanted. */
  readonly firstPageOnly: boolean
  /** Records asked for on a page that is not turned. */
  readonly limit?: number
  /** True where the source was asked how many records there are. */
  readonly asksCount?: boolean
  /** The remedy where pages are left; a paging style that fits, if left out. */
  readonly instead?: string
}

/** Where the source is. */
export interface PagesBase {
  readonly baseUrl: string
  /** How places call it: as the configuration has it. */
  readonly written: string
}

/** The request that is read. */
export interface RequestRead {
  readonly source: string
  readonly base: PagesBase
  readonly request: string
}

/** The records of one walk, and what is worth telling of it. */
export interface WalkRead {
  readonly records: readonly PlacedRecord[]
  readonly notes: readonly Note[]
}

interface LastPage {
  readonly url: URL
  readonly shown: string
  readonly rows: number
  readonly signals: readonly MoreSignal[]
}

/** A stored answer holds no error with a secret in it: such an answer is refused when it is fetched. */
const asItIs = (text: string): string => text

/**
 * Reads the records of one walk through the pages of a request.
 *
 * @throws Problem NOT_JSON, SOURCE_ERROR, ITEMS_NOT_FOUND, COUNT_MISMATCH, MORE_PAGES_LEFT, TABLE_TOO_LARGE
 */
export function readWalk(read: RequestRead, pages: readonly Page[], wanted: WalkWanted): WalkRead {
  const { source, base, request } = read
  const records: PlacedRecord[] = []
  let stated: number | undefined
  let last: LastPage | undefined
  for (const page of pages) {
    const url = new URL(page.address, base.baseUrl)
    const json = jsonOf(source, url, page.body)
    const { items, pointer, isOne } = itemsOf({ source, hide: asItIs }, url, json, wanted.items)
    const shown = placeAddress(base, url)
    refuseTooLarge(`${source}: request "${request}"`, records.length + items.length, 1)
    items.forEach((value, index) =>
      records.push({ value, url: shown, pointer: isOne ? pointer : `${pointer}/${index}` }),
    )
    // The last page's word, for a list may grow while it is read.
    stated = page.stated ?? totalIn(json, wanted.totals) ?? stated
    const signals = isOne ? [] : [...moreSignals(json, pointer), ...headerSignals(page.headers)]
    last = { url, shown, rows: items.length, signals }
  }
  const notes =
    last === undefined
      ? []
      : judged(read, wanted, last, { records: records.length, pages: pages.length, stated })
  return { records, notes }
}

interface Counted {
  readonly records: number
  readonly pages: number
  readonly stated: number | undefined
}

/** Refuses a walk that is not whole. Gives the notes of one that is, or is meant not to be. */
function judged(read: RequestRead, wanted: WalkWanted, last: LastPage, counted: Counted): readonly Note[] {
  const { records, pages, stated } = counted
  const { top, firstPageOnly, endsWhenEmpty } = wanted
  const due = stated === undefined || top === undefined ? stated : Math.min(stated, top)
  if (!firstPageOnly && due !== undefined) refuseMismatch(read, records, due)
  const left = signalsLeft(last.signals, {
    records,
    pages,
    last: last.rows,
    endsWhenEmpty,
    ...(stated === undefined ? {} : { stated }),
    ...(top === undefined ? {} : { top }),
  })
  if (left.length > 0 && !firstPageOnly) throw pagesLeft(read, wanted, last, records, left)
  return [...told(wanted, last, counted, left)].map(([code, what]) => ({
    code,
    message: `request "${read.request}" ${what} [${code}]`,
    where: { url: last.shown },
  }))
}

function* told(
  { firstPageOnly, limit, asksCount }: WalkWanted,
  { signals }: LastPage,
  { records, stated }: Counted,
  left: readonly MoreSignal[],
): Generator<readonly [code: ProblemCode, what: string]> {
  const count = recordsText(records)
  if (left.length > 0) {
    const more = signalsText(left)
    yield [
      'FIRST_PAGE_ONLY',
      `brought the first page only, as it says: ${count}; the source tells of more: ${more}`,
    ]
  }
  if (asksCount && stated === undefined) {
    yield [
      'COUNT_NOT_GIVEN',
      `asks how many records there are, and the source does not say; it gave ${count}`,
    ]
  }
  if (!firstPageOnly && limit !== undefined && records >= limit && !isCounted(signals, records)) {
    const wondered = 'and the source does not say whether there are more; set `paging`'
    yield ['PAGE_FULL', `brought ${count}, as many as it asks for, ${wondered}`]
  }
}

function isCounted(signals: readonly MoreSignal[], records: number): boolean {
  return signals.some(
    (one) => one.tells === 'NO_MORE' || (one.tells === 'COUNT' && one.isTotal && one.count === records),
  )
}

function refuseMismatch({ source, request }: RequestRead, received: number, stated: number): void {
  if (stated === received) return
  const message =
    `${source}: request "${request}" brought ${received} records where the source states ${stated} ` +
    '(as many as stated; if it goes on after another refresh, check `paging`) [COUNT_MISMATCH]'
  throw new Problem('COUNT_MISMATCH', message, { source, request, stated, received })
}

function pagesLeft(
  read: RequestRead,
  { isTurned, instead }: WalkWanted,
  { url }: LastPage,
  received: number,
  left: readonly MoreSignal[],
): Problem {
  const { source, request } = read
  const counts = left.flatMap((one) => (one.tells === 'COUNT' ? [one.count] : []))
  if (isTurned && counts.length === left.length) refuseMismatch(read, received, Math.max(...counts))
  const came = `brings request "${request}" to ${recordsText(received)} and tells of more: ${signalsText(left)}`
  const right =
    instead ?? `${fittingPaging(left)}, or say \`firstPageOnly: true\` if only the first page is meant`
  return httpProblem('MORE_PAGES_LEFT', source, url, came, right, { request, received })
}

function recordsText(count: number): string {
  return count === 1 ? '1 record' : `${count} records`
}

/**
 * The address of a page as places have it: below that of the source as it is written. An address that a variable
 * holds differs from one place of running to another, and stands for the same system in all of them.
 */
function placeAddress({ baseUrl, written }: PagesBase, url: URL): string {
  const shown = `${shownAddress(url)}${url.hash}`
  const base = baseUrl.replace(/\/+$/, '')
  const rest = shown.slice(base.length)
  const isBelow = shown.startsWith(base) && (rest === '' || /^[/?#]/.test(rest))
  return isBelow ? `${written.replace(/\/+$/, '')}${rest}` : shown
}

function totalIn(json: JsonValue, totals: readonly JsonPath[]): number | undefined {
  for (const path of totals) {
    const total = wholeNumberAt(json, path)
    if (total !== undefined) return total
  }
  return undefined
}
