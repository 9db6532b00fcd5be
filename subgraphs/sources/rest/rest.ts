import { fetchPages, type Fetched } from '../pages/fetchPages'
import type { Held } from '../pages/held'
import { addressBelow } from '../http/address'
import type { HttpClient } from '../http/client'
import { pathOf, walkOf } from './paging'
import type { RawTable } from '../table/rawTable'
import { readPages, type PagesWanted } from '../pages/readPages'
import type { Paging, RestRequest, RestSource } from './rest.config'

/**
 * Reads a REST source whole: every request, every page. Given what the ledger holds, asks whether that still
 * stands. Throws a Problem whose message names source, address, what came and what would be right.
 */
export function fetchRest(source: RestSource, client: HttpClient, previous?: Held): Promise<Fetched> {
  const { baseUrl, limits } = source.location
  const walks = Object.entries(source.requests).map(([request, asked]) =>
    walkOf({
      source: client.source,
      origin: client.origin,
      request,
      first: {
        url: addressBelow(baseUrl, asked.path, asked.query),
        ...(asked.body === undefined ? {} : { body: asked.body }),
      },
      items: asked.items,
      paging: pagingOf(source, asked),
    }),
  )
  return fetchPages(client, limits, walks, previous)
}

/**
 * The records in a payload that `fetchRest` brought: a table for each request.
 *
 * @param written how places call the address of the source
 * @throws Problem NOT_A_TABLE, NOT_JSON, ITEMS_NOT_FOUND, COUNT_MISMATCH
 */
export function readRest(
  sourceId: string,
  payload: Uint8Array,
  source: RestSource,
  written = source.location.baseUrl,
): ReadonlyMap<string, RawTable> {
  const wanted = new Map<string, PagesWanted>()
  for (const [request, asked] of Object.entries(source.requests)) {
    const { total } = pagingOf(source, asked)
    wanted.set(request, {
      items: pathOf(asked.items),
      itemsWritten: asked.items,
      totals: typeof total === 'string' ? [pathOf(total)] : [],
    })
  }
  return readPages(sourceId, { baseUrl: source.location.baseUrl, written }, payload, wanted)
}

function pagingOf({ location }: RestSource, { paging }: RestRequest): Paging {
  const chosen = paging ?? location.paging
  return chosen === 'none' ? { style: 'none' } : chosen
}
