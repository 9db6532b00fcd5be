import { fetchPages, type Fetched } from '../pages/fetchPages'
import type { Held } from '../pages/held'
import type { HttpClient } from '../http/client'
import { readPages, type PagesRead, type PagesWanted } from '../pages/readPages'
import type { WalkWanted } from '../pages/readWalk'
import { pageLimit } from './pageLimit'
import { pathOf } from './paging'
import type { RestQuestion, RestRequest, RestSource } from './rest.config'
import { itemsWanted, pagingOf, walkFor } from './restWalks'

/**
 * Reads a REST source whole: every request, every page. Given what the ledger holds, asks whether that still
 * stands. Throws a Problem whose message names source, address, what came and what would be right.
 */
export function fetchRest(source: RestSource, client: HttpClient, previous?: Held): Promise<Fetched> {
  const walks = Object.entries(source.requests).map(([request, asked]) =>
    walkFor(source, client, request, asked),
  )
  return fetchPages(client, source.location.limits, walks, previous)
}

/**
 * The records in a payload that `fetchRest` brought: a table for each request.
 *
 * @param written how places call the address of the source
 * @throws Problem NOT_A_TABLE, NOT_JSON, SOURCE_ERROR, ITEMS_NOT_FOUND, COUNT_MISMATCH, MORE_PAGES_LEFT
 */
export function readRest(
  sourceId: string,
  payload: Uint8Array,
  source: RestSource,
  written = source.location.baseUrl,
): PagesRead {
  const wanted = new Map(
    Object.entries(source.requests).map(([request, asked]) => [request, pagesWanted(source, asked)]),
  )
  return readPages(sourceId, { baseUrl: source.location.baseUrl, written }, payload, wanted)
}

function pagesWanted(source: RestSource, asked: RestRequest): PagesWanted {
  const walk = walkWanted(source, asked)
  const { each } = asked
  if (each === undefined) return walk
  const value = { path: pathOf(each.of.value), written: each.of.value }
  return { ...walk, each: { feed: walkWanted(source, each.of), value, isOneEach: each.gives === 'one' } }
}

function walkWanted(source: RestSource, asked: RestQuestion & Pick<RestRequest, 'each'>): WalkWanted {
  const { style, total } = pagingOf(source, asked)
  const limit = style === 'none' && asked.each === undefined ? pageLimit(asked) : undefined
  return {
    items: itemsWanted(asked),
    totals: typeof total === 'string' ? [pathOf(total)] : [],
    isTurned: style !== 'none',
    endsWhenEmpty: style === 'offset' || style === 'page',
    firstPageOnly: asked.firstPageOnly === true,
    ...(limit === undefined ? {} : { limit }),
  }
}
