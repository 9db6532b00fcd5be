import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import type { Gateway } from '../support/processes/running'
import { SHIPPED_NOW, startGateway } from '../support/processes/running'
import type { Visit } from './visit'
import { chromiumInstalled, closeBrowser, visit } from './visit'

const withChromium = chromiumInstalled ? describe : describe.skip

const page = readFileSync(path.join(packageRoot(), 'docs', 'asking.md'), 'utf8')
const scripts = [...page.matchAll(/```js\n(.*?)\n```/gs)].map(([, script = '']) => script)

/** An origin with an empty page. */
async function anOrigin(): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<link rel="icon" href="data:,"><p>A dashboard.</p>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

withChromium('a page of another origin (needs Chromium)', () => {
  let gateway: Gateway
  let allowed: Awaited<ReturnType<typeof anOrigin>>
  let other: Awaited<ReturnType<typeof anOrigin>>

  beforeAll(async () => {
    allowed = await anOrigin()
    other = await anOrigin()
    gateway = await startGateway(undefined, { now: () => SHIPPED_NOW, corsOrigins: [allowed.url] })
  }, 300_000)
  afterAll(async () => {
    await closeBrowser()
    await gateway.stop()
    for (const { server } of [allowed, other]) {
      server.closeAllConnections()
      server.close()
    }
  })

  const here = (script: string) => script.replaceAll('http://127.0.0.1:4000', gateway.url)

  /** Runs a script as a module of a page, and gives the first that it says. */
  async function said({ page }: Visit, script: string): Promise<string> {
    const first = page.waitForEvent('console')
    await page.addScriptTag({ type: 'module', content: here(script) })
    return (await first).text()
  }

  it('asks and listens as the documentation says, where its origin is allowed', async () => {
    expect(scripts).toHaveLength(2)
    const opened = await visit(allowed.url)
    for (const script of scripts) {
      expect(await said(opened, script)).toMatch(
        script.includes('EventSource') ? /^edition \d+: / : /^5 clusters, "[\w-]+"$/,
      )
    }
    expect(opened.complaints.filter((complaint) => !complaint.startsWith('edition'))).toEqual([])
    await opened.close()
  })

  it('posts with headers of its own after it has asked first, and is answered 304', async () => {
    const opened = await visit(allowed.url)
    const url = `${gateway.url}/graphql`
    const told = await opened.page.evaluate(async (address) => {
      const posted = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-apollo-operation-name': 'A' },
        body: JSON.stringify({ query: 'query A { __typename }' }),
      })
      const got = await fetch(`${address}?documentId=overview`, {
        headers: { 'apollo-require-preflight': 'true' },
      })
      const again = await fetch(`${address}?documentId=overview`, {
        headers: { 'apollo-require-preflight': 'true', 'if-none-match': String(got.headers.get('etag')) },
      })
      return { posted: await posted.json(), got: got.status, again: again.status }
    }, url)
    expect(told).toEqual({ posted: { data: { __typename: 'Query' } }, got: 200, again: 304 })
    await opened.close()
  })

  it('learns nothing where its origin is not allowed', async () => {
    const opened = await visit(other.url)
    const outcomes = await opened.page.evaluate(async (address) => {
      const asked = (init: RequestInit) =>
        fetch(`${address}/graphql?documentId=overview`, init).then(
          ({ status }) => String(status),
          () => 'refused by the browser',
        )
      const heard = new Promise<string>((resolve) => {
        const editions = new EventSource(`${address}/editions`)
        editions.addEventListener('edition', () => resolve('heard'))
        editions.addEventListener('error', () => {
          editions.close()
          resolve('refused by the browser')
        })
      })
      return [await asked({}), await asked({ headers: { 'apollo-require-preflight': 'true' } }), await heard]
    }, gateway.url)
    expect(outcomes).toEqual(Array.from({ length: 3 }, () => 'refused by the browser'))
    await opened.close()
  })
})
