import { createHash } from 'node:crypto'
import { brotliCompressSync, gzipSync } from 'node:zlib'

import { USUAL_HTTP_LIMITS } from '../../../base/http/server/httpLimits'
import { createLimitedServer } from '../../../base/http/server/httpServer'
import { listen, stopListening } from '../../../base/http/server/listen'
import { sendJson } from '../../../base/http/sendJson'
import { Cors } from '../../../gateway/http/cors'
import { createListener } from '../../../gateway/http/http'
import type { GraphqlHandler } from '../../../gateway/http/graphql/graphqlHandler'
import { allOf, connected, responseIn, sendRaw } from '../../support/processes/rawHttp'
import type { Gateway } from '../../support/processes/running'
import { exampleQuery, startGateway } from '../../support/processes/running'

const JSON_TYPE = { 'content-type': 'application/json' }
const ASKING = { 'apollo-require-preflight': 'true' }
let gateway: Gateway

beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.stop())

interface Told {
  readonly status: number
  readonly headers: Headers
  readonly body: {
    readonly data?: unknown
    readonly errors?: readonly { message: string; extensions: { code: string } }[]
  }
}

async function told(response: Response): Promise<Told> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) }
}
const post = async (body: unknown, headers: object = {}) =>
  told(
    await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body),
    }),
  )
const get = async (search: string, headers: object = ASKING) =>
  told(await fetch(`${gateway.url}/graphql${search}`, { headers: { ...headers } }))
const codes = ({ status, body }: Told) => [status, body.errors?.[0]?.extensions.code]

const several = 'query A { a: __typename } query B { b: __typename }'
const hashOf = (query: string) => createHash('sha256').update(query).digest('hex')

