import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { createHttpClient, type HttpClient } from '../../../../subgraphs/reporting/sources/http/client'
import type { Fetched } from '../../../../subgraphs/reporting/sources/fetchPages'
import type { Previous } from '../../../../subgraphs/reporting/sources/heldPages'
import type { RawTable } from '../../../../subgraphs/reporting/sources/rawTable'
import { fetchRest, readRest } from '../../../../subgraphs/reporting/sources/rest'
import { restSource, type RestSource } from '../../../../subgraphs/reporting/sources/rest.config'
import { loopback } from './http/clientFor'
import { rejectionOf } from './rejectionOf'
import { json, serve, type Handler, type TestServer } from './server'

const ID = 'unity/tool'

interface Item {
  readonly id: number
  readonly name: string
}

const ITEMS: readonly Item[] = Array.from({ length: 23 }, (_, index) => ({
  id: index + 1,
  name: `Item ${index + 1}`,
}))

let servers: TestServer[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

interface Peer {
  readonly server: TestServer
  readonly source: RestSource
  readonly client: HttpClient
}

type Written = z.input<typeof restSource>

async function peer(
  handler: Handler,
  request: Partial<Written['requests'][string]>,
  limits: NonNullable<Written['location']['limits']> = {},
): Promise<Peer> {
  const server = await serve(handler)
  servers.push(server)
  const source = restSource.parse({
    kind: 'rest',
    location: { baseUrl: server.origin, limits: { attempts: 1, ...limits } },
    requests: { WorkItem: { path: '/items', items: 'items', ...request } },
  } satisfies Written)
  const client = createHttpClient(ID, source.location, { allow: loopback(server.origin), environment: {} })
  return { server, source, client }
}

async function payloadOf(
  { source, client }: Peer,
  previous?: Previous,
): Promise<Fetched & { outcome: 'FETCHED' }> {
  const fetched = await fetchRest(source, client, previous)
  if (fetched.outcome !== 'FETCHED') throw new Error(`wanted a payload, got ${fetched.outcome}`)
  return fetched
}

async function tableOf(it: Peer): Promise<RawTable> {
  const table = readRest(ID, (await payloadOf(it)).payload, it.source).get('WorkItem')
  if (table === undefined) throw new Error('no table')
  return table
}

const idsIn = (table: RawTable): readonly (string | undefined)[] =>
  [...table.records].map((record) => record.at?.('id')?.text)
const allIds = ITEMS.map(({ id }) => String(id))

/** Pages by number of records passed over, never more than `cap` to a page, as Redmine does. */
const byOffset =
  (cap: number, extra: (from: number) => object = () => ({ total_count: ITEMS.length })): Handler =>
  (url, response) => {
    const from = Number(url.searchParams.get('offset'))
    const limit = Math.min(cap, Number(url.searchParams.get('limit')))
    json(response, { items: ITEMS.slice(from, from + limit), ...extra(from) })
  }

describe('paging', () => {
  it('by offset, with a source that gives fewer than asked', async () => {
    const it = await peer(byOffset(10), { paging: { style: 'offset', limit: 500, total: 'total_count' } })
    expect(idsIn(await tableOf(it))).toEqual(allIds)
    expect(it.server.heard.map(({ url }) => url.search)).toEqual([
      '?offset=0&limit=500',
      '?offset=10&limit=500',
      '?offset=20&limit=500',
    ])
  })

  it('by offset without a total, to the first empty page', async () => {
    const it = await peer(
      byOffset(10, () => ({})),
      { paging: { style: 'offset', limit: 500 } },
    )
    expect(idsIn(await tableOf(it))).toEqual(allIds)
    expect(it.server.heard.length).toBe(4)
  })

  it('by offset under other names, beside a query', async () => {
    const it = await peer(
      (url, response) => {
        const from = Number(url.searchParams.get('startAt'))
        json(response, { items: ITEMS.slice(from, from + 10), total: ITEMS.length })
      },
      {
        query: { status: '*', closed: true },
        paging: {
          style: 'offset',
          limit: 10,
          total: 'total',
          parameters: { offset: 'startAt', limit: 'maxResults' },
        },
      },
    )
    expect(idsIn(await tableOf(it))).toEqual(allIds)
    expect(it.server.heard[1]?.url.search).toBe('?status=*&closed=true&startAt=10&maxResults=10')
  })

  it.each([0, 1])('by page number from %i, with the total in a header', async (first) => {
    const it = await peer(
      (url, response) => {
        const from = (Number(url.searchParams.get('page')) - first) * 10
        json(response, { items: ITEMS.slice(from, from + 10) }, { 'x-total-count': String(ITEMS.length) })
      },
      { paging: { style: 'page', first, size: 10, total: { header: 'X-Total-Count' } } },
    )
    expect(idsIn(await tableOf(it))).toEqual(allIds)
    expect(it.server.heard.map(({ url }) => url.searchParams.get('page'))).toEqual(
      [first, first + 1, first + 2].map(String),
    )
  })

  it('by Link header, relative or absolute, with the answer itself for a list', async () => {
    const it = await peer(
      (url, response) => {
        const from = Number(url.searchParams.get('from'))
        const next = from === 0 ? '/items?from=10' : `${url.origin}/items?from=${from + 10}`
        const headers =
          from + 10 < ITEMS.length ? { link: `<${next}>; rel="next", </items>; rel="first"` } : {}
        json(response, ITEMS.slice(from, from + 10), headers)
      },
      { items: '', paging: { style: 'link-header' } },
    )
    expect(idsIn(await tableOf(it))).toEqual(allIds)
    expect(it.server.heard.length).toBe(3)
  })

  it('by token, which is sent as it was given', async () => {
    const it = await peer(
      (url, response) => {
        const from = Number((url.searchParams.get('pageToken') ?? 'a&b=0').slice(4))
        const more = from + 10 < ITEMS.length
        json(response, {
          data: { items: ITEMS.slice(from, from + 10) },
          next: more ? `a&b=${from + 10}` : null,
        })
      },
      { items: 'data.items', paging: { style: 'token', next: 'next', parameter: 'pageToken' } },
    )
    expect(idsIn(await tableOf(it))).toEqual(allIds)
  })

  it('none, with the total checked all the same', async () => {
    const short: Handler = (_url, response) => json(response, { items: ITEMS.slice(0, 20), total_count: 23 })
    const it = await peer(short, { paging: { style: 'none', total: 'total_count' } })
    const { payload } = await payloadOf(it)
    expect(() => readRest(ID, payload, it.source)).toThrow(
      'unity/tool: request "WorkItem" brought 20 records where the source states 23 (as many as stated; if it goes on after another refresh, check `paging`) [COUNT_MISMATCH]',
    )
  })

  it('of several requests, one after the other', async () => {
    const it = await peer(
      (url, response) =>
        url.pathname === '/versions'
          ? json(response, { versions: [{ id: 1 }] })
          : json(response, { items: ITEMS.slice(0, 2) }),
      {},
    )
    const source = restSource.parse({
      ...it.source,
      requests: {
        Milestone: { path: '/versions', items: 'versions', paging: 'none' },
        ...it.source.requests,
      },
    })
    const tables = readRest(ID, (await payloadOf({ ...it, source })).payload, source)
    expect([...tables].map(([name, table]) => [name, [...table.records].length])).toEqual([
      ['Milestone', 1],
      ['WorkItem', 2],
    ])
  })
})

describe('paging that goes wrong', () => {
  it('a source that ignores the offset', async () => {
    const it = await peer(
      (_url, response) => json(response, { items: ITEMS.slice(0, 10), total_count: 23 }),
      {
        paging: { style: 'offset', limit: 10, total: 'total_count' },
      },
    )
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect(problem.code).toBe('PAGING_LOOP')
    expect(problem.message).toContain('/items?offset=10&limit=10 is the page before it once more')
  })

  it('a link that leads back', async () => {
    const it = await peer(
      (url, response) =>
        json(response, ITEMS, { link: `</items?p=${url.search === '?p=1' ? 2 : 1}>; rel="next"` }),
      { items: '', paging: { style: 'link-header' } },
    )
    const bodies = await rejectionOf(fetchRest(it.source, it.client))
    expect([bodies.code, it.server.heard.length]).toEqual(['PAGING_LOOP', 2])
  })

  it('a circle of links with a different page each time', async () => {
    let turn = 0
    const it = await peer(
      (url, response) =>
        json(response, [{ turn: ++turn }], {
          link: `</items?p=${url.search === '?p=1' ? 2 : 1}>; rel="next"`,
        }),
      { items: '', paging: { style: 'link-header' } },
    )
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect([problem.code, it.server.heard.length]).toEqual(['PAGING_LOOP', 3])
    expect(problem.message).toContain('is given as the next page a second time')
  })

  it('a token that is always the same', async () => {
    let turn = 0
    const it = await peer((_url, response) => json(response, { items: [{ turn: ++turn }], next: 'same' }), {
      paging: { style: 'token', next: 'next', parameter: 'token' },
    })
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect([problem.code, it.server.heard.length]).toEqual(['PAGING_LOOP', 2])
  })

  it('pages without end', async () => {
    let turn = 0
    const it = await peer(
      (_url, response) => json(response, { items: [{ turn: ++turn }], next: `t${turn}` }),
      { paging: { style: 'token', next: 'next', parameter: 'token' } },
      { maxPages: 5 },
    )
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect([problem.code, it.server.heard.length]).toEqual(['TOO_MANY_PAGES', 5])
  })

  it('pages that together are too large', async () => {
    const it = await peer(
      byOffset(10),
      { paging: { style: 'offset', limit: 10, total: 'total_count' } },
      { maxTotalBytes: 500 },
    )
    expect((await rejectionOf(fetchRest(it.source, it.client))).code).toBe('HTTP_TOO_LARGE')
  })

  it('a next page elsewhere', async () => {
    const other = await serve((_url, response) => json(response, []))
    servers.push(other)
    const it = await peer(
      (_url, response) => json(response, ITEMS, { link: `<${other.origin}/items>; rel="next"` }),
      {
        items: '',
        paging: { style: 'link-header' },
      },
    )
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect(problem.code).toBe('ADDRESS_REFUSED')
    expect(problem.message).toContain(
      `names a next page at ${other.origin} (only ${it.server.origin} is this source`,
    )
    expect(other.heard).toEqual([])
  })

  it('a list that grows while it is read: the last page has the say', async () => {
    const it = await peer(
      byOffset(10, (from) => ({ total_count: from === 0 ? 22 : 23 })),
      {
        paging: { style: 'offset', limit: 10, total: 'total_count' },
      },
    )
    expect(idsIn(await tableOf(it))).toEqual(allIds)
  })
})

describe('an answer that is not what it should be', () => {
  it('JSON that breaks off', async () => {
    const it = await peer((_url, response) => json(response, '{"items": [\n  {"id": 1},\n  {"id"'), {})
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect(problem.code).toBe('NOT_JSON')
    expect(problem.message).toMatch(
      /^unity\/tool: http:\/\/127\.0\.0\.1:\d+\/items answered 32 bytes with a text that breaks off at line 3, column 8 \(a whole JSON value in UTF-8\) \[NOT_JSON\]$/,
    )
  })

  it.each([
    ['{"issues": [], "total": 0}', 'has nothing at "items"; it has "issues", "total"'],
    ['{"items": {"id": 1}}', 'has an object at "items"'],
    ['{"items": null}', 'has null at "items"'],
    ['[]', 'has nothing at "items"'],
    ['{}', 'it has nothing at all'],
  ])('no list where one should be: %s', async (body, told) => {
    const it = await peer((_url, response) => json(response, body), {})
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect(problem.code).toBe('ITEMS_NOT_FOUND')
    expect(problem.message).toContain(told)
  })

  it('a token that is no token', async () => {
    const it = await peer((_url, response) => json(response, { items: [], next: { a: 1 } }), {
      paging: { style: 'token', next: 'next', parameter: 'token' },
    })
    expect((await rejectionOf(fetchRest(it.source, it.client))).code).toBe('NOT_A_VALUE')
  })
})

describe('the payload', () => {
  const paging = { style: 'offset', limit: 10, total: 'total_count' } as const

  it('is the same bytes for the same pages, on another port too', async () => {
    const hash = async (): Promise<string> =>
      createHash('sha256')
        .update((await payloadOf(await peer(byOffset(10), { paging }))).payload)
        .digest('hex')
    expect(await hash()).toBe(await hash())
  })

  it('is read again without the network, under another configuration', async () => {
    const it = await peer(
      (_url, response) => json(response, '{"items":[{"id":1}],"others":[{"cost":12345678901234567890.10}]}'),
      {},
    )
    const { payload } = await payloadOf(it)
    await it.server.close()
    servers = []
    const changed = restSource.parse({
      ...it.source,
      requests: { WorkItem: { path: '/items', items: 'others' } },
    })
    const [record] = [...(readRest(ID, payload, changed).get('WorkItem')?.records ?? [])]
    expect(record?.at?.('cost')).toEqual({
      text: '12345678901234567890.10',
      typed: { kind: 'NUMBER', value: '12345678901234567890.10' },
      place: { url: `${it.server.origin}/items`, pointer: '/others/0/cost', record: 1, heading: 'cost' },
    })
  })

  it('numbers records through all pages, and points into the page of each', async () => {
    const it = await peer(byOffset(10), { paging })
    const places = [...(await tableOf(it)).records].map(({ place }) => place)
    expect(places[0]).toEqual({
      url: `${it.server.origin}/items?offset=0&limit=10`,
      pointer: '/items/0',
      record: 1,
    })
    expect(places[22]).toEqual({
      url: `${it.server.origin}/items?offset=20&limit=10`,
      pointer: '/items/2',
      record: 23,
    })
  })
})

describe('what has not changed', () => {
  const paging = { style: 'offset', limit: 10, total: 'total_count' } as const
  let items: readonly Item[] = ITEMS
  beforeEach(() => {
    items = ITEMS
  })

  const tagged =
    (validate: (body: string) => Readonly<Record<string, string>>, sent: string): Handler =>
    (url, response, request) => {
      const from = Number(url.searchParams.get('offset'))
      const body = JSON.stringify({ items: items.slice(from, from + 10), total_count: items.length })
      const headers = validate(body)
      if (Object.values(headers).includes(String(request.headers[sent])))
        response.writeHead(304, headers).end()
      else json(response, body, headers)
    }
  const etag = (body: string): Readonly<Record<string, string>> => ({
    etag: `W/"${createHash('md5').update(body).digest('hex')}"`,
  })

  it.each([
    ['ETag', tagged(etag, 'if-none-match')],
    [
      'Last-Modified',
      tagged(() => ({ 'last-modified': 'Wed, 21 Oct 2026 07:28:00 GMT' }), 'if-modified-since'),
    ],
  ])('is not sent again: %s', async (_name, handler) => {
    const it = await peer(handler, { paging })
    const first = await payloadOf(it)
    const second = await fetchRest(it.source, it.client, first)
    expect(second).toEqual({
      outcome: 'UNCHANGED',
      ...(first.etag === undefined ? {} : { etag: first.etag }),
      ...(first.lastModified === undefined ? {} : { lastModified: first.lastModified }),
    })
    expect(it.server.heard.length).toBe(6)
  })

  it('is taken from what is held, where only a later page has changed', async () => {
    const it = await peer(tagged(etag, 'if-none-match'), { paging })
    const first = await payloadOf(it)
    items = ITEMS.map((item) => (item.id === 15 ? { ...item, name: 'renamed' } : item))
    const second = await payloadOf(it, first)
    const names = [...(readRest(ID, second.payload, it.source).get('WorkItem')?.records ?? [])].map(
      (record) => record.at?.('name')?.text,
    )
    expect(names).toEqual(items.map(({ name }) => name))
    expect(second.etag).not.toBe(first.etag)
    // What a reading from nothing would have brought.
    expect(second.payload.equals((await payloadOf(it)).payload)).toBe(true)
  })

  it('is asked for afresh where the next page stands in a header, which a 304 need not repeat', async () => {
    const it = await peer((_url, response) => json(response, ITEMS, { etag: '"1"' }), {
      items: '',
      paging: { style: 'link-header' },
    })
    await payloadOf(it, await payloadOf(it))
    expect(it.server.heard.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined])
  })
})
