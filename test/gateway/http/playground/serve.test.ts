import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { createPlayground } from '../../../../gateway/http/playground/serve'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const SCRIPT = 'console.log("hello")\n'

let folder: string
let server: Server

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'playground-'))
  const playground = createPlayground({
    bundleFolder: path.join(folder, 'bundle'),
    examplesFolder: path.join(folder, 'queries'),
  })
  server = createServer((request, response) => {
    playground.handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

/** A path as written goes out; `fetch` would tidy `..` away. */
function ask(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path: target, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
      .on('error', reject)
      .end()
  })
}

async function layBundle(): Promise<void> {
  const bundle = path.join(folder, 'bundle')
  await mkdir(bundle)
  for (const [name, text] of Object.entries({ 'main-A1.js': SCRIPT, 'style-B2.css': 'body{}' })) {
    await writeFile(path.join(bundle, name), text)
    await writeFile(path.join(bundle, `${name}.gz`), gzipSync(text))
  }
  await writeFile(
    path.join(bundle, 'manifest.json'),
    JSON.stringify({
      inputs: '',
      script: 'main-A1.js',
      style: 'style-B2.css',
      assets: ['main-A1.js', 'style-B2.css'],
    }),
  )
}

async function layExamples(examples: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(path.join(folder, 'queries'))
  for (const [name, text] of Object.entries(examples)) {
    await writeFile(path.join(folder, 'queries', name), text)
  }
}

function examplesIn(html: string): unknown {
  return JSON.parse(/<script type="application\/json" id="examples">(.*?)<\/script>/s.exec(html)?.[1] ?? '')
}

describe('the page', () => {
  it('opens on the examples, the overview first, then by name', async () => {
    await layBundle()
    await layExamples({
      'ranks.graphql': 'query Ranks { a }',
      'overview.graphql': '# Start here\nquery Overview { a }',
      'concerns.graphql': 'query Concerns { a }',
      'README.md': 'not a query',
    })

    const { status, headers, body } = await ask('/playground?x=1')

    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-cache')
    expect(examplesIn(body.toString())).toEqual([
      { query: '# Start here\nquery Overview { a }' },
      { query: 'query Concerns { a }' },
      { query: 'query Ranks { a }' },
    ])
    expect(body.toString()).toContain('<title>Portfolio Light: Playground</title>')
    expect(body.toString()).toContain('src="/playground/main-A1.js"')
    expect(body.toString()).toContain('href="/playground/style-B2.css"')
  })

  it('cannot be broken out of by what an example says', async () => {
    await layBundle()
    const query = '# </script><script>alert(1)</script> <!-- \u2028\nquery Overview { a }'
    await layExamples({ 'overview.graphql': query })

    const html = (await ask('/playground')).body.toString()

    expect(html).not.toContain('alert(1)</script>')
    expect(examplesIn(html)).toEqual([{ query }])
  })

  it('opens without examples where there are none', async () => {
    await layBundle()
    expect(examplesIn((await ask('/playground')).body.toString())).toEqual([])
  })

  it('allows scripts, workers and connections of its own origin only', async () => {
    await layBundle()
    const { headers } = await ask('/playground')
    const policy = Object.fromEntries(
      String(headers['content-security-policy'])
        .split('; ')
        .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
    )
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'worker-src': "'self'",
      'connect-src': "'self'",
      'frame-ancestors': "'none'",
    })
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('the files', () => {
  beforeEach(layBundle)

  it('are kept for ever and sent gzipped to who takes gzip', async () => {
    const { status, headers, body } = await ask('/playground/main-A1.js', { 'accept-encoding': 'br, gzip' })
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
      'content-length': String(body.length),
    })
    expect(gunzipSync(body).toString()).toBe(SCRIPT)
  })

  it.each([undefined, 'identity', 'gzip;q=0', 'gzip; q=0.0, br'])(
    'are sent plain for %s',
    async (encodings) => {
      const asked = encodings === undefined ? {} : { 'accept-encoding': encodings }
      const { headers, body } = await ask('/playground/main-A1.js', asked)
      expect(headers['content-encoding']).toBeUndefined()
      expect(body.toString()).toBe(SCRIPT)
    },
  )

  it('have the content type of a style sheet', async () => {
    expect((await ask('/playground/style-B2.css')).headers['content-type']).toBe('text/css; charset=utf-8')
  })

  it('answer HEAD with the same headers and no body', async () => {
    const { status, headers, body } = await ask('/playground/main-A1.js', {}, 'HEAD')
    expect(status).toBe(200)
    expect(headers['content-length']).toBe(String(SCRIPT.length))
    expect(body).toHaveLength(0)
  })

  it.each([
    '/playground/manifest.json',
    '/playground/main-A1.js.gz',
    '/playground/../secret',
    '/playground/..%2fsecret',
    '/playground/..\\secret',
    '/playground//etc/passwd',
    '/playground/__proto__',
  ])('do not include %s', async (target) => {
    await writeFile(path.join(folder, 'secret'), 'secret')
    expect((await ask(target)).status).toBe(404)
  })
})

describe('without a build', () => {
  it.each(['/playground', '/playground/main-A1.js'])('%s says what to run', async (target) => {
    const { status, headers, body } = await ask(target)
    expect(status).toBe(503)
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(body.toString()).toContain('npm run build')
  })

  it('it serves as soon as there is one', async () => {
    expect((await ask('/playground')).status).toBe(503)
    await layBundle()
    expect((await ask('/playground')).status).toBe(200)
  })
})

describe('what cannot be read', () => {
  beforeEach(layBundle)

  it.each([
    ['a file of the build', '/playground/main-A1.js', 'bundle/main-A1.js'],
    ['an example', '/playground', 'queries/overview.graphql'],
    ['the manifest', '/playground', 'bundle/manifest.json'],
  ])('%s is said without a crash', async (_what, target, unreadable) => {
    await rm(path.join(folder, unreadable), { force: true })
    await mkdir(path.join(folder, unreadable), { recursive: true })
    const { status, body } = await ask(target)
    expect(status).toBe(500)
    expect(body.toString()).toMatch(/^PLAYGROUND_UNREADABLE \(EISDIR\): /)
    expect(body.toString()).not.toContain(folder)
  })
})