describe("a client's mistake in a question", () => {
  const nested = `{"query":"{ __typename }","variables":{"x":${'['.repeat(6_000)}${']'.repeat(6_000)}}}`
  it.each<[string, unknown, number, string, RegExp]>([
    [
      'several operations and no name',
      { query: several },
      400,
      'OPERATION_RESOLUTION_FAILURE',
      /2 operations \(A, B\); say which/,
    ],
    [
      'an unknown name',
      { query: several, operationName: 'C' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
      /is called "C"; there is A, B/,
    ],
    [
      'an empty name',
      { query: several, operationName: '' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
      /is called ""; there is A, B/,
    ],
    [
      'an unknown name, of one',
      { query: '{ __typename }', operationName: 'C' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
      /one without a name/,
    ],
    [
      'no operation',
      { query: 'fragment F on Query { __typename }' },
      400,
      'GRAPHQL_VALIDATION_FAILED',
      /never used/,
    ],
    ['a mutation', { query: 'mutation { x }' }, 400, 'OPERATION_RESOLUTION_FAILURE', /has no mutations/],
    [
      'a subscription',
      { query: 'subscription { x }' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
      /has no subscriptions/,
    ],
    ['variables nested 6,000 deep', nested, 400, 'BAD_REQUEST', /more than 100 deep/],
    [
      'a hash that is not the text’s',
      { query: several, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf('x') } } },
      400,
      'BAD_REQUEST',
      /is not the SHA-256/,
    ],
    [
      'a persisted query of version 2',
      { query: several, extensions: { persistedQuery: { version: 2, sha256Hash: hashOf(several) } } },
      400,
      'BAD_REQUEST',
      /version" is 2/,
    ],
    ['a batch', [{ query: '{ __typename }' }], 400, 'BAD_REQUEST', /send each by itself/],
    ['no question', {}, 400, 'BAD_REQUEST', /asks nothing/],
    ['no JSON', '{"query":', 400, 'BAD_REQUEST', /not JSON/],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400, 'BAD_REQUEST', /not UTF-8/],
    ['a syntax error', { query: '{' }, 400, 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    ['a field that is not there', { query: '{ nothing }' }, 400, 'GRAPHQL_VALIDATION_FAILED', /nothing/],
    [
      'a variable of another kind',
      { query: 'query ($id: ID!) { portfolio { cluster(code: $id) { id } } }', variables: { id: {} } },
      400,
      'BAD_USER_INPUT',
      /id/,
    ],
    ['a document that is not stored', { documentId: 'nothing' }, 404, 'DOCUMENT_NOT_STORED', /overview/],
    [
      'an unknown hash',
      { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf('never sent') } } },
      200,
      'PERSISTED_QUERY_NOT_FOUND',
      /^PersistedQueryNotFound$/,
    ],
  ])('is told as theirs, each time: %s', async (_what, body, status, code, message) => {
    const before = gateway.warnings.length
    for (let time = 1; time <= 3; time += 1) {
      const answer = await post(body)
      expect(codes(answer)).toEqual([status, code])
      expect(answer.body.errors?.[0]?.message).toMatch(message)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.body.data ?? null).toBeNull()
    }
    expect(gateway.warnings.slice(before)).toEqual([])
  })

  it('is no mistake where a parameter is null', async () => {
    const extensions = { persistedQuery: null }
    const body = {
      query: '{ __typename }',
      documentId: null,
      operationName: null,
      variables: null,
      extensions,
    }
    expect((await post(body)).body).toEqual({ data: { __typename: 'Query' } })
  })

  it('is refused by GET as by POST, and where the right question’s answer is kept as well', async () => {
    const query = '{ portfolio { edition { id } } }'
    const right = new URLSearchParams({ query }).toString()
    expect((await post({ query })).status).toBe(200)
    expect((await get(`?${right}`)).status).toBe(200)
    for (let time = 1; time <= 2; time += 1) {
      expect(codes(await get(`?${right}&${right}`))).toEqual([400, 'BAD_REQUEST'])
      expect(codes(await get(`?${right}&variables=[]`))).toEqual([400, 'BAD_REQUEST'])
      expect(codes(await get(`?${right}&operationName=A`))).toEqual([400, 'OPERATION_RESOLUTION_FAILURE'])
      const wrong = (version: number, sha256Hash: string) =>
        `&extensions=${JSON.stringify({ persistedQuery: { version, sha256Hash } })}`
      expect(codes(await get(`?${right}${wrong(2, hashOf(query))}`))).toEqual([400, 'BAD_REQUEST'])
      expect(codes(await get(`?${right}${wrong(1, hashOf('x'))}`))).toEqual([400, 'BAD_REQUEST'])
      expect(codes(await get(`?${right}`, {}))).toEqual([400, 'PREFLIGHT_HEADER_MISSING'])
      expect(codes(await get(`?${right}`, { ...ASKING, 'content-type': 'text/plain' }))).toEqual([
        415,
        'MEDIA_TYPE_NOT_SUPPORTED',
      ])
      expect(codes(await post({ query }, { 'content-type': 'application/json; charset=latin1' }))).toEqual([
        415,
        'MEDIA_TYPE_NOT_SUPPORTED',
      ])
      expect(codes(await post({ query }, { 'content-encoding': 'zip' }))).toEqual([
        415,
        'MEDIA_TYPE_NOT_SUPPORTED',
      ])
    }
  })

  it('is told in the media type that the client prefers', async () => {
    const accept = 'application/graphql-response+json, application/json;q=0.9'
    const mistakes = [await post('{', { accept }), await post({ query: several }, { accept })]
    for (const { status, headers } of mistakes) {
      expect(status).toBe(400)
      expect(headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8')
    }
    expect((await post('{')).headers.get('content-type')).toBe('application/json; charset=utf-8')
  })

  it('does not keep others from an answer: a hash is asked for while its text is under way', async () => {
    const query = `{ portfolio { edition { id sequence } } } # ${Math.random()}`
    const persistedQuery = { version: 1, sha256Hash: hashOf(query) }
    const [byHash, withText] = await Promise.all([
      post({ extensions: { persistedQuery } }),
      post({ query, extensions: { persistedQuery } }),
    ])
    expect(codes(byHash)).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND'])
    expect(withText.body.errors).toBeUndefined()
    expect((await post({ extensions: { persistedQuery } })).body).toEqual(withText.body)
  })
})

