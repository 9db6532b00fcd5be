import { gzipSync } from 'node:zlib'
import { rejectionOf } from '../../../support/sources/rejectionOf'
import { json, serve, type Handler } from '../../../support/sources/server'
import { clientFor } from './clientFor'

import { get, refusedBy, serving } from './serving'

describe('what comes', () => {
  it('keeps the bytes as they came, digits and white space included', async () => {
    const body = '{ "id" : 12345678901234567890, "cost":1.10 }\n'
    const server = await serving((_url, response) => json(response, body))
    const answer = await get(clientFor(server.origin), `${server.origin}/list`)
    expect(answer.body.toString()).toBe(body)
    expect(answer.mediaType).toBe('application/json')
  })

  it('decompresses', async () => {
    const server = await serving((_url, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(gzipSync('[1]'))
    })
    expect((await get(clientFor(server.origin), `${server.origin}/`)).body.toString()).toBe('[1]')
  })

  it('takes JSON types with a suffix, and another type only where it is named', async () => {
    const typed =
      (type: string): Handler =>
      (_url, response) => {
        response.writeHead(200, { 'content-type': type })
        response.end('[]')
      }
    const hal = await serving(typed('application/hal+json'))
    expect((await get(clientFor(hal.origin), `${hal.origin}/`)).mediaType).toBe('application/hal+json')
    const plain = await serving(typed('text/plain'))
    const problem = await rejectionOf(get(clientFor(plain.origin), `${plain.origin}/`))
    expect(problem.code).toBe('NOT_JSON')
    expect(problem.message).toContain('answered text/plain (application/json')
    const named = clientFor(plain.origin, { mediaType: 'text/plain' })
    expect((await get(named, `${plain.origin}/`)).body.toString()).toBe('[]')
    expect(plain.heard.at(-1)?.headers.accept).toBe('text/plain')
  })

  it('hands on a 304 where a validator was given, and refuses one that nobody asked for', async () => {
    const server = await serving((_url, response) => response.writeHead(304, { etag: 'W/"7"' }).end())
    const answer = await get(clientFor(server.origin), `${server.origin}/`, {
      etag: 'W/"7"',
      lastModified: 'Wed, 21 Oct 2026 07:28:00 GMT',
    })
    expect([answer.status, answer.etag]).toEqual([304, 'W/"7"'])
    expect(server.heard[0]?.headers['if-none-match']).toBe('W/"7"')
    expect(server.heard[0]?.headers['if-modified-since']).toBe('Wed, 21 Oct 2026 07:28:00 GMT')
    expect((await rejectionOf(get(clientFor(server.origin), `${server.origin}/`))).code).toBe('HTTP_REFUSED')
  })
})

describe('what is refused', () => {
  it.each([
    [200, 'text/html', '<!doctype html><title>Sign in</title>'],
    [200, 'application/json', '\ufeff  <html><body>Sign in</body></html>'],
    // As Azure DevOps answers a token that has expired.
    [203, 'text/html', '<!doctype html><title>Sign in</title>'],
  ])('a web page with %i, sent as %s', async (status, type, page) => {
    const problem = await refusedBy((_url, response) => {
      response.writeHead(status, { 'content-type': type })
      response.end(page)
    })
    expect(problem.code).toBe('SIGN_IN_PAGE')
    expect(problem.message).toMatch(
      /^unity\/tool: http:\/\/127\.0\.0\.1:\d+\/list answered a web page, perhaps for signing in \(application\/json; .*\) \[SIGN_IN_PAGE\]$/,
    )
  })

  it('a gzip bomb, without holding what it would become', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, 0x20), { level: 9 })
    expect(bomb.length).toBeLessThan(60_000)
    const before = process.memoryUsage.rss()
    const problem = await refusedBy(
      (_url, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        response.end(bomb)
      },
      { limits: { maxBytes: 1024 * 1024 } },
    )
    expect(problem.code).toBe('HTTP_TOO_LARGE')
    expect(problem.message).toContain('more than 1048576 bytes')
    expect(process.memoryUsage.rss() - before).toBeLessThan(40 * 1024 * 1024)
  })

  it('a body that says it is larger than allowed', async () => {
    const problem = await refusedBy((_url, response) => json(response, `"${'x'.repeat(5000)}"`), {
      limits: { maxBytes: 1000 },
    })
    expect(problem.code).toBe('HTTP_TOO_LARGE')
  })

  it('404, once', async () => {
    const server = await serving((_url, response) => response.writeHead(404).end())
    const problem = await rejectionOf(get(clientFor(server.origin), `${server.origin}/gone`))
    expect([problem.code, server.heard.length]).toEqual(['HTTP_REFUSED', 1])
  })
})

