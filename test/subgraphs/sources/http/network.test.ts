import { z } from 'zod'
import { Problem } from '../../../../base/problems/problem'
import { createHttpClient } from '../../../../subgraphs/sources/http/client'
import { httpLocation } from '../../../../subgraphs/sources/http/location'
import { allowedNetwork, type AllowedNetwork, type Resolve } from '../../../../subgraphs/sources/http/network'
import { json, serve, type TestServer } from '../../../support/sources/server'
import { loopback } from './clientFor'

let server: TestServer
beforeAll(async () => {
  server = await serve((_url, response) => json(response, '["reached"]'))
})
afterAll(() => server.close())

/** What comes of reading `address`: the body, or the code of the Problem. */
async function reading(
  address: string,
  allow: readonly AllowedNetwork[],
  resolve?: Resolve,
  auth?: z.input<typeof httpLocation.auth>,
): Promise<string> {
  const location = z
    .strictObject(httpLocation)
    .parse({ baseUrl: address, auth, limits: { attempts: 1, attemptSeconds: 2 } })
  const client = createHttpClient('unity/tool', location, {
    allow,
    environment: { UNITY_KEY: 'key' },
    secrets: [],
    ...(resolve === undefined ? {} : { resolve }),
  })
  try {
    return (await client.run((session) => session.ask(new URL(address)))).body.toString()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.code
  }
}

const port = (): string => new URL(server.origin).port

describe('loopback', () => {
  it('is refused unless the operator allows it for this very origin', async () => {
    expect(await reading(server.origin, [])).toBe('ADDRESS_REFUSED')
    expect(await reading(server.origin, loopback('http://127.0.0.1:1'))).toBe('ADDRESS_REFUSED')
    expect(await reading(server.origin, [{ origin: server.origin, cidr: '10.0.0.0/8' }])).toBe(
      'ADDRESS_REFUSED',
    )
    expect(await reading(server.origin, loopback(server.origin))).toBe('["reached"]')
  })

  it('is found behind a name', async () => {
    const origin = `http://localhost:${port()}`
    expect(await reading(origin, [])).toBe('ADDRESS_REFUSED')
    expect(await reading(origin, loopback(origin))).toBe('["reached"]')
  })

  it('is found in other spellings', async () => {
    for (const host of ['2130706433', '0x7f.1', '127.1', '[::ffff:127.0.0.1]', '[::1]', '0.0.0.0', '[::]']) {
      expect([host, await reading(`http://${host}:${port()}`, [])]).toEqual([host, 'ADDRESS_REFUSED'])
    }
  })
})

it.each([
  // RFC 1918, RFC 6598, RFC 4193
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  'fd12:3456::1',
])('the private address %s is refused', async (address) => {
  const resolve: Resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }]
  expect(await reading('https://redmine.internal', [], resolve)).toBe('ADDRESS_REFUSED')
})

it.each([
  ['169.254.169.254', '0.0.0.0/0'],
  ['169.254.0.7', '169.254.0.0/16'],
  ['100.100.100.200', '100.64.0.0/10'],
  ['168.63.129.16', '168.63.129.16/32'],
  ['fe80::1', 'fe80::/10'],
  ['fd00:ec2::254', 'fd00::/8'],
  ['::ffff:169.254.169.254', '::/0'],
])('the link-local or metadata address %s is refused though %s is allowed', async (address, cidr) => {
  const origin = 'http://metadata.internal'
  const resolve: Resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }]
  expect(await reading(origin, [{ origin, cidr }], resolve)).toBe('ADDRESS_REFUSED')
  // One bad address among good ones is enough.
  const mixed: Resolve = async () => [{ address: '127.0.0.1', family: 4 }, ...(await resolve(''))]
  expect(await reading(origin, [...loopback(origin), { origin, cidr }], mixed)).toBe('ADDRESS_REFUSED')
})

it('connects where it judged, though the name resolves elsewhere a moment later', async () => {
  const origin = `http://rebinding.internal:${port()}`
  let asked = 0
  const resolve: Resolve = async () => {
    asked += 1
    return [{ address: asked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }]
  }
  expect(await reading(origin, loopback(origin), resolve)).toBe('["reached"]')
  expect(asked).toBe(1)
})

it('writes nothing to the console where networks of both families are allowed', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  await reading(server.origin, [{ origin: server.origin, cidr: 'fd00::/8' }, ...loopback(server.origin)])
  expect(warn).not.toHaveBeenCalled()
  warn.mockRestore()
})

it('sends no secret unencrypted to an origin that the operator has not allowed', async () => {
  const resolve: Resolve = async () => [{ address: '192.0.2.1', family: 4 }]
  const auth = { bearer: { env: 'UNITY_KEY' } }
  expect(await reading('http://tool.example', [], resolve, auth)).toBe('ADDRESS_REFUSED')
  expect(await reading(server.origin, loopback(server.origin), undefined, auth)).toBe('["reached"]')
})

it.each([
  [{ origin: 'https://redmine.internal/', cidr: '10.0.0.0/8' }, false],
  [{ origin: 'https://redmine.internal', cidr: '10.0.0.0' }, false],
  [{ origin: 'https://redmine.internal', cidr: '10.0.0.0/33' }, false],
  [{ origin: 'https://redmine.internal', cidr: 'fd12::/129' }, false],
  [{ origin: 'https://redmine.internal:8443', cidr: 'fd12::/48' }, true],
])('an entry of the allow-list is an origin and a network: %j %p', (entry, good) => {
  expect(allowedNetwork.safeParse(entry).success).toBe(good)
})