describe('a question that is put otherwise', () => {
  const query = '{ portfolio { edition { sequence } } }'

  it.each([
    ['Application/JSON', { 'content-type': 'Application/JSON' }],
    ['a charset in quotes', { 'content-type': 'application/json; charset="utf-8"' }],
  ])('is answered: %s', async (_what, headers) => {
    expect((await post({ query }, headers)).status).toBe(200)
  })

  it('is answered where its body is compressed, by the same bytes, and refused where it is a bomb', async () => {
    const plain = await post({ query })
    const text = JSON.stringify({ query })
    expect((await post(gzipSync(text), { 'content-encoding': 'gzip' })).body).toEqual(plain.body)
    expect((await post(brotliCompressSync(text), { 'content-encoding': 'br' })).body).toEqual(plain.body)
    const bomb = gzipSync(`{"query":"{ a }${' '.repeat(32 * 1024 * 1024)}"}`)
    expect(codes(await post(bomb, { 'content-encoding': 'gzip' }))).toEqual([413, 'BODY_TOO_LARGE'])
    expect(codes(await post(text, { 'content-encoding': 'gzip' }))).toEqual([400, 'BAD_REQUEST'])
  })

  it('is answered to an absolute target, and to HTTP/1.0 without a host', async () => {
    const { host } = new URL(gateway.url)
    const search = '?query=%7B__typename%7D'
    const end = `apollo-require-preflight: true\r\nconnection: close\r\n\r\n`
    const absolute = await sendRaw(
      gateway.url,
      `GET http://${host}/graphql${search} HTTP/1.1\r\nhost: ${host}\r\n${end}`,
    )
    expect([absolute.status, absolute.body]).toEqual([200, '{"data":{"__typename":"Query"}}\n'])
    const old = await sendRaw(gateway.url, `GET /graphql${search} HTTP/1.0\r\n${end}`)
    expect([old.status, old.body]).toEqual([200, '{"data":{"__typename":"Query"}}\n'])
  })

  it('is answered to HEAD by the headers alone', async () => {
    const address = `${gateway.url}/graphql?documentId=overview`
    const got = await fetch(address, { headers: { ...ASKING, 'accept-encoding': 'identity' } })
    const bytes = await got.arrayBuffer()
    const head = await fetch(address, {
      method: 'HEAD',
      headers: { ...ASKING, 'accept-encoding': 'identity' },
    })
    expect([head.status, head.headers.get('etag')]).toEqual([200, got.headers.get('etag')])
    expect(head.headers.get('content-length')).toBe(String(bytes.byteLength))
    expect((await head.arrayBuffer()).byteLength).toBe(0)
    const etag = String(got.headers.get('etag'))
    const known = await fetch(address, {
      method: 'HEAD',
      headers: { ...ASKING, 'accept-encoding': 'identity', 'if-none-match': etag },
    })
    expect(known.status).toBe(304)
  })
})

