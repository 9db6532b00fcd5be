import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { buildSchema, graphql } from 'graphql'
import { bundlePlayground } from '../../gateway/http/playground/bundle'
import { createPlayground } from '../../gateway/http/playground/serve'
import { openPlayground } from './playgroundPage'
import type { PlaygroundPage } from './playgroundPage'
import { chromiumInstalled, closeBrowser } from './visit'

const BUNDLE = path.resolve(__dirname, '..', '..', 'dist', 'playground')

const SCHEMA = buildSchema(`
  type Query { clusters: [Cluster!]! }
  "A cluster of departments."
  type Cluster { id: ID! name: String! }
`)
const ANSWER = { clusters: [{ id: 'unity', name: 'Unity' }] }

const TEXT = '.graphiql-query-editor .view-line:nth-child(3) span span'

const EXAMPLES = {
  'overview.graphql':
    '# Who belongs to the portfolio.\n# </script>\nquery Overview {\n  clusters {\n    id\n    name\n  }\n}\n',
  'names.graphql': 'query Names {\n  clusters {\n    name\n  }\n}\n',
  'ids.graphql': 'query Ids {\n  clusters {\n    id\n  }\n}\n',
}

// Starting the editors takes seconds on a busy machine.
jest.setTimeout(120_000)

const describeWithBrowser = chromiumInstalled ? describe : describe.skip
if (!chromiumInstalled)
  console.warn('The Playground is not tested in a browser: there is no /usr/bin/chromium.')

describeWithBrowser('the Playground in a browser', () => {
  let examplesFolder: string
  let server: Server
  let baseUrl: string
  let playground: PlaygroundPage

  beforeAll(async () => {
    await bundlePlayground(BUNDLE)
    examplesFolder = await mkdtemp(path.join(tmpdir(), 'queries-'))
    for (const [name, query] of Object.entries(EXAMPLES))
      await writeFile(path.join(examplesFolder, name), query)
    const { handle } = createPlayground({ bundleFolder: BUNDLE, examplesFolder })
    server = createServer((request, response) => {
      if (request.url?.startsWith('/playground')) handle(request, response)
      else answerGraphql(request, response).catch(() => response.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }, 120_000)

  afterAll(async () => {
    await closeBrowser()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await rm(examplesFolder, { recursive: true })
  })

  afterEach(() => playground.close())

  it('opens on the examples and runs the first, asking nobody else and without a complaint', async () => {
    playground = await openPlayground(baseUrl)
    expect(await playground.page.title()).toBe('Portfolio Light: Playground')
    expect(await playground.tabs()).toEqual(['Overview', 'Ids', 'Names'])
    expect(await playground.query()).toContain('# Who belongs to the portfolio.')

    expect(await playground.run()).toEqual({ data: ANSWER })
    expect(JSON.parse(await playground.answer())).toEqual({ data: ANSWER })

    expect(playground.strangers).toEqual([])
    expect(playground.complaints).toEqual([])
  })

  it('runs every other example from its tab', async () => {
    playground = await openPlayground(baseUrl)
    await playground.openTab('Names')
    expect(await playground.run()).toEqual({ data: { clusters: [{ name: 'Unity' }] } })
    await playground.openTab('Ids')
    expect(await playground.run()).toEqual({ data: { clusters: [{ id: 'unity' }] } })
    expect(playground.complaints).toEqual([])
  })

  it('checks and completes against the schema, in workers served from here', async () => {
    playground = await openPlayground(baseUrl)
    const { page } = playground
    await playground.openTab('Ids')
    await page.locator('.graphiql-query-editor .view-line', { hasText: /^\s*id$/ }).click()
    await page.keyboard.press('End')
    await page.keyboard.type(' wrong n')
    await page.locator('.suggest-widget .monaco-list-row', { hasText: 'String!' }).first().waitFor()
    await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor()

    // A worker that is slow to start is started again: which there are counts, not how many.
    const workers = new Set(page.workers().map((worker) => worker.url().replace(/-[A-Z0-9]{8}\.js$/, '')))
    expect([...workers].sort()).toEqual(
      ['editor', 'graphql', 'json'].map((name) => `${baseUrl}/playground/${name}`),
    )
    expect(playground.strangers).toEqual([])
    expect(playground.complaints).toEqual([])
  })

  it('prettifies', async () => {
    playground = await openPlayground(baseUrl)
    const { page } = playground
    await page.locator('.graphiql-query-editor .view-line').first().click()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('query Short{clusters{id')
    await page.getByRole('button', { name: /^Prettify/ }).click()
    await page.locator('.graphiql-query-editor .view-line:nth-child(5)').waitFor()
    expect((await playground.query()).trim()).toBe('query Short {\n  clusters {\n    id\n  }\n}')
    expect(playground.complaints).toEqual([])
  })

  it('keeps what a person wrote, under keys of its own', async () => {
    playground = await openPlayground(baseUrl)
    const { page } = playground
    await page.locator('.graphiql-query-editor .view-line').first().click()
    await page.keyboard.type('# mine')
    await page.waitForFunction(() => {
      const { localStorage } = globalThis as unknown as { localStorage: Record<string, string> }
      return localStorage['portfolio-light/graphiql:tabState']?.includes('# mine')
    })
    await page.reload()
    await page.locator('.graphiql-query-editor .view-line', { hasText: '# mine' }).waitFor()
    expect(await playground.tabs()).toEqual(['Overview', 'Ids', 'Names'])
    const stored = (await page.context().storageState()).origins.flatMap((origin) => origin.localStorage)
    expect(stored.map(({ name }) => name).filter((name) => !name.startsWith('portfolio-light/'))).toEqual([])
  })

  it('is dark or light as the system is, and turns with it', async () => {
    playground = await openPlayground(baseUrl, 'dark')
    const { page } = playground
    await page.locator('.monaco-editor.vs-dark').first().waitFor()
    expect(await lightness(playground, '.graphiql-container', 'backgroundColor')).toBeLessThan(0.3)
    expect(await lightness(playground, TEXT, 'color')).toBeGreaterThan(0.4)

    await page.emulateMedia({ colorScheme: 'light' })
    await page.locator('.monaco-editor.vs').first().waitFor()
    expect(await lightness(playground, '.graphiql-container', 'backgroundColor')).toBeGreaterThan(0.8)
    expect(await lightness(playground, TEXT, 'color')).toBeLessThan(0.4)
  })

  it('shows an answer that is not JSON for what it is', async () => {
    playground = await openPlayground(baseUrl)
    await playground.page.route('**/graphql', (route) =>
      route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }),
    )
    await playground.page.locator('.graphiql-execute-button').click()
    await playground.page.locator('.graphiql-response', { hasText: '502' }).waitFor()
    expect(await playground.answer()).toContain('<h1>Bad gateway</h1>')
  })
})

/** How light a colour of the page is, from 0 to 1. */
async function lightness({ page }: PlaygroundPage, selector: string, property: string): Promise<number> {
  const colour = await page.evaluate<string>(
    `getComputedStyle(document.querySelector('${selector}'))['${property}']`,
  )
  const [red = NaN, green = NaN, blue = NaN] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  return (red + green + blue) / 3 / 255
}

async function answerGraphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/graphql') {
    response.writeHead(404).end()
    return
  }
  const { query, variables, operationName } = JSON.parse(await text(request)) as {
    query: string
    variables?: Record<string, unknown>
    operationName?: string
  }
  const result = await graphql({
    schema: SCHEMA,
    rootValue: ANSWER,
    source: query,
    variableValues: variables,
    operationName,
  })
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
}
