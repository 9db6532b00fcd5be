import type { z } from 'zod'
import { fetchRest, readRest } from '../../../../subgraphs/sources/rest/rest'
import type { restRequest } from '../../../../subgraphs/sources/rest/rest.config'
import { rejectionOf } from '../../../support/sources/rejectionOf'
import { ID, idsIn, payloadOf, Peers, tableOf, type Peer } from '../../../support/sources/restPeer'
import { json, withBody, type Handler } from '../../../support/sources/server'

const peers = new Peers()

interface Sent {
  readonly query?: string
  readonly ids?: readonly (number | string)[]
  readonly fields?: readonly string[]
}

/**
 * Azure DevOps: Query By Wiql gives ids alone, Get Work Items Batch at most 200 records by their ids
 * (REST API 7.1, Work Item Tracking).
 */
class WorkItems {
  readonly asked: Sent[] = []

  constructor(
    readonly ids: readonly (number | string)[],
    readonly lost: readonly (number | string)[] = [],
  ) {}

  readonly handler: Handler = (url, response, request) => {
    withBody(request, (text) => {
      const body = JSON.parse(text) as Sent
      if (url.pathname === '/wiql')
        return json(response, { queryType: 'flat', workItems: this.ids.map((id) => ({ id, url: 'x' })) })
      this.asked.push(body)
      const value = (body.ids ?? []).filter((id) => !this.lost.includes(id)).map((id) => ({ id }))
      return json(response, { count: value.length, value })
    })
  }
}

const REQUEST = {
  path: '/workitemsbatch',
  items: 'value',
  each: {
    of: {
      path: '/wiql',
      body: { query: 'SELECT [System.Id] FROM WorkItems' },
      items: 'workItems',
      value: 'id',
    },
    batch: 2,
    into: 'body.ids',
  },
  body: { fields: ['System.Title'] },
} satisfies z.input<typeof restRequest>

describe('a request that is made of the answer of another', () => {
  it('asks with its values in batches, and gives the records of all', async () => {
    const items = new WorkItems([1, 2, 3, 4, 5])
    const it = await peers.peer(items.handler, REQUEST)
    const table = await tableOf(it)
    expect(idsIn(table)).toEqual(['1', '2', '3', '4', '5'])
    const fields = ['System.Title']
    expect(items.asked).toEqual([
      { fields, ids: [1, 2] },
      { fields, ids: [3, 4] },
      { fields, ids: [5] },
    ])
    expect([...table.records].map(({ place }) => place).at(-1)).toEqual({
      url: `${it.server.origin}/workitemsbatch#batch=3`,
      pointer: '/value/0',
      record: 5,
    })
  })

  it('asks for nothing where there are no values', async () => {
    const it = await peers.peer(new WorkItems([]).handler, REQUEST)
    expect(idsIn(await tableOf(it))).toEqual([])
    expect(it.server.heard.map(({ url }) => url.pathname)).toEqual(['/wiql'])
  })

  it('asks once for a value that stands there twice', async () => {
    const items = new WorkItems([1, 2, 1])
    expect(idsIn(await tableOf(await peers.peer(items.handler, REQUEST)))).toEqual(['1', '2'])
    expect(items.asked).toHaveLength(1)
  })

  it('sends ids of more digits than a double holds as they are', async () => {
    const items = new WorkItems([])
    const it = await peers.peer((url, response, request, ordinal) => {
      if (url.pathname === '/wiql') json(response, '{"workItems":[{"id":12345678901234567890}]}')
      else items.handler(url, response, request, ordinal)
    }, REQUEST)
    expect(idsIn(await tableOf(it))).toEqual(['12345678901234567890'])
    expect(items.asked[0]?.ids).toEqual(['12345678901234567890'])
  })

  it('is refused where fewer records come than were asked for, and again when it is read anew', async () => {
    const it = await peers.peer(new WorkItems([1, 2, 3], [2]).handler, REQUEST)
    const { payload } = await payloadOf(it)
    for (let reading = 0; reading < 2; reading += 1) {
      expect(() => readRest(ID, payload, it.source)).toThrow(
        'unity/tool: request "WorkItem" asked for 3 records by their "id" and received 2 (one for each; if it goes on after another refresh, check what the secret may read, or say `gives: any` if there may be more or fewer) [COUNT_MISMATCH]',
      )
    }
  })

  it('takes as many as come where any number may', async () => {
    const each = { ...REQUEST.each, gives: 'any' } as const
    const it = await peers.peer(new WorkItems([1, 2, 3], [2]).handler, { ...REQUEST, each })
    expect(idsIn(await tableOf(it))).toEqual(['1', '3'])
  })

  it('refuses a record of the first answer that has no value', async () => {
    const it = await peers.peer(
      (_url, response) => json(response, { workItems: [{ id: 1 }, { id: null }] }),
      REQUEST,
    )
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect(problem.code).toBe('NOT_A_VALUE')
    expect(problem.message).toContain('/wiql has no single value at "id" of its record 2')
  })

  it('refuses a first answer that is not whole', async () => {
    const it = await peers.peer(
      (url, response) =>
        url.pathname === '/wiql'
          ? json(response, { workItems: [{ id: 1 }], nextPageToken: 'b' })
          : json(response, { value: [{ id: 1 }] }),
      REQUEST,
    )
    const { payload } = await payloadOf(it)
    expect(() => readRest(ID, payload, it.source)).toThrow('"nextPageToken": "b"')
    expect(() => readRest(ID, payload, it.source)).toThrow('[MORE_PAGES_LEFT]')
  })

  it('is bounded in its batches', async () => {
    const it = await peers.peer(new WorkItems([1, 2, 3]).handler, REQUEST, { maxPages: 1 })
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect(problem.message).toContain('leads to 2 requests of 2 values, more than 1 (a larger `each.batch`')
  })
})