describe('a request that is none for the gateway', () => {
  it.each([
    [
      'another host',
      'GET /health HTTP/1.1\r\nhost: evil.example:4000\r\nconnection: close\r\n\r\n',
      421,
      'HOST_NOT_SERVED',
    ],
    [
      'another host, of an absolute target',
      'GET http://evil.example/health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
      421,
      'HOST_NOT_SERVED',
    ],
    ['no host', 'GET /health HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
    [
      'a target that is none',
      'GET health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
      400,
      'BAD_REQUEST',
    ],
    [
      'nothing there',
      'GET /nothing HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
      404,
      'BAD_REQUEST',
    ],
    ['no HTTP', 'HELLO\r\n\r\n', 400, 'BAD_REQUEST'],
    ['a method that there is not', 'FROB / HTTP/1.1\r\nhost: localhost\r\n\r\n', 400, 'BAD_REQUEST'],
    [
      'headers that are too large',
      `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      'two lengths',
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx',
      400,
      'BAD_REQUEST',
    ],
    [
      'an expectation',
      'GET /health HTTP/1.1\r\nhost: localhost\r\nexpect: miracles\r\n\r\n',
      417,
      'BAD_REQUEST',
    ],
    [
      'a body that breaks off by chunks',
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      400,
      'BAD_REQUEST',
    ],
  ])('is refused with a code: %s', async (_what, text, status, code) => {
    const before = gateway.warnings.length
    const response = await sendRaw(gateway.url, text)
    expect([
      response.status,
      (JSON.parse(response.body) as Told['body']).errors?.[0]?.extensions.code,
    ]).toEqual([status, code])
    expect(response.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    })
    expect(gateway.warnings.slice(before)).toEqual([])
  })

  it.each([
    ['/graphql', ['PUT', 'DELETE', 'PATCH', 'TRACE'], 'GET, POST, HEAD, OPTIONS'],
    ['/editions', ['POST', 'PUT', 'DELETE'], 'GET, HEAD, OPTIONS'],
    ['/health', ['POST', 'PUT'], 'GET, HEAD, OPTIONS'],
    ['/playground', ['POST', 'PUT'], 'GET, HEAD, OPTIONS'],
    ['/playground/x', ['POST'], 'GET, HEAD, OPTIONS'],
  ])('names the methods that %s answers, beside any other and to OPTIONS', async (path, methods, allow) => {
    const raw = (method: string) =>
      sendRaw(gateway.url, `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)
    for (const method of methods) {
      const { status, headers, body } = await raw(method)
      expect([status, headers['allow']]).toEqual([405, allow])
      expect(body).toContain('METHOD_NOT_ALLOWED')
    }
    const options = await raw('OPTIONS')
    expect([options.status, options.headers['allow'], options.body]).toEqual([204, allow, ''])
  })

  it('answers HEAD where it answers GET, and holds no place for it', async () => {
    for (const path of ['/health', '/editions', '/playground']) {
      const response = await sendRaw(
        gateway.url,
        `HEAD ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`,
      )
      expect([200, 503]).toContain(response.status)
      expect(response.body).toBe('')
    }
  })

  it('says of every response that it is what its type says', async () => {
    const overview = exampleQuery('overview')
    const responses = await Promise.all([
      fetch(`${gateway.url}/health`),
      fetch(`${gateway.url}/playground`),
      fetch(`${gateway.url}/playground/x`),
      fetch(`${gateway.url}/nothing`),
      fetch(`${gateway.url}/graphql`, { method: 'OPTIONS' }),
      fetch(`${gateway.url}/graphql`, { method: 'DELETE' }),
      fetch(`${gateway.url}/editions`, { method: 'HEAD' }),
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({ query: overview }),
      }),
      fetch(`${gateway.url}/graphql`, { method: 'POST', headers: JSON_TYPE, body: '{' }),
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: '{"query":"{ nothing }"}',
      }),
      fetch(`${gateway.url}/graphql?documentId=overview`, { headers: { ...ASKING, 'if-none-match': '*' } }),
    ])
    for (const response of responses) {
      expect([response.url, response.status, response.headers.get('x-content-type-options')]).toEqual([
        response.url,
        response.status,
        'nosniff',
      ])
      await response.arrayBuffer()
    }
    expect(responses.at(-1)?.status).toBe(304)
  })
})

