import { z } from 'zod'
import { createHttpClient, type HttpClient } from '../../../../subgraphs/sources/http/client'
import { httpLocation } from '../../../../subgraphs/sources/http/location'
import { rejectionOf } from '../../../support/sources/rejectionOf'
import { json, withBody, type TestServer } from '../../../support/sources/server'
import { loopback } from './clientFor'
import { get, serving } from './serving'

const SECRET = 'hush-1 %&='

/** An endpoint that gives numbered tokens, as RFC 6749 section 5.1 has it. */
interface TokenServer {
  readonly server: TestServer
  readonly asked: { readonly form: URLSearchParams; readonly authorization: string | undefined }[]
}

async function tokenServer(answer: (ordinal: number) => object = () => ({})): Promise<TokenServer> {
  const asked: TokenServer['asked'] = []
  const server = await serving((_url, response, request, ordinal) => {
    withBody(request, (text) => {
      asked.push({ form: new URLSearchParams(text), authorization: request.headers.authorization })
      const given = { access_token: `token-${ordinal}`, token_type: 'Bearer', expires_in: 3600 }
      json(response, { ...given, ...answer(ordinal) })
    })
  })
  return { server, asked }
}

function clientOf(source: TestServer, tokens: string, more: object = {}, allowed = true): HttpClient {
  const location = z.strictObject(httpLocation).parse({
    baseUrl: source.origin,
    auth: {
      oauth2: {
        tokenUrl: `${tokens}/oauth2/token`,
        clientId: 'reader',
        clientSecret: { env: 'UNITY_SECRET' },
        ...more,
      },
    },
    limits: { attempts: 1 },
  })
  return createHttpClient('unity/tool', location, {
    allow: [...loopback(source.origin), ...(allowed ? loopback(tokens) : [])],
    environment: { UNITY_SECRET: SECRET },
    secrets: [],
  })
}

/** A source that accepts what it is told to. */
const source = (accepts: (token: string) => boolean = () => true): Promise<TestServer> =>
  serving((_url, response, request) => {
    const token = String(request.headers.authorization).replace('Bearer ', '')
    if (accepts(token)) return json(response, [])
    response.writeHead(401, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: { message: `the token ${token} is not valid` } }))
  })

const tokensHeard = ({ heard }: TestServer): readonly (string | undefined)[] =>
  heard.map(({ headers }) => headers.authorization)

const ask = (client: HttpClient, { origin }: TestServer) => get(client, `${origin}/items`)

afterEach(() => jest.restoreAllMocks())