const LIST = { path: '/list', items: 'list', value: 'key' }

/** Answers a list of keys, and otherwise what is made of the address. */
const keyed =
  (keys: readonly string[], answer: (url: URL) => unknown): Handler =>
  (url, response) =>
    json(response, url.pathname === '/list' ? { list: keys.map((key) => ({ key })) } : answer(url))

const asked = ({ server }: Peer): readonly string[] =>
  server.heard.slice(1).map(({ url }) => `${url.pathname}${url.search}`)

describe('the values of such a request', () => {
  it('go into a parameter of the query with commas between', async () => {
    const handler = keyed(['a', 'b&c', 'd'], (url) =>
      (url.searchParams.get('keys') ?? '').split(',').map((id) => ({ id })),
    )
    const each = { of: LIST, batch: 2, into: 'query.keys' }
    const it = await peers.peer(handler, { items: '', query: { expand: 'all' }, each })
    expect(idsIn(await tableOf(it))).toEqual(['a', 'b&c', 'd'])
    expect(asked(it)).toEqual(['/items?expand=all&keys=a%2Cb%26c', '/items?expand=all&keys=d'])
  })

  it('go into the path one at a time, and what comes may be a record by itself', async () => {
    const handler = keyed(['a', 'b/c'], (url) => ({ item: { id: decodeURIComponent(url.pathname) } }))
    const it = await peers.peer(handler, {
      path: '/items/{key}/detail',
      items: 'item',
      each: { of: LIST, into: 'path.key' },
    })
    const table = await tableOf(it)
    expect(idsIn(table)).toEqual(['/items/a/detail', '/items/b/c/detail'])
    expect(asked(it)).toEqual(['/items/a/detail', '/items/b%2Fc/detail'])
    expect([...table.records][1]?.at?.('id')?.place).toEqual({
      url: `${it.server.origin}/items/b%2Fc/detail`,
      pointer: '/item/id',
      record: 2,
      heading: 'id',
    })
  })

  it('may lead to lists of any length, each with pages of its own', async () => {
    const handler = keyed(['a', 'b'], (url) => {
      const key = url.pathname.split('/')[2]
      const start = Number(url.searchParams.get('offset'))
      const rows = key === 'a' ? [1, 2, 3] : []
      return { items: rows.slice(start, start + 2).map((n) => ({ id: `${key}${n}` })), total: rows.length }
    })
    const it = await peers.peer(handler, {
      path: '/plans/{key}/items',
      paging: { style: 'offset', limit: 2, total: 'total' },
      each: { of: { ...LIST, paging: 'none' }, into: 'path.key', gives: 'any' },
    })
    expect(idsIn(await tableOf(it))).toEqual(['a1', 'a2', 'a3'])
    expect(asked(it)).toEqual([
      '/plans/a/items?offset=0&limit=2',
      '/plans/a/items?offset=2&limit=2',
      '/plans/b/items?offset=0&limit=2',
    ])
  })

  it('never lead out of the path', async () => {
    const it = await peers.peer(
      keyed(['..'], () => []),
      {
        path: '/items/{key}',
        each: { of: LIST, into: 'path.key' },
      },
    )
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect([problem.code, it.server.heard.length]).toEqual(['NOT_A_VALUE', 1])
  })
})
