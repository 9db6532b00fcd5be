import type { IncomingMessage, ServerResponse } from 'node:http'

import { COMMON_HEADERS } from '../../../base/http/commonHeaders'
import type { PlacesLimits } from './places'
import { Places } from './places'

/** An edition as clients are told of it. */
export interface ToldEdition {
  readonly id: string
  readonly sequence: number
  readonly instant: string
  readonly cause: string
  /** The members that have said something new since the edition before. */
  readonly changed: readonly string[]
}

export interface EditionSource {
  /** The newest edition that has been opened. */
  newest(): ToldEdition
  /** The editions after a sequence, oldest first. */
  after(sequence: number): readonly ToldEdition[]
  /** Calls back with every edition opened from now on, until what it returns is called. */
  onEdition(listener: (edition: ToldEdition) => void): () => void
}

const HEARTBEAT_MILLIS = 15_000
/** How many of the editions that a client has missed it is told of one by one. */
const MOST_MISSED = 100
/** A client that does not read is let go: it comes back and is told what it missed. */
const MOST_UNSENT_BYTES = 256 * 1024

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  ...COMMON_HEADERS,
} as const

function eventOf(edition: ToldEdition): string {
  return `id: ${edition.sequence}\nevent: edition\ndata: ${JSON.stringify(edition)}\n\n`
}

/**
 * `GET /editions` as server-sent events: the newest edition at once, or those missed since
 * `Last-Event-ID`, then each as it is opened.
 */
export class EditionStream {
  readonly #source: EditionSource
  readonly #places: Places
  readonly #clients = new Set<ServerResponse>()
  readonly #stopListening: () => void
  readonly #heartbeat: NodeJS.Timeout

  constructor(source: EditionSource, limits: PlacesLimits, heartbeatMillis = HEARTBEAT_MILLIS) {
    this.#source = source
    this.#places = new Places(limits)
    this.#stopListening = source.onEdition((edition) => this.#tellAll(eventOf(edition)))
    this.#heartbeat = setInterval(() => this.#tellAll(': still here\n\n'), heartbeatMillis).unref()
  }

  /** How many are listening. */
  get listening(): number {
    return this.#places.taken
  }

  /** @throws Refused TOO_MANY_STREAMS */
  handle(request: IncomingMessage, response: ServerResponse): void {
    if (request.method === 'HEAD') {
      response.writeHead(200, HEADERS).end()
      return
    }
    // Behind a stream, which has no end, nothing is ever answered; and what is sent there is read no longer, so that
    // nobody would notice the connection close.
    if (this.#places.has(request.socket)) {
      request.socket.destroy()
      return
    }
    const free = this.#places.take(request.socket, () => this.#clients.delete(response))
    response.on('close', free)
    if (request.socket.destroyed) return
    response.writeHead(200, HEADERS)
    response.write(`retry: 1000\n\n${this.#missedBy(request).slice(-MOST_MISSED).map(eventOf).join('')}`)
    this.#clients.add(response)
  }

  /** The editions since the last that a client knows; the newest where it knows none, or one that is yet to come. */
  #missedBy({ headers }: IncomingMessage): readonly ToldEdition[] {
    const newest = this.#source.newest()
    const last = headers['last-event-id']
    const known = typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : undefined
    return known === undefined || known > newest.sequence ? [newest] : this.#source.after(known)
  }

  #tellAll(text: string): void {
    for (const client of this.#clients) {
      // By its connection: a response that waits behind another has none to be ended by yet.
      if (client.writableLength > MOST_UNSENT_BYTES) client.req.socket.destroy()
      else client.write(text)
    }
  }

  stop(): void {
    clearInterval(this.#heartbeat)
    this.#stopListening()
    for (const client of this.#clients) client.end()
  }
}
