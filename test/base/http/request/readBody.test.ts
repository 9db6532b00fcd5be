import type { Server } from 'node:http'

import { LARGEST_BODY_BYTES } from '../../../../base/http/request/bodyLimit'
import { USUAL_HTTP_LIMITS } from '../../../../base/http/server/httpLimits'
import { createLimitedServer } from '../../../../base/http/server/httpServer'
import { InFlight } from '../../../../base/http/request/inFlight'
import { listen, stopListening } from '../../../../base/http/server/listen'
import { listenerOf } from '../../../../base/http/server/listener'
import { takeBody } from '../../../../base/http/request/readBody'
import { sendJson } from '../../../../base/http/sendJson'
import { allOf, connected, responseIn } from '../../../support/processes/rawHttp'

const MEGABYTE = 1024 * 1024
let inFlight: InFlight
let http: Server
let url: string
let failures: unknown[]

async function serve(requestSeconds: number): Promise<void> {
  inFlight = new InFlight(3 * MEGABYTE)
  failures = []
  http = createLimitedServer(
    listenerOf(
      'The test',
      (request, response, failed) =>
        takeBody(request, inFlight, (body) => sendJson(response, 200, body.length), failed),
      (cause) => failures.push(cause),
    ),
    { ...USUAL_HTTP_LIMITS, requestSeconds },
  )
  url = await listen(http, '127.0.0.1', 0)
}
beforeEach(() => serve(100))
afterEach(async () => {
  await stopListening(http)
  while (inFlight.bytes > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(failures).toEqual([])
})

const head = (length: number) =>
  `POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: ${length}\r\n\r\n`

/** A connection on which part of a body has been sent, and taken in. */
async function halfSent(length: number, sent: number) {
  const before = inFlight.bytes
  const socket = await connected(url)
  const answer = allOf(socket)
  socket.write(head(length) + 'x'.repeat(sent))
  while (inFlight.bytes < before + sent) await new Promise((resolve) => setTimeout(resolve, 5))
  return { socket, answer }
}

describe('the body of a request', () => {
  it('is taken in whole, in pieces, in chunks, or where there is none', async () => {
    const whole = await fetch(url, { method: 'POST', body: 'x'.repeat(LARGEST_BODY_BYTES) })
    expect(await whole.json()).toBe(LARGEST_BODY_BYTES)
    const { socket, answer } = await halfSent(10, 4)
    socket.write('x'.repeat(6))
    expect(responseIn(await answer).body).toBe('10')
    const chunks = await connected(url)
    chunks.write(
      'POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n',
    )
    chunks.write('3\r\nxxx\r\n2\r\nxx\r\n0\r\n\r\n')
    expect(responseIn(await allOf(chunks)).body).toBe('5')
    expect(await (await fetch(url, { method: 'POST' })).json()).toBe(0)
  })

  it('is counted no longer where its connection is reset', async () => {
    const { socket } = await halfSent(1_000, 500)
    expect(inFlight.bytes).toBe(500)
    socket.resetAndDestroy()
    while (inFlight.bytes > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  })

  it('is refused where it does not arrive in time', async () => {
    await stopListening(http)
    await serve(1)
    const { answer } = await halfSent(1_000, 500)
    expect(responseIn(await answer)).toMatchObject({
      status: 408,
      body: expect.stringContaining('REQUEST_TIMED_OUT') as string,
    })
  })

  it('is refused where it is too large, whether it says so or not', async () => {
    for (const [how, text] of [
      ['by length', head(2 * MEGABYTE) + 'x'.repeat(MEGABYTE + 1)],
      [
        'by chunks',
        `POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n${(2 * MEGABYTE).toString(16)}\r\n${'x'.repeat(MEGABYTE + 1)}`,
      ],
    ] as const) {
      const socket = await connected(url)
      socket.write(text)
      const { status, body } = responseIn(await allOf(socket))
      expect([how, status]).toEqual([how, 413])
      expect(body).toContain('BODY_TOO_LARGE')
    }
  })

  it('gives way where there is no room, the largest half-sent one first, and others are answered', async () => {
    const slow = [
      await halfSent(MEGABYTE, 900_000),
      await halfSent(MEGABYTE, 1_000_000),
      await halfSent(MEGABYTE, 950_000),
    ]
    const small = await fetch(url, { method: 'POST', body: 'x'.repeat(400_000) })
    expect(await small.json()).toBe(400_000)
    const refused = responseIn(await (slow[1]?.answer ?? ''))
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1'])
    expect(refused.body).toContain('TOO_BUSY')
    expect(inFlight.bytes).toBe(1_850_000)
  })
})
