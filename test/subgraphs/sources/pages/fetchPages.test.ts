import { createHash } from 'node:crypto'

import { fetchRest, readRest } from '../../../../subgraphs/sources/rest/rest'
import { rejectionOf } from '../../../support/sources/rejectionOf'
import {
  allIds,
  byOffset,
  ID,
  idsIn,
  ITEMS,
  payloadOf,
  Peers,
  tableOf,
  type Item,
} from '../../../support/sources/restPeer'
import { json, type Handler } from '../../../support/sources/server'

const peers = new Peers()

describe('paging that goes wrong', () => {
  it('a source that ignores the offset', async () => {
    const it = await peers.peer(
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
    const it = await peers.peer(
      (url, response) =>
        json(response, ITEMS, { link: `</items?p=${url.search === '?p=1' ? 2 : 1}>; rel="next"` }),
      { items: '', paging: { style: 'link-header' } },
    )
    const bodies = await rejectionOf(fetchRest(it.source, it.client))
    expect([bodies.code, it.server.heard.length]).toEqual(['PAGING_LOOP', 2])
  })

  it('a circle of links with a different page each time', async () => {
    let turn = 0
    const it = await peers.peer(
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
    const it = await peers.peer(
      (_url, response) => json(response, { items: [{ turn: ++turn }], next: 'same' }),
      {
        paging: { style: 'token', next: 'next', parameter: 'token' },
      },
    )
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect([problem.code, it.server.heard.length]).toEqual(['PAGING_LOOP', 2])
  })

  it('pages without end', async () => {
    let turn = 0
    const it = await peers.peer(
      (_url, response) => json(response, { items: [{ turn: ++turn }], next: `t${turn}` }),
      { paging: { style: 'token', next: 'next', parameter: 'token' } },
      { maxPages: 5 },
    )
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect([problem.code, it.server.heard.length]).toEqual(['TOO_MANY_PAGES', 5])
  })

  it('pages that together are too large', async () => {
    const it = await peers.peer(
      byOffset(10),
      { paging: { style: 'offset', limit: 10, total: 'total_count' } },
      { maxTotalBytes: 500 },
    )
    expect((await rejectionOf(fetchRest(it.source, it.client))).code).toBe('HTTP_TOO_LARGE')
  })

  it('a next page elsewhere', async () => {
    const other = await peers.serve((_url, response) => json(response, []))
    const it = await peers.peer(
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

  it.each([
    [
      () => 'https://elsewhere.example/items?p=2',
      'ADDRESS_REFUSED',
      'names a next page at https://elsewhere.example',
    ],
    [() => 'javascript:alert(1)', 'ADDRESS_REFUSED', 'names a next page at a javascript: address'],
    [() => ['/items'], 'NOT_A_VALUE', 'has a list at "next"'],
    [() => ({ href: 5 }), 'NOT_A_VALUE', 'has an object at "next"'],
    [(turn: number) => `/items?p=${turn % 2}`, 'PAGING_LOOP', 'is given as the next page a second time'],
  ])('a next address in the answer that leads nowhere good: %#', async (next, code, told) => {
    let turn = 0
    const it = await peers.peer(
      (_url, response) => json(response, { items: [{ turn: ++turn }], next: next(turn) }),
      { paging: { style: 'next-link', next: 'next' } },
    )
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect(problem.code).toBe(code)
    expect(problem.message).toContain(told)
  })

  it('a list that grows while it is read: the last page has the say', async () => {
    const it = await peers.peer(
      byOffset(10, (from) => ({ total_count: from === 0 ? 22 : 23 })),
      {
        paging: { style: 'offset', limit: 10, total: 'total_count' },
      },
    )
    expect(idsIn(await tableOf(it))).toEqual(allIds)
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
    const it = await peers.peer(handler, { paging })
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
    const it = await peers.peer(tagged(etag, 'if-none-match'), { paging })
    const first = await payloadOf(it)
    items = ITEMS.map((item) => (item.id === 15 ? { ...item, name: 'renamed' } : item))
    const second = await payloadOf(it, first)
    const names = [...(readRest(ID, second.payload, it.source).tables.get('WorkItem')?.records ?? [])].map(
      (record) => record.at?.('name')?.text,
    )
    expect(names).toEqual(items.map(({ name }) => name))
    expect(second.etag).not.toBe(first.etag)
    // What a reading from nothing would have brought.
    expect(second.payload.equals((await payloadOf(it)).payload)).toBe(true)
  })

  it('is asked for afresh where the next page stands in a header, which a 304 need not repeat', async () => {
    const it = await peers.peer((_url, response) => json(response, ITEMS, { etag: '"1"' }), {
      items: '',
      paging: { style: 'link-header' },
    })
    await payloadOf(it, await payloadOf(it))
    expect(it.server.heard.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined])
  })
})
