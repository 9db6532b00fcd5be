import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { rejectionOf } from '../../../support/sources/rejectionOf'
import { json } from '../../../support/sources/server'
import { clientFor } from './clientFor'

import { get, serving } from './serving'

const KEY = 'S3cr3t-api-key'
const HEADER_AUTH = { header: 'X-Redmine-API-Key', secret: { env: 'UNITY_KEY' } }

describe('secrets', () => {
  it.each([
    [HEADER_AUTH, 'x-redmine-api-key', KEY],
    [{ bearer: { env: 'UNITY_KEY' } }, 'authorization', `Bearer ${KEY}`],
    // RFC 7617 section 2: user Aladdin, password "open sesame"
    [
      { basic: { user: 'Aladdin', password: { env: 'UNITY_SESAME' } } },
      'authorization',
      'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
    ],
  ])('%j', async (auth, header, value) => {
    const server = await serving((_url, response) => json(response, '[]'))
    await get(
      clientFor(server.origin, { auth }, { UNITY_KEY: KEY, UNITY_SESAME: 'open sesame' }),
      server.origin,
    )
    expect(server.heard[0]?.headers[header]).toBe(value)
  })

  it('come from a file too, read anew each time', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'secret-'))
    const file = path.join(folder, 'key')
    const server = await serving((_url, response) => json(response, '[]'))
    const client = clientFor(server.origin, { auth: { bearer: { file } } }, {}, [{ member: 'unity', file }])
    writeFileSync(file, 'first\n')
    await get(client, server.origin)
    writeFileSync(file, 'second\n')
    await get(client, server.origin)
    rmSync(folder, { recursive: true })
    expect(server.heard.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first',
      'Bearer second',
    ])
    const problem = await rejectionOf(get(client, server.origin))
    expect([problem.code, server.heard.length]).toEqual(['SECRET_MISSING', 2])
  })

  it.each([
    ['a variable of another member', { env: 'SYNERGY_KEY' }, 'environment variable SYNERGY_KEY'],
    ['a variable of the service itself', { env: 'LEDGER_URL' }, 'environment variable LEDGER_URL'],
    ['a variable that only begins alike', { env: 'UNITYKEY' }, 'environment variable UNITYKEY'],
    ['a file that nobody has listed', { file: '/etc/hostname' }, 'file /etc/hostname'],
  ])("are refused where they are not the member's own: %s", async (_what, secret, told) => {
    const server = await serving((_url, response) => json(response, '[]'))
    const environment = { SYNERGY_KEY: KEY, LEDGER_URL: KEY, UNITYKEY: KEY }
    const client = clientFor(server.origin, { auth: { bearer: secret } }, environment)
    const { code, message } = await rejectionOf(get(client, server.origin))
    expect([code, message]).toEqual([
      'SECRET_REFUSED',
      `unity/tool: the ${told} is not its own (a variable that begins with UNITY_, or one that the operator has listed under \`secrets\`) [SECRET_REFUSED]`,
    ])
    expect(server.heard).toEqual([])
  })

  it('are lent by the operator, to the member that is named alone', async () => {
    const server = await serving((_url, response) => json(response, '[]'))
    const ask = (member: string) =>
      get(
        clientFor(server.origin, { auth: { bearer: { env: 'SHARED_KEY' } } }, { SHARED_KEY: KEY }, [
          { member, env: 'SHARED_KEY' },
        ]),
        server.origin,
      )
    await ask('unity')
    expect(server.heard[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
    expect((await rejectionOf(ask('synergy'))).code).toBe('SECRET_REFUSED')
  })

  it('are missed by the name of their place', async () => {
    const server = await serving((_url, response) => json(response, '[]'))
    const problem = await rejectionOf(get(clientFor(server.origin, { auth: HEADER_AUTH }), server.origin))
    expect(problem.message).toContain('environment variable UNITY_KEY holds no secret')
    expect(server.heard).toEqual([])
  })

  it('never show in a message, not even when no header could carry them', async () => {
    const server = await serving((_url, response) => response.writeHead(401).end(`bad key ${KEY}`))
    const client = clientFor(server.origin, { auth: HEADER_AUTH }, { UNITY_KEY: KEY })
    const refused = await rejectionOf(get(client, `${server.origin}/?api_key=${KEY}`))
    const broken = clientFor(server.origin, { auth: HEADER_AUTH }, { UNITY_KEY: `${KEY}\r\nX-Evil: 1` })
    const unsendable = await rejectionOf(get(broken, server.origin))
    expect(unsendable.code).toBe('SECRET_MISSING')
    for (const problem of [refused, unsendable]) {
      expect(JSON.stringify([problem.message, problem.details, problem.stack])).not.toContain(KEY)
    }
    expect(server.heard.length).toBe(1)
  })
})

it('ignores a proxy named by the environment, which would connect past the guard', async () => {
  const proxy = await serving((_url, response) => json(response, '["proxy"]'))
  const server = await serving((_url, response) => json(response, '["server"]'))
  const before = process.env
  process.env = { ...before, HTTP_PROXY: proxy.origin, http_proxy: proxy.origin, NO_PROXY: '', no_proxy: '' }
  try {
    expect((await get(clientFor(server.origin), server.origin)).body.toString()).toBe('["server"]')
  } finally {
    process.env = before
  }
  expect(proxy.heard).toEqual([])
})
