import type { Server } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

import { USUAL_HTTP_LIMITS } from '../../../../base/http/server/httpLimits'
import { createLimitedServer } from '../../../../base/http/server/httpServer'
import { listen, stopListening } from '../../../../base/http/server/listen'
import { listenerOf } from '../../../../base/http/server/listener'
import { routed } from '../../../../base/http/server/routes'
import { sendJson } from '../../../../base/http/sendJson'
import type { EditionSource, ToldEdition } from '../../../../gateway/http/live/editionStream'
import { EditionStream } from '../../../../gateway/http/live/editionStream'
import { connected, responseIn } from '../../../support/processes/rawHttp'

const GET = 'GET /editions HTTP/1.1\r\nhost: localhost\r\n\r\n'

function edition(sequence: number, filling = ''): ToldEdition {
  return {
    id: `${sequence}.x`,
    sequence,
    instant: '2026-11-24T09:00:00Z',
    cause: `cause ${filling}`,
    changed: [],
  }
}

class Source implements EditionSource {
  readonly #listeners = new Set<(edition: ToldEdition) => void>()
  #newest = 5
  newest = () => edition(this.#newest)
  after = (sequence: number) =>
    Array.from({ length: Math.max(0, this.#newest - sequence) }, (_, i) => edition(sequence + i + 1))
  onEdition(listener: (edition: ToldEdition) => void) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  open(filling?: string): void {
    this.#newest += 1
    for (const listener of this.#listeners) listener(edition(this.#newest, filling))
  }
}

let source: Source
let stream: EditionStream
let http: Server
let url: string
const slowly: (() => void)[] = []
const failures: unknown[] = []

beforeEach(async () => {
  source = new Source()
  stream = new EditionStream(source, { streams: 30, streamsPerClient: 20 }, 50)
  const answer = routed(
    [
      {
        path: '/editions',
        methods: ['GET'],
        answer: (request, response) => stream.handle(request, response),
      },
      {
        path: '/slow',
        methods: ['GET'],
        answer: (_request, response) => void slowly.push(() => sendJson(response, 200, 'slow')),
      },
    ],
    { hint: 'ask for /editions' },
  )
  http = createLimitedServer(
    listenerOf('The test', answer, (cause) => failures.push(cause)),
    USUAL_HTTP_LIMITS,
  )
  url = await listen(http, '127.0.0.1', 0)
})
afterEach(async () => {
  stream.stop()
  await stopListening(http)
  expect(failures).toEqual([])
})

const until = async (isSo: () => boolean) => {
  while (!isSo()) await delay(5)
}

/** A connection that listens, and what it has been told so far. */
async function listening(text = GET, localAddress?: string) {
  const socket = await connected(url, localAddress)
  const heard = { text: '', isClosed: false }
  socket.on('data', (piece: Buffer) => (heard.text += piece.toString()))
  socket.on('error', () => undefined)
  socket.on('close', () => (heard.isClosed = true))
  socket.write(text)
  await until(() => heard.text !== '' || heard.isClosed)
  return { socket, heard }
}
const statusOf = ({ heard }: { readonly heard: { readonly text: string } }) => responseIn(heard.text).status

describe('places on the stream of editions', () => {
  it('are free again after 17 connections of 60 requests at once, which are let go of', async () => {
    const clients = await Promise.all(Array.from({ length: 17 }, () => listening(GET.repeat(60))))
    await until(() => clients.every(({ heard }) => heard.isClosed))
    expect(stream.listening).toBe(0)
    expect(statusOf(await listening())).toBe(200)
  })

  it.each(['destroy', 'resetAndDestroy'] as const)(
    'are free again by %s where other requests wait behind the stream, more than are read',
    async (close) => {
      const more = 'GET /nothing HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(1_000)
      const clients = await Promise.all(Array.from({ length: 17 }, () => listening(`${GET}${more}`)))
      expect(clients.map(statusOf)).toEqual(Array.from({ length: 17 }, () => 200))
      expect(stream.listening).toBe(17)
      for (const { socket } of clients) socket[close]()
      await until(() => stream.listening === 0)
    },
  )

  it('are free again however a connection closes', async () => {
    for (const close of ['end', 'destroy', 'resetAndDestroy'] as const) {
      const clients = await Promise.all(Array.from({ length: 17 }, () => listening()))
      expect(stream.listening).toBe(17)
      for (const { socket } of clients) socket[close]()
      await until(() => stream.listening === 0)
    }
    const next = await listening()
    expect(statusOf(next)).toBe(200)
    source.open()
    await until(() => next.heard.text.includes('id: 6\n'))
    next.socket.destroy()
  })

  it('are free again where a stream waits behind another answer, and its connection is reset', async () => {
    const socket = await connected(url)
    socket.on('error', () => undefined)
    socket.write(`GET /slow HTTP/1.1\r\nhost: localhost\r\n\r\n${GET}`)
    await until(() => stream.listening === 1 && slowly.length === 1)
    socket.resetAndDestroy()
    await until(() => stream.listening === 0)
    slowly.pop()?.()
  })

  it('are told of what opens while they wait behind another answer', async () => {
    const socket = await connected(url)
    let text = ''
    socket.on('data', (piece: Buffer) => (text += piece.toString()))
    socket.write(`GET /slow HTTP/1.1\r\nhost: localhost\r\n\r\n${GET}`)
    await until(() => stream.listening === 1 && slowly.length === 1)
    source.open()
    slowly.pop()?.()
    await until(() => text.includes('id: 6\n'))
    expect(text.indexOf('"slow"')).toBeLessThan(text.indexOf('id: 5\n'))
    socket.destroy()
    await until(() => stream.listening === 0)
  })

  it('are as many for one client as it may have, and as many in all as there are', async () => {
    const ofOne = await Promise.all(Array.from({ length: 20 }, () => listening()))
    const beyond = await listening()
    expect(responseIn(beyond.heard.text)).toMatchObject({
      status: 429,
      headers: { 'retry-after': '30' },
      body: expect.stringContaining('TOO_MANY_STREAMS') as string,
    })
    const ofOther = await Promise.all(Array.from({ length: 10 }, () => listening(GET, '127.0.0.2')))
    expect([...ofOne, ...ofOther].map(statusOf).every((status) => status === 200)).toBe(true)
    const beyondAll = await listening(GET, '127.0.0.3')
    expect(responseIn(beyondAll.heard.text)).toMatchObject({ status: 503, headers: { 'retry-after': '30' } })
    ofOne[0]?.socket.destroy()
    await until(() => stream.listening === 29)
    const next = await listening(GET, '127.0.0.3')
    expect(statusOf(next)).toBe(200)
    for (const { socket } of [...ofOne, ...ofOther, next, beyond, beyondAll]) socket.destroy()
    await until(() => stream.listening === 0)
  })

  it('are taken from clients that never read', async () => {
    const [idle, reading] = [await connected(url, '127.0.0.2'), await listening()]
    idle.on('error', () => undefined)
    idle.write(GET)
    await until(() => stream.listening === 2)
    // No reader: what the kernel keeps for it fills, then what we keep.
    for (let times = 0; stream.listening === 2 && times < 20_000; times += 1) {
      source.open('x'.repeat(10_000))
      await new Promise(setImmediate)
    }
    expect(stream.listening).toBe(1)
    const last = source.newest().sequence
    await until(() => reading.heard.text.includes(`id: ${last}\n`))
    idle.destroy()
    reading.socket.destroy()
  })
})

describe('what a client has missed', () => {
  const after = async (id: string) => {
    const { socket, heard } = await listening(
      `GET /editions HTTP/1.1\r\nhost: localhost\r\nlast-event-id: ${id}\r\n\r\n`,
    )
    await until(() => heard.text.includes('retry: 1000\n\n'))
    await delay(20)
    socket.destroy()
    return [...heard.text.matchAll(/^id: (\d+)$/gm)].map(([, sequence]) => Number(sequence))
  }

  it.each<[string, readonly number[]]>([
    ['3', [4, 5]],
    ['5', []],
    ['0', [1, 2, 3, 4, 5]],
    // Of another ledger, or none of ours: told anew.
    ['6', [5]],
    ['999999999999999', [5]],
    ['99999999999999999999', [5]],
    ['-1', [5]],
    ['abc', [5]],
  ])('after %s is %j', async (id, told) => {
    expect(await after(id)).toEqual(told)
  })
})
