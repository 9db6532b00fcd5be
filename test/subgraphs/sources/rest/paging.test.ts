import { keptValidators } from '../../../../subgraphs/sources/pages/heldPages'
import { fetchRest, readRest } from '../../../../subgraphs/sources/rest/rest'
import { restSource } from '../../../../subgraphs/sources/rest/rest.config'
import {
  allIds,
  byOffset,
  ID,
  idsIn,
  ITEMS,
  payloadOf,
  Peers,
  tableOf,
} from '../../../support/sources/restPeer'
import { rejectionOf } from '../../../support/sources/rejectionOf'
import { json, type Handler } from '../../../support/sources/server'

const peers = new Peers()

describe('paging', () => {
  it('by offset, with a source that gives fewer than asked', async () => {
    const it = await peers.peer(byOffset(10), {
      paging: { style: 'offset', limit: 500, total: 'total_count' },
    })
    expect(idsIn(await tableOf(it))).toEqual(allIds)
    expect(it.server.heard.map(({ url }) => url.search)).toEqual([
      '?offset=0&limit=500',
      '?offset=10&limit=500',
      '?offset=20&limit=500',
    ])
  })

  it('by offset without a total, to the first empty page', async () => {
    const it = await peers.peer(
      byOffset(10, () => ({})),
      { paging: { style: 'offset', limit: 500 } },
    )
    expect(idsIn(await tableOf(it))).toEqual(allIds)
    expect(it.server.heard.length).toBe(4)
  })

  it('by offset under other names, beside a query', async () => {
    const it = await peers.peer(
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
    const it = await peers.peer(
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
    const it = await peers.peer(
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
    const it = await peers.peer(
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

  it('by token, where what stands there is an address, is refused with the style that follows it', async () => {
    const it = await peers.peer(
      (url, response) => json(response, { items: [{ id: 1 }], links: { next: `${url.origin}/items?cur=2` } }),
      { paging: { style: 'token', next: 'links.next', parameter: 'cur' } },
    )
    const { code, message } = await rejectionOf(fetchRest(it.source, it.client))
    expect(code).toBe('NOT_A_VALUE')
    expect(message).toContain(
      'has an address at "links.next" (the token of the next page; an address is followed',
    )
  })

  it.each([
    ['relative to the page', () => 'items?from=10'],
    ['relative to the host', () => '/items?from=10'],
    ['in an object', (origin: string) => ({ href: `${origin}/items?from=10` })],
  ])('by an address in the answer, %s', async (_how, link) => {
    const it = await peers.peer(
      (url, response) => {
        const from = Number(url.searchParams.get('from'))
        json(response, { items: ITEMS.slice(from, from + 10), next: from === 0 ? link(url.origin) : null })
      },
      { paging: { style: 'next-link', next: 'next' } },
    )
    expect(idsIn(await tableOf(it))).toEqual(allIds.slice(0, 20))
  })

  it('none, with the total checked all the same', async () => {
    const short: Handler = (_url, response) => json(response, { items: ITEMS.slice(0, 20), total_count: 23 })
    const it = await peers.peer(short, { paging: { style: 'none', total: 'total_count' } })
    const { payload } = await payloadOf(it)
    expect(() => readRest(ID, payload, it.source)).toThrow(
      'unity/tool: request "WorkItem" brought 20 records where the source states 23 (as many as stated; if it goes on after another refresh, check `paging`) [COUNT_MISMATCH]',
    )
  })

  it('of several requests, one after the other', async () => {
    const it = await peers.peer(
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
    const { tables } = readRest(ID, (await payloadOf({ ...it, source })).payload, source)
    expect([...tables].map(([name, table]) => [name, [...table.records].length])).toEqual([
      ['Milestone', 1],
      ['WorkItem', 2],
    ])
  })
})

/** Answers a search sent by POST, with what it made of the body. */
const bySearch =
  (answer: (body: Body) => object): Handler =>
  (_url, response, request) => {
    let text = ''
    request.on('data', (piece) => (text += String(piece)))
    request.on('end', () => json(response, answer(JSON.parse(text) as Body)))
  }

interface Body {
  readonly jql?: string
  readonly startAt?: number
  readonly nextPageToken?: string
  readonly page?: { readonly number: number; readonly size: number }
}

describe('paging of what is asked by POST', () => {
  it('by token, as Jira has it: in the body, and in the fragment of the place', async () => {
    const bodies: Body[] = []
    const it = await peers.peer(
      bySearch((body) => {
        bodies.push(body)
        const from = Number(body.nextPageToken?.slice(1) ?? 0)
        const more = from + 10 < ITEMS.length
        return { issues: ITEMS.slice(from, from + 10), ...(more ? { nextPageToken: `t${from + 10}` } : {}) }
      }),
      {
        path: '/rest/api/3/search/jql',
        body: { jql: 'project = unity', fields: ['summary'], maxResults: 10 },
        items: 'issues',
        paging: { style: 'token', next: 'nextPageToken', parameter: 'nextPageToken' },
      },
    )
    const table = await tableOf(it)
    expect(idsIn(table)).toEqual(allIds)
    const asked = { jql: 'project = unity', fields: ['summary'], maxResults: 10 }
    expect(bodies).toEqual([asked, { ...asked, nextPageToken: 't10' }, { ...asked, nextPageToken: 't20' }])
    expect(it.server.heard.map(({ url }) => url.href)).toEqual(
      Array(3).fill(`${it.server.origin}/rest/api/3/search/jql`),
    )
    expect([...table.records].map(({ place }) => [place.url, place.pointer]).at(-1)).toEqual([
      `${it.server.origin}/rest/api/3/search/jql#nextPageToken=t20`,
      '/issues/2',
    ])
  })

  it('by offset and by page, as numbers, inside the body too', async () => {
    const offset = await peers.peer(
      bySearch(({ startAt = -1 }) => ({ items: ITEMS.slice(startAt, startAt + 10), total: ITEMS.length })),
      {
        body: {},
        paging: {
          style: 'offset',
          limit: 10,
          total: 'total',
          parameters: { offset: 'startAt', limit: 'maxResults' },
        },
      },
    )
    expect(idsIn(await tableOf(offset))).toEqual(allIds)
    const pages: (Body['page'] | undefined)[] = []
    const page = await peers.peer(
      bySearch(({ page: asked }) => {
        pages.push(asked)
        const from = ((asked?.number ?? 0) - 1) * (asked?.size ?? 0)
        return { items: ITEMS.slice(from, from + 10) }
      }),
      {
        body: { page: { sort: 'id' } },
        paging: { style: 'page', size: 10, parameters: { page: 'page.number', size: 'page.size' } },
      },
    )
    expect(idsIn(await tableOf(page))).toEqual(allIds)
    expect(pages[1]).toEqual({ sort: 'id', size: 10, number: 2 })
  })

  it('sends JSON and nothing conditional, the same bytes for the same pages', async () => {
    const it = await peers.peer(
      bySearch(() => ({ items: ITEMS.slice(0, 2) })),
      { body: { jql: 'x' } },
    )
    const first = await payloadOf(it)
    const etag = keptValidators({ '/items': '"1"' }) ?? ''
    const second = await payloadOf(it, { ...first, etag })
    expect(second.payload.equals(first.payload)).toBe(true)
    const [heard, again] = it.server.heard
    expect(heard?.headers['content-type']).toBe('application/json')
    expect(again?.headers['if-none-match']).toBeUndefined()
  })
})
