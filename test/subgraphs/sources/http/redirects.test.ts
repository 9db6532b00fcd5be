import { rejectionOf } from '../../../support/sources/rejectionOf'
import { json } from '../../../support/sources/server'
import { clientFor } from './clientFor'

import { get, refusedBy, serving } from './serving'

const KEY = 'S3cr3t-api-key'
const HEADER_AUTH = { header: 'X-Redmine-API-Key', secret: { env: 'UNITY_KEY' } }

describe('redirects', () => {
  it('go on within the origin, the secret with them', async () => {
    const server = await serving((url, response) =>
      url.pathname === '/old'
        ? response.writeHead(302, { location: '/new?a=1' }).end()
        : json(response, '[]'),
    )
    const client = clientFor(server.origin, { auth: HEADER_AUTH }, { UNITY_KEY: KEY })
    const answer = await get(client, `${server.origin}/old`)
    expect(answer.url.href).toBe(`${server.origin}/new?a=1`)
    expect(server.heard.map(({ headers }) => headers['x-redmine-api-key'])).toEqual([KEY, KEY])
  })

  it('never lead to another host, which would be shown the secret', async () => {
    const other = await serving((_url, response) => json(response, '[]'))
    const server = await serving((_url, response) =>
      response.writeHead(307, { location: `${other.origin}/sign-in?token=abc` }).end(),
    )
    const client = clientFor(server.origin, { auth: HEADER_AUTH }, { UNITY_KEY: KEY })
    const problem = await rejectionOf(get(client, server.origin))
    expect(problem.code).toBe('REDIRECT_REFUSED')
    expect(problem.message).toContain(`redirects to ${other.origin} (`)
    expect(problem.message).not.toContain('abc')
    expect([server.heard.length, other.heard.length]).toEqual([1, 0])
  })

  it.each(['file:///etc/passwd', 'data:application/json,[]', '', 'http://['])(
    'never lead to %j',
    async (location) => {
      expect((await refusedBy((_url, response) => response.writeHead(302, { location }).end())).code).toBe(
        'REDIRECT_REFUSED',
      )
    },
  )

  it.each([301, 302, 303])('of a POST end with %i, after which it would be a GET', async (status) => {
    const server = await serving((_url, response) => response.writeHead(status, { location: '/new' }).end())
    const client = clientFor(server.origin)
    const problem = await rejectionOf(
      client.run((session) => session.ask(new URL(server.origin), { body: '{"a":1}' })),
    )
    expect([problem.code, server.heard.length]).toEqual(['REDIRECT_REFUSED', 1])
    expect(problem.message).toContain(`answers a POST with ${status}, which asks for a GET elsewhere`)
  })

  it('of a POST send the same again where they say so', async () => {
    const heard: string[] = []
    const server = await serving((url, response, request) => {
      let text = `${request.method} `
      request.on('data', (piece) => (text += String(piece)))
      request.on('end', () => {
        heard.push(text)
        if (url.pathname === '/') response.writeHead(308, { location: '/new' }).end()
        else json(response, '[]')
      })
    })
    const answer = await clientFor(server.origin).run((session) =>
      session.ask(new URL(server.origin), { body: '{"a":1}' }),
    )
    expect([answer.status, heard]).toEqual([200, ['POST {"a":1}', 'POST {"a":1}']])
  })

  it('end when they go in circles', async () => {
    const server = await serving((_url, response) => response.writeHead(301, { location: '/again' }).end())
    const problem = await rejectionOf(get(clientFor(server.origin), server.origin))
    expect([problem.code, server.heard.length]).toEqual(['REDIRECT_REFUSED', 6])
  })
})
