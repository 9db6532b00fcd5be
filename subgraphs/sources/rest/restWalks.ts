import type { HttpClient } from '../http/client'
import { httpProblem } from '../http/httpProblem'
import type { ItemsWanted } from '../json/answer'
import { distinctValues, feedValues, type FeedValue } from '../pages/feedValues'
import type { Walk } from '../pages/fetchPages'
import { askedBy, askedWith } from './askedWith'
import { pathOf, walkOf, type PagedRequest } from './paging'
import type { Paging, RestEach, RestQuestion, RestRequest, RestSource } from './rest.config'

/** The walk of a request; where the request is made of another's answer, the walk of that, which leads to it. */
export function walkFor(source: RestSource, client: HttpClient, request: string, asked: RestRequest): Walk {
  const { each } = asked
  if (each === undefined) return walkOf(pagedRequest(source, client, request, asked))
  const values: FeedValue[] = []
  const feed = walkOf({ ...pagedRequest(source, client, request, each.of), part: { isFeed: true } })
  const value = { path: pathOf(each.of.value), written: each.of.value }
  return {
    ...feed,
    after(page) {
      values.push(...feedValues(client.source, page.url, page.items, value))
      return feed.after(page)
    },
    leadsTo() {
      const paged = pagedRequest(source, client, request, asked)
      const batches = batchesOf(distinctValues(values), each.batch)
      const { maxPages } = source.location.limits
      if (batches.length > maxPages) {
        const came = `leads to ${batches.length} requests of ${each.batch} values, more than ${maxPages}`
        const right = 'a larger `each.batch`, or a larger `maxPages` if there are meant to be so many'
        throw httpProblem('TOO_MANY_PAGES', client.source, feed.first.url, came, right)
      }
      return batches.map((batch, index) =>
        batchWalk(source, paged, { asked, each, batch, number: index + 1 }),
      )
    },
  }
}

interface Batch {
  readonly asked: RestRequest
  readonly each: RestEach
  readonly batch: readonly FeedValue[]
  readonly number: number
}

function batchWalk(
  { location }: RestSource,
  paged: PagedRequest,
  { asked, each, batch, number }: Batch,
): Walk {
  const { source } = paged
  const first = askedWith({
    source,
    baseUrl: location.baseUrl,
    question: asked,
    into: each.into,
    values: batch,
    batch: number,
  })
  return walkOf({ ...paged, first, part: { batch: number } })
}

function pagedRequest(
  source: RestSource,
  client: HttpClient,
  request: string,
  asked: RestQuestion & Pick<RestRequest, 'each'>,
): PagedRequest {
  return {
    source: client.source,
    origin: client.origin,
    request,
    first: askedBy(source.location.baseUrl, asked),
    items: itemsWanted(asked),
    paging: pagingOf(source, asked),
    firstPageOnly: asked.firstPageOnly === true,
  }
}

/** The place of a request's records. A question about one thing may be answered with that thing, in no list. */
export function itemsWanted({ items, each }: Pick<RestRequest, 'items' | 'each'>): ItemsWanted {
  const isOne = each?.batch === 1 && each.gives === 'one'
  return { path: pathOf(items), written: items, ...(isOne ? { mayBeOne: true } : {}) }
}

/** Returns the paging of a request: its own, or else that of the location. */
export function pagingOf({ location }: RestSource, { paging }: RestQuestion): Paging {
  const chosen = paging ?? location.paging
  return chosen === 'none' ? { style: 'none' } : chosen
}

function batchesOf(values: readonly FeedValue[], size: number): readonly (readonly FeedValue[])[] {
  const batches: FeedValue[][] = []
  for (let at = 0; at < values.length; at += size) batches.push(values.slice(at, at + size))
  return batches
}
