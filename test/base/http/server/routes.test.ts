import type { RequestListener, Server } from 'node:http'
import { createServer } from 'node:http'

import { listenerOf } from '../../../../base/http/server/listener'
import { listen, stopListening } from '../../../../base/http/server/listen'
import type { CrossOrigin, Route } from '../../../../base/http/server/routes'
import { routed } from '../../../../base/http/server/routes'
import { sendJson } from '../../../../base/http/sendJson'
import { sendRaw } from '../../../support/processes/rawHttp'

const TABLE: readonly Route[] = [
  {
    path: '/read',
    methods: ['GET'],
    isShared: true,
    answer: (_request, response) => sendJson(response, 200, 'read'),
  },
  {
    path: '/write',
    methods: ['POST'],
    answer: (_request, response) => sendJson(response, 200, 'written'),
  },
  {
    path: '/tree',
    below: true,
    methods: ['GET'],
    answer: ({ url }, response) => sendJson(response, 200, url),
  },
]

const crossOrigin: CrossOrigin = {
  allow: (_request, response) => void response.setHeader('x-origin', 'looked at'),
  preflight: (_request, methods) => ({ 'x-methods': methods }),
}

function listenerOver(table: readonly Route[]): RequestListener {
  const answer = routed(table, { hint: 'read at /read', crossOrigin })
  return listenerOf('The service', answer, () => undefined)
}

describe('a table of routes', () => {
  let http: Server
  let url: string
  beforeAll(async () => {
    // The host is looked at by the steps.
    http = createServer({ requireHostHeader: false }, listenerOver(TABLE))
    url = await listen(http, '127.0.0.1', 0)
  })
  afterAll(() => stopListening(http))

  const ask = (method: string, target: string, host = 'localhost') =>
    sendRaw(url, `${method} ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
  const messageOf = ({ body }: { readonly body: string }) =>
    (JSON.parse(body) as { readonly errors: readonly [{ readonly message: string }] }).errors[0].message

  it('answers each path by its route, and those below where the route answers for them', async () => {
    expect((await ask('GET', '/read?x=1')).body).toBe('"read"')
    expect((await ask('POST', '/write')).body).toBe('"written"')
    expect((await ask('GET', '/tree/a/b')).body).toBe('"/tree/a/b"')
    expect((await ask('GET', '/read/below')).status).toBe(404)
    expect((await ask('GET', '/treetop')).status).toBe(404)
  })

  it('says of an unknown path which it is, and where there is something', async () => {
    const response = await ask('GET', '/nowhere/at/all?x=1')
    expect([response.status, messageOf(response)]).toEqual([
      404,
      'There is nothing at /nowhere/at/all; read at /read',
    ])
  })

  it.each([
    ['/read', 'POST', 'GET, HEAD, OPTIONS'],
    ['/write', 'GET', 'POST, OPTIONS'],
    ['/write', 'HEAD', 'POST, OPTIONS'],
    ['/tree/a', 'POST', 'GET, HEAD, OPTIONS'],
  ])('names the methods of %s where it is asked by %s, and to OPTIONS', async (path, method, allow) => {
    const refused = await ask(method, path)
    expect([refused.status, refused.headers['allow']]).toEqual([405, allow])
    const options = await ask('OPTIONS', path)
    expect([options.status, options.headers['allow']]).toEqual([204, allow])
  })

  it('names the methods of all routes where none is meant', async () => {
    const { status, headers } = await ask('OPTIONS', '*')
    expect([status, headers['allow']]).toEqual([204, 'GET, HEAD, POST, OPTIONS'])
  })

  it('takes the steps in order: target, host, path, origin, method', async () => {
    expect((await ask('POST', 'ftp://evil.example/nowhere', 'evil.example')).status).toBe(400)
    expect((await ask('POST', '/nowhere', 'evil.example')).status).toBe(421)
    expect((await ask('OPTIONS', '*', 'evil.example')).status).toBe(421)
    const nowhere = await ask('POST', '/nowhere')
    expect([nowhere.status, nowhere.headers['x-origin']]).toEqual([404, undefined])
    const refused = await ask('POST', '/read')
    expect([refused.status, refused.headers['x-origin']]).toEqual([405, 'looked at'])
  })

  it('lets pages of other origins ask what is shared, and nothing else', async () => {
    expect((await ask('OPTIONS', '/read')).headers['x-methods']).toBe('GET, HEAD, OPTIONS')
    expect((await ask('OPTIONS', '/write')).headers['x-methods']).toBeUndefined()
    expect((await ask('POST', '/write')).headers['x-origin']).toBeUndefined()
  })
})
