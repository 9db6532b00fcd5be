import { followJsonPath, type JsonPath } from '../../../base/json/path'
import type { JsonValue } from '../../../base/json/value'
import { fetchPages, type Arrived, type Fetched, type Walk } from '../pages/fetchPages'
import type { Held } from '../pages/held'
import { resolveWithin } from '../http/address'
import type { HttpClient } from '../http/client'
import type { OdataRequest, OdataSource } from './odata.config'
import { readPages, type PagesRead, type PagesWanted } from '../pages/readPages'
import { asOdata2, refuseOdata2 } from './odata2'

const ITEMS = { path: [{ name: 'value' }], written: 'value' }
/** OData 4.01 lets a service leave `odata.` out; OData 3, of SharePoint and Project Online, leaves out the @. */
const COUNTS: readonly JsonPath[] = [
  [{ name: '@odata.count' }],
  [{ name: '@count' }],
  [{ name: 'odata.count' }],
]
const NEXT_LINKS: readonly JsonPath[] = [
  [{ name: '@odata.nextLink' }],
  [{ name: '@nextLink' }],
  [{ name: 'odata.nextLink' }],
]
const CONTEXTS: readonly JsonPath[] = [[{ name: '@odata.context' }], [{ name: '@context' }]]
/** Services in use refuse 4.01, and some answer in an older version where none is asked for. */
const VERSION = { 'odata-version': '4.0', 'odata-maxversion': '4.0' }

/**
 * Reads an OData source whole, following the server's own next links. Given what the ledger holds, asks
 * whether that still stands. Throws a Problem whose message names source, address, what came and what would
 * be right.
 */
export async function fetchOdata(source: OdataSource, client: HttpClient, previous?: Held): Promise<Fetched> {
  const { baseUrl, pageSize, limits } = source.location
  const walks = Object.entries(source.requests).map(([request, asked]): Walk => {
    return {
      request,
      items: ITEMS,
      first: { url: addressOf(baseUrl, asked) },
      conditional: true,
      headers: { ...VERSION, ...(pageSize === undefined ? {} : { prefer: `odata.maxpagesize=${pageSize}` }) },
      inspect: (page) => refuseOdata2(client.source, page, asked.entitySet),
      after(page) {
        const next = nextAddress(client, page)
        return { next: next === undefined ? undefined : { url: next } }
      },
    }
  })
  try {
    return await fetchPages(client, limits, walks, previous)
  } catch (error) {
    const entitySets = Object.values(source.requests).map(({ entitySet }) => entitySet)
    throw asOdata2(client.source, baseUrl, error, entitySets)
  }
}

/**
 * The records in a payload that `fetchOdata` brought: a table for each request.
 *
 * @param written how places call the address of the source
 * @throws Problem NOT_A_TABLE, NOT_JSON, SOURCE_ERROR, ITEMS_NOT_FOUND, COUNT_MISMATCH, MORE_PAGES_LEFT
 */
export function readOdata(
  sourceId: string,
  payload: Uint8Array,
  source: OdataSource,
  written = source.location.baseUrl,
): PagesRead {
  const wanted = new Map<string, PagesWanted>()
  for (const [request, { count, top }] of Object.entries(source.requests)) {
    wanted.set(request, {
      items: ITEMS,
      totals: count ? COUNTS : [],
      isTurned: true,
      endsWhenEmpty: false,
      firstPageOnly: false,
      asksCount: count,
      instead:
        'all records, or a next link under "@odata.nextLink" or "odata.nextLink"; ask the owner of the source',
      ...(top === undefined ? {} : { top }),
    })
  }
  return readPages(sourceId, { baseUrl: source.location.baseUrl, written }, payload, wanted)
}

/** Spaces as %20 and `$` as it is: not every service reads the form encoding of `URLSearchParams`. */
function addressOf(
  baseUrl: string,
  { entitySet, select, filter, expand, orderby, top, count }: OdataRequest,
): URL {
  const options = Object.entries({
    $select: select?.join(','),
    $filter: filter,
    $expand: expand?.join(','),
    $orderby: orderby,
    $top: top,
    $count: count ? 'true' : undefined,
  })
  const query = options.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`],
  )
  return new URL(
    `${baseUrl.replace(/\/+$/, '')}/${entitySet}${query.length === 0 ? '' : `?${query.join('&')}`}`,
  )
}

/** A relative next link is seen from the context address where there is one, else from the request's own. */
function nextAddress({ source, origin }: HttpClient, { url, json }: Arrived): URL | undefined {
  const link = textAt(json, NEXT_LINKS)
  if (link === undefined || link === '') return undefined
  const context = textAt(json, CONTEXTS)
  const base = context !== undefined && URL.canParse(context, url.href) ? new URL(context, url.href) : url
  return resolveWithin(source, origin, base, link)
}

function textAt(json: JsonValue, paths: readonly JsonPath[]): string | undefined {
  for (const path of paths) {
    const value = followJsonPath(json, path)[0]?.value
    if (typeof value === 'string') return value
  }
  return undefined
}
