import type { IncomingMessage, ServerResponse } from 'node:http'

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

const PATH = '/editions'
const HEARTBEAT_MILLIS = 15_000
const MOST_CLIENTS = 1_000
/** How many of the editions that a client has missed it is told of one by one. */
const MOST_MISSED = 100
/** A client that does not read is let go: it comes back and is told what it missed. */
const MOST_UNSENT_BYTES = 256 * 1024

function eventOf(edition: ToldEdition): string {
  return `id: ${edition.sequence}\nevent: edition\ndata: ${JSON.stringify(edition)}\n\n`
}

/**
 * `GET /editions` as server-sent events: the newest edition at once, or those missed since
 * `Last-Event-ID`, then each as it is opened.
 */
export class EditionStream {
  readonly #source: EditionSource
  readonly #clients = new Set<ServerResponse>()
  readonly #stopListening: () => void
  readonly #heartbeat: NodeJS.Timeout

  constructor(source: EditionSource) {
    this.#source = source
    this.#stopListening = source.onEdition((edition) => this.#tellAll(eventOf(edition)))
    this.#heartbeat = setInterval(() => this.#tellAll(': still here\n\n'), HEARTBEAT_MILLIS).unref()
  }

  handle(request: IncomingMessage, response: ServerResponse): boolean {
    if ((request.url ?? '').split('?', 1)[0] !== PATH) return false
    if (request.method !== 'GET') {
      response.writeHead(405, { allow: 'GET' }).end()
    } else if (this.#clients.size >= MOST_CLIENTS) {
      response.writeHead(503, { 'retry-after': '30' }).end()
    } else {
      this.#open(request, response)
    }
    return true
  }

  #open(request: IncomingMessage, response: ServerResponse): void {
    const newest = this.#source.newest()
    const last = request.headers['last-event-id']
    const missed =
      typeof last === 'string' && /^\d{1,15}$/.test(last) ? this.#source.after(Number(last)) : [newest]
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    response.write(`retry: 1000\n\n${missed.slice(-MOST_MISSED).map(eventOf).join('')}`)
    this.#clients.add(response)
    response.on('close', () => this.#clients.delete(response))
  }

  #tellAll(text: string): void {
    for (const client of this.#clients) {
      if (client.writableLength > MOST_UNSENT_BYTES) client.destroy()
      else client.write(text)
    }
  }

  stop(): void {
    clearInterval(this.#heartbeat)
    this.#stopListening()
    for (const client of this.#clients) client.end()
  }
}