describe('a request that does not arrive', () => {
  it('is let go of after a time, told so, and counted no longer', async () => {
    const answered: string[] = []
    const http = createLimitedServer((_request, response) => sendJson(response, 200, answered), {
      ...USUAL_HTTP_LIMITS,
      requestSeconds: 1,
    })
    const url = await listen(http, '127.0.0.1', 0)
    const halves = ['GET /graphql HT', 'GET / HTTP/1.1\r\nhost: localhost\r\nx: ', '']
    const responses = await Promise.all(halves.map((half) => sendRaw(url, half)))
    expect(responses.map(({ status }) => status)).toEqual([408, 408, 408])
    expect(responses[0]?.body).toContain('REQUEST_TIMED_OUT')
    await stopListening(http)
  })

  it('takes no connection beyond the limit', async () => {
    const http = createLimitedServer((_request, response) => sendJson(response, 200, 'ok'), {
      ...USUAL_HTTP_LIMITS,
      connections: 3,
    })
    const url = await listen(http, '127.0.0.1', 0)
    const sockets = await Promise.all(Array.from({ length: 3 }, () => connected(url)))
    const beyond = await connected(url)
    expect(await allOf(beyond)).toBe('')
    sockets.map((socket) => socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n'))
    const answers = await Promise.all(sockets.map(allOf))
    expect(answers.map((text) => responseIn(text).status)).toEqual([200, 200, 200])
    expect((await fetch(url)).status).toBe(200)
    await stopListening(http)
  })
})

describe('pages of other origins', () => {
  it('are told nothing where none is allowed', async () => {
    const origin = 'https://dashboard.example'
    const answers = [
      await post({ query: '{ __typename }' }, { origin }),
      await told(
        await fetch(`${gateway.url}/graphql`, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        }),
      ),
    ]
    for (const { headers } of answers) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('may ask where they are on the list, and are told apart by caches', async () => {
    const live = {
      handle: (_request: unknown, response: Parameters<typeof sendJson>[0]) =>
        sendJson(response, 200, 'live'),
    }
    const graphql = { handle: live.handle } as unknown as GraphqlHandler
    const http = createLimitedServer(
      createListener({
        graphql,
        live,
        playground: live,
        health: () => ({ isReady: true, body: { status: 'ok' }, details: {} }),
        onFailure: () => undefined,
        crossOrigin: new Cors(['https://dashboard.example']),
      }),
      USUAL_HTTP_LIMITS,
    )
    const url = await listen(http, '127.0.0.1', 0)
    const asked = async (path: string, origin: string | undefined, init: RequestInit = {}) => {
      const headers = { ...(init.headers as object), ...(origin === undefined ? {} : { origin }) }
      const response = await fetch(`${url}${path}`, { ...init, headers })
      await response.text()
      return response.headers
    }
    const preflight = {
      method: 'OPTIONS',
      headers: {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
        'access-control-request-private-network': 'true',
      },
    }
    for (const path of ['/graphql', '/editions']) {
      const allowed = await asked(path, 'https://dashboard.example')
      expect(allowed.get('access-control-allow-origin')).toBe('https://dashboard.example')
      expect(allowed.get('access-control-expose-headers')).toContain('etag')
      expect(allowed.get('vary')).toBe('origin')
      for (const other of ['https://evil.example', 'null', undefined]) {
        const refused = await asked(path, other)
        expect([refused.get('access-control-allow-origin'), refused.get('vary')]).toEqual([null, 'origin'])
      }
      const asksFirst = await asked(path, 'https://dashboard.example', preflight)
      expect(Object.fromEntries(asksFirst)).toMatchObject({
        'access-control-allow-origin': 'https://dashboard.example',
        'access-control-allow-methods': expect.stringContaining('GET') as string,
        'access-control-max-age': '7200',
        'access-control-allow-private-network': 'true',
        vary: 'origin, access-control-request-method, access-control-request-headers',
      })
      for (const header of [
        'content-type',
        'apollo-require-preflight',
        'x-apollo-operation-name',
        'if-none-match',
        'last-event-id',
      ])
        expect(asksFirst.get('access-control-allow-headers')?.split(', ')).toContain(header)
      const evil = await asked(path, 'https://evil.example', preflight)
      expect([...evil.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
    for (const path of ['/health', '/playground', '/nothing']) {
      expect((await asked(path, 'https://dashboard.example')).get('access-control-allow-origin')).toBeNull()
    }
    await stopListening(http)
  })
})