describe('time', () => {
  it('ends a body that drips, which a mere response timeout would wait for', async () => {
    const drip = await serving((_url, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    })
    const started = Date.now()
    const client = clientFor(drip.origin, { limits: { attemptSeconds: 0.3, attempts: 2 } })
    const problem = await rejectionOf(get(client, `${drip.origin}/`))
    expect([problem.code, drip.heard.length]).toEqual(['HTTP_TIMEOUT', 2])
    expect(problem.message).toContain('within 0.3 s')
    expect(Date.now() - started).toBeLessThan(3000)
  })

  it('ends the whole reading when all its time is used up', async () => {
    const slow = await serving((_url, response) => setTimeout(() => json(response, '[]'), 200))
    const client = clientFor(slow.origin, { limits: { totalSeconds: 0.5 } })
    const reading = client.run(async (session) => {
      for (;;) await session.ask(new URL(slow.origin))
    })
    const problem = await rejectionOf(reading)
    expect(problem.code).toBe('HTTP_TIMEOUT')
    expect(problem.message).toContain('was not read to the end within 0.5 s')
    const heard = slow.heard.length
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(slow.heard.length).toBe(heard)
  })

  it('runs one reading of a source at a time', async () => {
    let inside = 0
    let most = 0
    const server = await serving((_url, response) => {
      most = Math.max(most, ++inside)
      setTimeout(() => {
        inside -= 1
        json(response, '[]')
      }, 50)
    })
    const client = clientFor(server.origin)
    await Promise.all([get(client, server.origin), get(client, server.origin), get(client, server.origin)])
    expect([server.heard.length, most]).toEqual([3, 1])
  })
})

describe('trying again', () => {
  it('after 500s, until an answer comes', async () => {
    const server = await serving((_url, response, _request, ordinal) =>
      ordinal < 3 ? response.writeHead(500).end() : json(response, '[]'),
    )
    await get(clientFor(server.origin), server.origin)
    expect(server.heard.length).toBe(3)
  })

  it('waits as long as Retry-After says', async () => {
    const server = await serving((_url, response, _request, ordinal) =>
      ordinal === 1 ? response.writeHead(429, { 'retry-after': '1' }).end() : json(response, '[]'),
    )
    await get(clientFor(server.origin), server.origin)
    const [first, second] = server.heard
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990)
  })

  it('does not wait for what comes after its time is over, and says what was asked', async () => {
    const server = await serving((_url, response) => response.writeHead(429, { 'retry-after': '3600' }).end())
    const started = Date.now()
    const problem = await rejectionOf(get(clientFor(server.origin), server.origin))
    expect([problem.code, server.heard.length]).toEqual(['HTTP_RATE_LIMITED', 1])
    expect(problem.message).toContain('answered 429, and asks to wait 3600 s')
    expect(Date.now() - started).toBeLessThan(2000)
  })

  it('after a connection that breaks off in the body', async () => {
    const server = await serving((_url, response, _request, ordinal) => {
      if (ordinal > 1) return json(response, '[]')
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('[{"id":')
      setTimeout(() => response.destroy(), 20)
    })
    await get(clientFor(server.origin), server.origin)
    expect(server.heard.length).toBe(2)
  })

  it('says that nobody listens', async () => {
    const server = await serve((_url, response) => json(response, '[]'))
    await server.close()
    const problem = await rejectionOf(get(clientFor(server.origin), server.origin))
    expect(problem.code).toBe('HTTP_UNAVAILABLE')
    expect(problem.message).toContain('ECONNREFUSED')
  })

  it.each([401, 403])('never after %i', async (status) => {
    const server = await serving((_url, response) => response.writeHead(status).end())
    const problem = await rejectionOf(get(clientFor(server.origin), server.origin))
    expect([problem.code, server.heard.length]).toEqual(['HTTP_UNAUTHORISED', 1])
  })

  it('leaves a failing source alone, and takes it up again later', async () => {
    let healthy = false
    const server = await serving((_url, response) =>
      healthy ? json(response, '[]') : response.writeHead(503).end(),
    )
    const client = clientFor(server.origin, { limits: { attempts: 1, breakAfter: 2, breakSeconds: 0.3 } })
    await rejectionOf(get(client, server.origin))
    await rejectionOf(get(client, server.origin))
    const problem = await rejectionOf(get(client, server.origin))
    expect([problem.code, server.heard.length]).toEqual(['BREAKER_OPEN', 2])
    expect(problem.message).toContain('answered 503')
    healthy = true
    await new Promise((resolve) => setTimeout(resolve, 350))
    expect((await get(client, server.origin)).status).toBe(200)
  })
})

describe('an answer that failed', () => {
  const failing =
    (status: number, body: unknown, type = 'application/problem+json'): Handler =>
    (_url, response) => {
      response.writeHead(status, { 'content-type': type })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    }

  it.each([
    [400, 'HTTP_REFUSED'],
    [403, 'HTTP_UNAUTHORISED'],
    [503, 'HTTP_UNAVAILABLE'],
  ])('of status %i is told in the words of the source', async (status, code) => {
    const problem = await refusedBy(
      failing(status, { title: 'Bad', detail: 'The field\n  "due" is not known' }),
    )
    expect(problem.code).toBe(code)
    expect(problem.message).toContain(`answered ${status}: "The field "due" is not known" (`)
  })

  it('is told without the secret that it repeats', async () => {
    const server = await serving(failing(401, { message: 'Key S3cr3t%20key (S3cr3t key) is not valid' }))
    const client = clientFor(
      server.origin,
      { auth: { bearer: { env: 'UNITY_KEY' } } },
      { UNITY_KEY: 'S3cr3t key' },
    )
    const problem = await rejectionOf(get(client, `${server.origin}/list`))
    expect(problem.message).toContain('answered 401: "Key … (…) is not valid" (')
    expect(JSON.stringify(problem.details)).not.toContain('S3cr3t')
  })

  it.each([
    ['which is no JSON', 'Bad Request', 'text/plain'],
    ['which is not the JSON that it says', '{"message"', 'application/json'],
    ['without any words', {}, 'application/json'],
  ])('is told by its status, %s', async (_what, body, type) => {
    expect((await refusedBy(failing(400, body, type))).message).toContain('answered 400 (')
  })
})
