import type { JsonList, JsonValue } from '../../../base/json/value'
import type { Held } from './held'
import { heldPages, keptValidators, type HeldPage } from './heldPages'
import type { HttpAnswer } from '../http/answer'
import type { HttpClient, HttpSession, Validators } from '../http/client'
import { httpProblem } from '../http/httpProblem'
import type { HttpLimits } from '../http/location'
import { itemsOf, jsonOf, type ItemsWanted } from '../json/answer'
import { pagingHeadersOf } from './pagingHeaders'
import { addressOf, framePages, PAGES_TYPE, type Page, type PagePart } from './pages'

/**
 * What one reading of a source brought. `UNCHANGED`: every page was answered 304, and what the ledger holds
 * still stands. The validators are to be kept as they are and given back with the payload.
 */
export type Fetched =
  | ({ readonly outcome: 'FETCHED'; readonly payload: Buffer; readonly contentType: string } & Validators)
  | ({ readonly outcome: 'UNCHANGED' } & Validators)

/** What is asked for one page. */
export interface PageAsked {
  /** Tells the page apart from every other of its walk: by a fragment, where what is sent alone does. */
  readonly url: URL
  /** Sent by POST. */
  readonly body?: JsonBody
}

/** A JSON object as the configuration has it. */
export type JsonBody = Readonly<Record<string, unknown>>

/** A page that has arrived, for whoever decides what comes next. */
export interface Arrived {
  readonly url: URL
  readonly asked: PageAsked
  readonly json: JsonValue
  readonly items: JsonList
  /** Absent where the page was answered 304. */
  readonly answer: HttpAnswer
}

export interface NextPage {
  readonly next: PageAsked | undefined
  /** How many records the headers say there are. */
  readonly stated?: number
}

/** One walk through the pages of one request. */
export interface Walk {
  readonly request: string
  /** The part of the request, if it is made of another's answer. */
  readonly part?: PagePart
  readonly items: ItemsWanted
  readonly first: PageAsked
  /** Whether a page's body alone decides what comes next; only then may a 304 stand for it. */
  readonly conditional: boolean
  /** Sent with every page. */
  readonly headers?: Readonly<Record<string, string>>
  /** Refuses an answer before its records are looked for. Throws a Problem. */
  inspect?(page: Omit<Arrived, 'items'>): void
  after(page: Arrived): NextPage
  /** The walks that its records lead to, once it has come to its end. */
  leadsTo?(): readonly Walk[]
}

/**
 * Reads every page of every walk. Throws the Problems of the client, and `NOT_JSON`, `SOURCE_ERROR`,
 * `ITEMS_NOT_FOUND`, `PAGING_LOOP`, `TOO_MANY_PAGES`, `HTTP_TOO_LARGE`.
 */
export function fetchPages(
  client: HttpClient,
  limits: HttpLimits,
  walks: readonly Walk[],
  previous: Held | undefined,
): Promise<Fetched> {
  return client.run(async (session) => {
    const held = heldPages(client.source, previous)
    const reading: Reading = {
      client,
      session,
      limits,
      held,
      pages: [],
      etags: {},
      modified: {},
      bytes: 0,
      fresh: 0,
    }
    for (const walk of walks) {
      await walkPages(reading, walk)
      for (const further of walk.leadsTo?.() ?? []) await walkPages(reading, further)
    }
    const etag = keptValidators(reading.etags)
    const lastModified = keptValidators(reading.modified)
    const validators = {
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    }
    if (reading.fresh === 0) return { outcome: 'UNCHANGED', ...validators }
    return { outcome: 'FETCHED', payload: framePages(reading.pages), contentType: PAGES_TYPE, ...validators }
  })
}

interface Reading {
  readonly client: HttpClient
  readonly session: HttpSession
  readonly limits: HttpLimits
  /** Pages of the last reading that have a validator, by address. */
  readonly held: ReadonlyMap<string, HeldPage>
  readonly pages: Page[]
  readonly etags: Record<string, string>
  readonly modified: Record<string, string>
  bytes: number
  /** Pages that were not answered 304. */
  fresh: number
}

async function walkPages(reading: Reading, walk: Walk): Promise<void> {
  const { client, limits } = reading
  const seen = new Set<string>()
  let last: Buffer | undefined
  for (let page: PageAsked | undefined = walk.first; page !== undefined;) {
    const asked: PageAsked = page
    const { url } = asked
    if (seen.has(url.href)) throw loop(client.source, url, 'is given as the next page a second time')
    if (seen.size >= limits.maxPages) {
      const right = 'larger pages, or a larger `maxPages` if there are meant to be so many'
      throw httpProblem(
        'TOO_MANY_PAGES',
        client.source,
        walk.first.url,
        `has more than ${limits.maxPages} pages`,
        right,
      )
    }
    seen.add(url.href)
    const { body, answer, headers } = await readPage(reading, walk, asked)
    const arrived = { url, asked, json: jsonOf(client.source, url, body), answer }
    walk.inspect?.(arrived)
    const { items } = itemsOf(client, url, arrived.json, walk.items)
    const { next, stated } = walk.after({ ...arrived, items })
    if (next !== undefined && last?.equals(body) === true) {
      throw loop(client.source, url, 'is the page before it once more')
    }
    last = body
    const address = addressOf(url)
    reading.pages.push({
      request: walk.request,
      address,
      ...walk.part,
      ...(stated === undefined ? {} : { stated }),
      ...(headers === undefined ? {} : { headers }),
      body,
    })
    page = next
  }
}

async function readPage(
  reading: Reading,
  walk: Walk,
  { url, body: sent }: PageAsked,
): Promise<Pick<Page, 'body' | 'headers'> & { readonly answer: HttpAnswer }> {
  const { client, session, limits } = reading
  const address = addressOf(url)
  const held = walk.conditional ? reading.held.get(address) : undefined
  const { headers } = walk
  const answer = await session.ask(url, {
    ...(held === undefined ? {} : { validators: held }),
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    ...(headers === undefined ? {} : { headers }),
  })
  const body = answer.status === 304 && held !== undefined ? held.page.body : answer.body
  if (answer.status !== 304) reading.fresh += 1
  const etag = answer.etag ?? (answer.status === 304 ? held?.etag : undefined)
  const lastModified = answer.lastModified ?? (answer.status === 304 ? held?.lastModified : undefined)
  if (etag !== undefined) reading.etags[address] = etag
  if (lastModified !== undefined) reading.modified[address] = lastModified
  reading.bytes += body.length
  if (reading.bytes > limits.maxTotalBytes) {
    const right = 'less, or a larger `maxTotalBytes` if it is meant to be so large'
    throw httpProblem(
      'HTTP_TOO_LARGE',
      client.source,
      url,
      `brings all pages to over ${limits.maxTotalBytes} bytes`,
      right,
    )
  }
  // A 304 need not repeat what the answer said that it stands for.
  const told = pagingHeadersOf(answer) ?? (answer.status === 304 ? held?.page.headers : undefined)
  return { body, answer, ...(told === undefined ? {} : { headers: told }) }
}

function loop(source: string, url: URL, came: string): Error {
  return httpProblem('PAGING_LOOP', source, url, came, 'a further page; check `paging`')
}