describe('OAuth 2 client credentials', () => {
  it('buy one token for many requests, which the source alone is sent', async () => {
    const tokens = await tokenServer()
    const peer = await source()
    const client = clientOf(peer, tokens.server.origin, {
      scope: 'read all',
      audience: 'api',
      resource: 'urn:x',
    })
    await ask(client, peer)
    await ask(client, peer)
    expect(tokensHeard(peer)).toEqual(['Bearer token-1', 'Bearer token-1'])
    expect(tokens.asked.map(({ form }) => Object.fromEntries(form))).toEqual([
      {
        grant_type: 'client_credentials',
        scope: 'read all',
        audience: 'api',
        resource: 'urn:x',
        client_id: 'reader',
        client_secret: SECRET,
      },
    ])
    expect(tokens.asked[0]?.authorization).toBeUndefined()
    expect(tokens.server.heard[0]?.url.pathname).toBe('/oauth2/token')
  })

  it('may go in a header, encoded as RFC 6749 section 2.3.1 has it', async () => {
    const tokens = await tokenServer()
    const peer = await source()
    await ask(clientOf(peer, tokens.server.origin, { sendSecretIn: 'header' }), peer)
    expect([...(tokens.asked[0]?.form.keys() ?? [])]).toEqual(['grant_type'])
    const pair = Buffer.from(
      String(tokens.asked[0]?.authorization).slice('Basic '.length),
      'base64',
    ).toString()
    expect(pair).toBe(`reader:${encodeURIComponent(SECRET).replaceAll('%20', '+')}`)
  })

  it.each([
    ['until a minute before it expires', { expires_in: 3600 }, 3539, 3541],
    ['for half its time where that is short', { expires_in: '60' }, 29, 31],
    ['for five minutes where nothing is said', { expires_in: undefined }, 299, 301],
  ])('keep a token %s', async (_how, answer, before, after) => {
    const tokens = await tokenServer(() => answer)
    const peer = await source()
    const client = clientOf(peer, tokens.server.origin)
    const now = Date.now()
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now)
    await ask(client, peer)
    clock.mockReturnValue(now + before * 1000)
    await ask(client, peer)
    clock.mockReturnValue(now + after * 1000)
    await ask(client, peer)
    expect(tokensHeard(peer)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2'])
  })

  it('buy another where the source refuses the one held, once', async () => {
    const tokens = await tokenServer()
    const peer = await source((token) => token === 'token-2')
    const client = clientOf(peer, tokens.server.origin)
    await ask(client, peer)
    expect(tokensHeard(peer)).toEqual(['Bearer token-1', 'Bearer token-2'])
    const never = await source(() => false)
    const problem = await rejectionOf(ask(clientOf(never, tokens.server.origin), never))
    expect([problem.code, never.heard.length]).toEqual(['HTTP_UNAUTHORISED', 2])
    expect(problem.message).toContain('answered 401: "the token … is not valid" (check the secret')
  })

  it.each([
    [
      400,
      { error: 'invalid_client', error_description: `no client has the secret ${SECRET}` },
      '"invalid_client; no client has the secret …"',
    ],
    [401, { error: 'invalid_client' }, 'answered 401: "invalid_client"'],
  ])('say what was said where they are refused with %i', async (status, body, told) => {
    const tokens = await serving((_url, response) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
    const peer = await source()
    const problem = await rejectionOf(ask(clientOf(peer, tokens.origin), peer))
    expect(tokens.heard).toHaveLength(1)
    expect(problem.code).toBe('HTTP_UNAUTHORISED')
    expect(problem.message).toContain(told)
    expect(JSON.stringify([problem.message, problem.details])).not.toContain('hush')
    expect(peer.heard).toEqual([])
  })

  it.each([
    [{ access_token: undefined }, 'gave no `access_token`'],
    [{ access_token: 'a\r\nx: y' }, 'gave no `access_token`'],
    [{ token_type: 'mac' }, 'gave a token that is no bearer token'],
  ])('are refused an answer with %j', async (answer, told) => {
    const tokens = await tokenServer(() => answer)
    const peer = await source()
    const problem = await rejectionOf(ask(clientOf(peer, tokens.server.origin), peer))
    expect([problem.code, peer.heard.length]).toEqual(['HTTP_UNAUTHORISED', 0])
    expect(problem.message).toContain(`/oauth2/token ${told} (a token; check \`clientId\``)
  })

  it('go nowhere that the operator has not allowed', async () => {
    const tokens = await tokenServer()
    const peer = await source()
    const problem = await rejectionOf(ask(clientOf(peer, tokens.server.origin, {}, false), peer))
    expect(problem.code).toBe('ADDRESS_REFUSED')
    expect(problem.message).toContain(
      `${tokens.server.origin}/oauth2/token would carry the secret unencrypted`,
    )
    const inner = await rejectionOf(ask(clientOf(peer, 'https://127.0.0.1:9', {}, false), peer))
    expect(inner.message).toContain('https://127.0.0.1:9/oauth2/token is at an address that is not public')
    expect([tokens.asked.length, peer.heard.length]).toEqual([0, 0])
  })

  it('do not follow a redirect to another origin', async () => {
    const other = await tokenServer()
    const tokens = await serving((_url, response) =>
      response.writeHead(307, { location: `${other.server.origin}/oauth2/token` }).end(),
    )
    const peer = await source()
    const problem = await rejectionOf(ask(clientOf(peer, tokens.origin), peer))
    expect([problem.code, other.asked.length]).toEqual(['REDIRECT_REFUSED', 0])
  })
})
