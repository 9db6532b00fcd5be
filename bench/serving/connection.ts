import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** An answer, taken apart no further than is needed to tell whether it is right. */
export interface Received {
  readonly status: number
  readonly body: Buffer
  /** From the first byte sent to the last received. */
  readonly millis: number
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n')
const LENGTH = /\r\ncontent-length: *(\d+)/i
const CHUNKED = /\r\ntransfer-encoding: *chunked/i

/** Where a body ends: at a length, or at a last chunk. */
type Framing = number | 'CHUNKED'

interface Head {
  readonly status: number
  readonly framing: Framing
}

function headIn(text: string): Head {
  const status = Number(text.slice(9, 12))
  if (status === 304 || status === 204) return { status, framing: 0 }
  const length = LENGTH.exec(text)?.[1]
  if (length === undefined && !CHUNKED.test(text)) throw new Error('an answer does not tell where it ends')
  return { status, framing: length === undefined ? 'CHUNKED' : Number(length) }
}

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.toString('latin1', at, end), 16)
    if (size === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}

/**
 * A connection that is kept and asks one thing after another. It does as little as it can, so that whoever answers is
 * the slower of the two: a client that is slower than the server would measure itself.
 */
export class Connection {
  readonly #socket: Socket
  #chunks: Buffer[] = []
  #bytes = 0
  #head: Head | undefined
  #began = 0
  #answered: ((received: Received) => void) | undefined
  #failed: ((error: Error) => void) | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('error', (error) => this.#failed?.(error))
    socket.on('close', () =>
      this.#failed?.(new Error('the connection was closed before the answer had come')),
    )
  }

  static open({ hostname, port }: URL): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname)
      socket.once('error', reject)
      socket.once('connect', () => {
        socket.off('error', reject)
        resolve(new Connection(socket))
      })
    })
  }

  /** Sends a request as it stands and waits for the whole answer. One at a time. */
  ask(request: Buffer): Promise<Received> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve
      this.#failed = reject
      this.#began = performance.now()
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#failed = undefined
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    let rest = chunk
    if (this.#head === undefined) {
      const seen = this.#chunks.length === 0 ? chunk : Buffer.concat([...this.#chunks, chunk])
      const end = seen.indexOf(HEAD_END)
      this.#chunks = end === -1 ? [seen] : []
      if (end === -1) return
      this.#head = headIn(seen.toString('latin1', 0, end))
      rest = seen.subarray(end + HEAD_END.length)
    }
    if (rest.length > 0) this.#chunks.push(rest)
    this.#bytes += rest.length
    const { status, framing } = this.#head
    if (framing === 'CHUNKED') {
      const all = this.#all()
      this.#chunks = [all]
      const isLast = all.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
      if (isLast) this.#finish(status, unchunked(all))
    } else if (this.#bytes >= framing) this.#finish(status, this.#all())
  }

  #all(): Buffer {
    return this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks)
  }

  #finish(status: number, body: Buffer): void {
    const millis = performance.now() - this.#began
    const answered = this.#answered
    this.#chunks = []
    this.#bytes = 0
    this.#head = undefined
    this.#answered = undefined
    this.#failed = undefined
    answered?.({ status, body, millis })
  }
}
