import { followJsonPath, type JsonPath } from '../../../base/json/path'
import type { JsonValue } from '../../../base/json/value'
import { fetchPages, type Arrived, type Fetched, type Walk } from '../pages/fetchPages'
import type { Held } from '../pages/held'
import { resolveWithin } from '../http/address'
import type { HttpClient } from '../http/client'
import { itemsOf } from '../json/answer'
import type { OdataRequest, OdataSource } from './odata.config'
import type { RawTable } from '../table/rawTable'
import { readPages, type PagesWanted } from '../pages/readPages'

const VALUE: JsonPath = [{ name: 'value' }]
/** OData 4.01 lets a service leave `odata.` out. */
const COUNTS: readonly JsonPath[] = [[{ name: '@odata.count' }], [{ name: '@count' }]]
const NEXT_LINKS: readonly JsonPath[] = [[{ name: '@odata.nextLink' }], [{ name: '@nextLink' }]]
const CONTEXTS: readonly JsonPath[] = [[{ name: '@odata.context' }], [{ name: '@context' }]]

/**
 * Reads an OData v4 source whole, following the server's own next links. Given what the ledger holds, asks
 * whether that still stands. Throws a Problem whose message names source, address, what came and what would
 * be right.
 */
export function fetchOdata(source: OdataSource, client: HttpClient, previous?: Held): Promise<Fetched> {
  const { pageSize } = source.location
  const walks = Object.entries(source.requests).map(([request, asked]): Walk => {
    return {
      request,
      first: { url: addressOf(source.location.baseUrl, asked) },
      conditional: true,
      ...(pageSize === undefined ? {} : { headers: { prefer: `odata.maxpagesize=${pageSize}` } }),
      after(page) {
        itemsOf(client.source, page.url, page.json, VALUE, 'value')
        const next = nextAddress(client, page)
        return { next: next === undefined ? undefined : { url: next } }
      },
    }
  })
  return fetchPages(client, source.location.limits, walks, previous)
}

/**
 * The records in a payload that `fetchOdata` brought: a table for each request.
 *
 * @param written how places call the address of the source
 * @throws Problem NOT_A_TABLE, NOT_JSON, ITEMS_NOT_FOUND, COUNT_MISMATCH
 */
export function readOdata(
  sourceId: string,
  payload: Uint8Array,
  source: OdataSource,
  written = source.location.baseUrl,
): ReadonlyMap<string, RawTable> {
  const wanted = new Map<string, PagesWanted>()
  for (const [request, { count, top }] of Object.entries(source.requests)) {
    const limit = top === undefined ? {} : { top }
    wanted.set(request, { items: VALUE, itemsWritten: 'value', totals: count ? COUNTS : [], ...limit })
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
