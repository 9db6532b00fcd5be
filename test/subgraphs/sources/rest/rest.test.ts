import { createHash } from 'node:crypto'

import { fetchRest, readRest } from '../../../../subgraphs/sources/rest/rest'
import { restSource } from '../../../../subgraphs/sources/rest/rest.config'
import { rejectionOf } from '../../../support/sources/rejectionOf'
import { byOffset, ID, payloadOf, Peers, tableOf } from '../../../support/sources/restPeer'
import { json } from '../../../support/sources/server'

const peers = new Peers()

describe('an answer that is not what it should be', () => {
  it('JSON that breaks off', async () => {
    const it = await peers.peer((_url, response) => json(response, '{"items": [\n  {"id": 1},\n  {"id"'), {})
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
    const it = await peers.peer((_url, response) => json(response, body), {})
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect(problem.code).toBe('ITEMS_NOT_FOUND')
    expect(problem.message).toContain(told)
  })

  it.each([
    ['{"errors":[{"message":"Complexity budget exhausted"}],"data":null}', 'Complexity budget exhausted'],
    ['{"error":{"code":7,"message":"The session has ended"}}', 'The session has ended'],
    ['{"error":"bad cursor"}', 'bad cursor'],
    // GraphQL section 7.1.2: with errors, the data may be part of what was asked for.
    ['{"errors":[{"message":"timed out"}],"data":{"boards":[]},"items":[{"id":1}]}', 'timed out'],
  ])('an error of the source with 200: %s', async (body, told) => {
    const it = await peers.peer((_url, response) => json(response, body), {})
    const problem = await rejectionOf(fetchRest(it.source, it.client))
    expect(problem.message).toBe(
      `unity/tool: ${it.server.origin}/items answered with an error of its own: "${told}" (a list of records at "items") [SOURCE_ERROR]`,
    )
  })

  it('is read where its list stands beside an error of another thing', async () => {
    const it = await peers.peer(
      (_url, response) => json(response, '{"error":"stale","items":[{"id":1}]}'),
      {},
    )
    expect([...(await tableOf(it)).records]).toHaveLength(1)
  })

  it('a token that is no token', async () => {
    const it = await peers.peer((_url, response) => json(response, { items: [], next: { a: 1 } }), {
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
        .update((await payloadOf(await peers.peer(byOffset(10), { paging }))).payload)
        .digest('hex')
    expect(await hash()).toBe(await hash())
  })

  it('is read again without the network, under another configuration', async () => {
    const it = await peers.peer(
      (_url, response) => json(response, '{"items":[{"id":1}],"others":[{"cost":12345678901234567890.10}]}'),
      {},
    )
    const { payload } = await payloadOf(it)
    await peers.close()
    const changed = restSource.parse({
      ...it.source,
      requests: { WorkItem: { path: '/items', items: 'others' } },
    })
    const [record] = [...(readRest(ID, payload, changed).tables.get('WorkItem')?.records ?? [])]
    expect(record?.at?.('cost')).toEqual({
      text: '12345678901234567890.10',
      typed: { kind: 'NUMBER', value: '12345678901234567890.10' },
      place: { url: `${it.server.origin}/items`, pointer: '/others/0/cost', record: 1, heading: 'cost' },
    })
  })

  it('numbers records through all pages, and points into the page of each', async () => {
    const it = await peers.peer(byOffset(10), { paging })
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

describe('the places of a source whose address a variable holds', () => {
  it('have the name of the variable, so that they stay when it moves', async () => {
    const it = await peers.peer((_url, response) => json(response, { items: [{ id: 1 }] }), {
      query: { plan: 'a', api_key: 'secret' },
    })
    const { payload } = await payloadOf(it)
    const read = (baseUrl: string) => {
      const source = restSource.parse({ ...it.source, location: { baseUrl } })
      return [...(readRest(ID, payload, source, '{UNITY_URL}').tables.get('WorkItem')?.records ?? [])][0]
        ?.place.url
    }
    expect(read(it.server.origin)).toBe('{UNITY_URL}/items?plan=a&api_key=…')
    expect(read('https://moved.example/')).toBe('{UNITY_URL}/items?plan=a&api_key=…')
    // A page that is not below the address of the source is not the variable's.
    expect(read('https://moved.example/base')).toBe('https://moved.example/items?plan=a&api_key=…')
  })
})
