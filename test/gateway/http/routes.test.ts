import { readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../../base/process/packageRoot'
import { ROUTES } from '../../../gateway/http/routes'
import { sendRaw } from '../../support/processes/rawHttp'
import type { Gateway } from '../../support/processes/running'
import { startGateway } from '../../support/processes/running'

const ASKED = JSON.stringify({ query: '{ __typename }' })

/** A request that each path answers: what is to follow its first line, by method. */
const REQUESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/graphql': {
    GET: 'apollo-require-preflight: true\r\n\r\n',
    POST: `content-type: application/json\r\ncontent-length: ${ASKED.length}\r\n\r\n${ASKED}`,
  },
}
/** What differs from 200. The tests may run where the Playground has not been built. */
const STATUSES: Readonly<Record<string, readonly number[]>> = { '/playground': [200, 503] }
const SEARCHES: Readonly<Record<string, string>> = { '/graphql': '?query=%7B__typename%7D' }

/** The rows of the table of routes in docs/asking.md: path and methods. */
function documented(): readonly (readonly [string, string])[] {
  const page = readFileSync(path.join(packageRoot(), 'docs', 'asking.md'), 'utf8')
  const [, section = ''] = /^## Routes\n([^]*?)(?=^## )/m.exec(page) ?? []
  return [...section.matchAll(/^\| `(\/\S*)` +\| ([A-Z, ]*?) +\|/gm)].map(
    ([, at = '', methods = '']) => [at, methods] as const,
  )
}

describe('the table of routes', () => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway()
  })
  afterAll(() => gateway.stop())

  const ask = (method: string, at: string, rest = '\r\n') =>
    sendRaw(gateway.url, `${method} ${at} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${rest}`)

  it('is the one that is documented', () => {
    expect(documented()).toEqual(ROUTES.map(({ path: at, methods }) => [at, methods.join(', ')]))
  })

  it.each(ROUTES.flatMap(({ path: at, methods }) => methods.map((method) => [method, at] as const)))(
    'has %s %s answered, and HEAD where GET is',
    async (method, at) => {
      const [rest, target] = [REQUESTS[at]?.[method], `${at}${SEARCHES[at] ?? ''}`]
      // A stream has no end: its headers are those that HEAD is answered with.
      if (at !== '/editions')
        expect(STATUSES[at] ?? [200]).toContain((await ask(method, target, rest)).status)
      if (method !== 'GET') return
      const head = await ask('HEAD', target, rest)
      expect(STATUSES[at] ?? [200]).toContain(head.status)
      expect(head.body).toBe('')
    },
  )

  it.each(ROUTES.map(({ path: at, methods }) => [at, methods] as const))(
    'has every method of %s named beside any other',
    async (at, methods) => {
      const { status, headers } = await ask('DELETE', at)
      const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
      expect([status, headers['allow']]).toEqual([405, allow.join(', ')])
    },
  )

  it('has any other path answered 404, which names it', async () => {
    const { status, headers, body } = await ask('GET', '/nowhere')
    expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8'])
    expect(JSON.parse(body)).toEqual({
      errors: [
        {
          message: 'There is nothing at /nowhere; ask at /graphql, or look around at /playground',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    })
  })
})
