import { Problem } from '../../../base/problems/problem'
import type { JsonPath } from '../../../base/json/path'
import type { JsonValue } from '../../../base/json/value'
import { shownAddress } from '../http/shownAddress'
import { itemsOf, jsonOf, wholeNumberAt } from '../json/answer'
import { jsonTable, type PlacedRecord } from '../json/table'
import { unframePages, type Page } from './pages'
import type { RawTable } from '../table/rawTable'
import { refuseTooLarge } from '../table/tableSize'

/** How the records of one request lie in its pages. */
export interface PagesWanted {
  readonly items: JsonPath
  /** `items` as the configuration has it. */
  readonly itemsWritten: string
  /** Paths of which the first that leads to a number says how many records there are. */
  readonly totals: readonly JsonPath[]
  /** The most records that were asked for. */
  readonly top?: number
}

/** Where the source is. */
export interface PagesBase {
  readonly baseUrl: string
  /** How places call it: as the configuration has it. */
  readonly written: string
}

/**
 * The records in a payload, request by request. Needs no network, so that a changed mapping can read an old
 * payload again. Throws `NOT_A_TABLE`, `NOT_JSON`, `ITEMS_NOT_FOUND`, `COUNT_MISMATCH`, `TABLE_TOO_LARGE`.
 */
export function readPages(
  source: string,
  base: PagesBase,
  payload: Uint8Array,
  wanted: ReadonlyMap<string, PagesWanted>,
): ReadonlyMap<string, RawTable> {
  const pages = unframePages(source, payload)
  const tables = new Map<string, RawTable>()
  for (const [request, how] of wanted) {
    const own = pages.filter((page) => page.request === request)
    const table = jsonTable(recordsIn(source, base, request, own, how))
    refuseTooLarge(`${source}: request "${request}"`, 0, table.headings.length)
    tables.set(request, table)
  }
  return tables
}

function recordsIn(
  source: string,
  base: PagesBase,
  request: string,
  pages: readonly Page[],
  { items: path, itemsWritten, totals, top }: PagesWanted,
): readonly PlacedRecord[] {
  const records: PlacedRecord[] = []
  let stated: number | undefined
  for (const page of pages) {
    const url = new URL(page.address, base.baseUrl)
    const json = jsonOf(source, url, page.body)
    const { items, pointer } = itemsOf(source, url, json, path, itemsWritten)
    const shown = placeAddress(base, url)
    refuseTooLarge(`${source}: request "${request}"`, records.length + items.length, 1)
    items.forEach((value, index) => records.push({ value, url: shown, pointer: `${pointer}/${index}` }))
    // The last page's word, for a list may grow while it is read.
    stated = page.stated ?? totalIn(json, totals) ?? stated
  }
  const due = stated === undefined || top === undefined ? stated : Math.min(stated, top)
  if (due !== undefined && due !== records.length) {
    const message =
      `${source}: request "${request}" brought ${records.length} records where the source states ${due} ` +
      '(as many as stated; if it goes on after another refresh, check `paging`) [COUNT_MISMATCH]'
    throw new Problem('COUNT_MISMATCH', message, { source, request, stated: due, received: records.length })
  }
  return records
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
