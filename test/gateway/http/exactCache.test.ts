import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import axios from 'axios'

import type { Gateway } from '../../support/processes/running'
import { exampleQuery, SHIPPED_NOW, startGateway } from '../../support/processes/running'

const overview = exampleQuery('overview')
const clock = { now: SHIPPED_NOW }
let gateway: Gateway

beforeAll(async () => {
  gateway = await startGateway(undefined, { now: () => clock.now })
})
afterAll(() => gateway.stop())

/** Asks without undoing the encoding. */
function ask(request: { method?: string; params?: object; data?: object | string; headers?: object }) {
  return axios.request<Buffer>({
    url: `${gateway.url}/graphql`,
    responseType: 'arraybuffer',
    decompress: false,
    validateStatus: () => true,
    ...request,
    headers: { 'accept-encoding': 'identity', 'apollo-require-preflight': 'true', ...request.headers },
  })
}
const post = (data: object, headers: object = {}) =>
  ask({ method: 'POST', data, headers: { 'content-type': 'application/json', ...headers } })
const sha256Hash = createHash('sha256').update(overview).digest('hex')
const persistedQuery = { version: 1, sha256Hash }

describe('a repeated question', () => {
  it('has the same bytes and validator, by POST, GET, persisted query and stored document', async () => {
    const first = await post({ query: overview })
    expect(first.status).toBe(200)
    expect(first.headers).toMatchObject({
      'cache-control': 'private, no-cache',
      vary: 'accept, accept-encoding',
      etag: expect.stringMatching(/^"[\w-]{27}"$/) as string,
    })
    const others = await Promise.all([
      post({ query: overview }),
      ask({ params: { query: overview } }),
      post({ query: overview, extensions: { persistedQuery } }),
      ask({ params: { extensions: JSON.stringify({ persistedQuery }) } }),
      ask({ params: { documentId: 'overview' } }),
      post({ documentId: `sha256:${sha256Hash}` }),
    ])
    for (const other of others) {
      expect(other.data.equals(first.data)).toBe(true)
      expect(other.headers['etag']).toBe(first.headers['etag'])
    }
  })

  it('is answered 304 to the validator of its encoding, and with bytes to any other', async () => {
    const first = await ask({ params: { query: overview } })
    const etag = String(first.headers['etag'])
    const same = await ask({ params: { query: overview }, headers: { 'if-none-match': `"x", ${etag}` } })
    expect([same.status, same.data.length, same.headers['etag']]).toEqual([304, 0, etag])
    const other = await ask({ params: { query: overview }, headers: { 'if-none-match': '"x"' } })
    expect(other.status).toBe(200)
    const gzip = await ask({
      params: { query: overview },
      headers: { 'if-none-match': etag, 'accept-encoding': 'gzip' },
    })
    expect([gzip.status, gzip.headers['content-encoding']]).toEqual([200, 'gzip'])
    expect(gunzipSync(gzip.data).equals(first.data)).toBe(true)
    const br = await ask({ params: { query: overview }, headers: { 'accept-encoding': 'gzip, br' } })
    expect(brotliDecompressSync(br.data).equals(first.data)).toBe(true)
  })

  it('shows a new edition at once, and the old one to those who name it', async () => {
    const query = '{ portfolio { edition { id sequence cause } } }'
    const past = 'query ($edition: ID!) { portfolio(edition: $edition) { edition { id sequence cause } } }'
    const before = await post({ query })
    const { id } = (
      JSON.parse(before.data.toString()) as { data: { portfolio: { edition: { id: string } } } }
    ).data.portfolio.edition
    const named = await post({ query: past, variables: { edition: id } })
    clock.now = new Date('2026-11-25T09:00:00Z')
    // The keeper looks each second at a clock that is set.
    while (!gateway.portfolio.isCurrent) await delay(20)
    const after = await post({ query })
    expect(after.data.toString()).toContain('a new day')
    expect(after.headers['etag']).not.toBe(before.headers['etag'])
    expect((await post({ query: past, variables: { edition: id } })).data.equals(named.data)).toBe(true)
  })

  it('is not kept where it tells how things are at the moment, or was refused', async () => {
    const operations = await post({ query: '{ operations { member { id: __typename } } }' })
    expect(operations.headers['cache-control']).toBe('no-store')
    const unknown = await post({ query: '{ portfolio { cluster(code: "nowhere") { code } } }' })
    expect(unknown.data.toString()).toContain('UNKNOWN_CLUSTER')
    expect(unknown.headers['cache-control']).toBe('no-store')
    expect(unknown.headers['etag']).toBeUndefined()
  })

  it('is refused where a browser could be made to ask it for another site, though the answer is kept', async () => {
    await ask({ params: { query: overview } })
    const forged = await ask({ params: { query: overview }, headers: { 'apollo-require-preflight': '' } })
    expect(forged.status).toBe(400)
    const plain = await ask({
      method: 'POST',
      data: JSON.stringify({ query: overview }),
      headers: { 'content-type': 'text/plain', 'apollo-require-preflight': '' },
    })
    expect(plain.status).toBe(415)
    const stored = await ask({
      params: { documentId: 'overview' },
      headers: { 'apollo-require-preflight': '' },
    })
    expect(stored.status).toBe(400)
  })

  it('names the stored documents where one is asked for that is not there', async () => {
    const { status, data } = await post({ documentId: 'nothing' })
    expect(status).toBe(404)
    expect(data.toString()).toMatch(
      /No document \\"nothing\\" is stored; there are .*overview.*DOCUMENT_NOT_STORED/,
    )
  })
})

describe('GET /editions', () => {
  it('tells the newest edition at once and the next within a second, naming what changed', async () => {
    const aborted = new AbortController()
    const response = await fetch(`${gateway.url}/editions`, { signal: aborted.signal })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    let text = ''
    const until = async (pattern: RegExp) => {
      while (!pattern.test(text)) text += Buffer.from((await reader.read()).value ?? []).toString()
    }
    await until(/event: edition\ndata: .*\n\n/)
    clock.now = new Date('2026-11-26T09:00:00Z')
    const began = performance.now()
    await gateway.portfolio.learn()
    await until(/a new day.*"instant":"2026-11-26|"instant":"2026-11-26.*a new day/)
    expect(performance.now() - began).toBeLessThan(1_000)
    expect(text).toMatch(/"changed":\[\]/)
    aborted.abort()

    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
    const missed = new AbortController()
    const again = await fetch(`${gateway.url}/editions`, {
      signal: missed.signal,
      headers: { 'last-event-id': String((ids.at(-1) ?? 0) - 1) },
    })
    const { value } = await (again.body as ReadableStream<Uint8Array>).getReader().read()
    expect(Buffer.from(value ?? []).toString()).toContain(`id: ${ids.at(-1)}\n`)
    missed.abort()
    await delay(10)
    expect((await fetch(`${gateway.url}/editions`, { method: 'POST' })).status).toBe(405)
  })
})
