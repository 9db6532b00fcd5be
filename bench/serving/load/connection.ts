import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** An answer, taken apart no further than is needed to tell whether it is right. */
export interface Received {
  readonly status: number
  /** To be looked at before the next is asked for: its bytes are then written over. */
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

/** Large enough for most answers in one piece. */
const READ_BYTES = 256 * 1024

/**
 * A connection that is kept and asks one thing after another. It does as little as it can, so that whoever answers is
 * the slower of the two: a client that is slower than the server would measure itself.
 */
export class Connection {
  readonly #socket: Socket
  #held = Buffer.alloc(READ_BYTES)
  #length = 0
  #head: Head | undefined
  #bodyFrom = 0
  #began = 0
  #answered: ((received: Received) => void) | undefined
  #failed: ((error: Error) => void) | undefined

  private constructor({ hostname, port }: URL, opened: (connection: Connection) => void) {
    const take = (length: number, read: Uint8Array) => this.#take(read.subarray(0, length))
    this.#socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      // Read into the same place each time: a stream would set new memory aside for each piece.
      onread: { buffer: Buffer.alloc(READ_BYTES), callback: take },
    })
    this.#socket.once('connect', () => opened(this))
    this.#socket.on('error', (error) => this.#failed?.(error))
    this.#socket.on('close', () =>
      this.#failed?.(new Error('the connection was closed before the answer had come')),
    )
  }

  static open(url: URL): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const connection = new Connection(url, resolve)
      connection.#failed = reject
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

  #take(piece: Uint8Array): boolean {
    this.#hold(piece)
    if (this.#head === undefined) {
      const end = this.#held.subarray(0, this.#length).indexOf(HEAD_END)
      if (end === -1) return true
      this.#head = headIn(this.#held.toString('latin1', 0, end))
      this.#bodyFrom = end + HEAD_END.length
    }
    const { status, framing } = this.#head
    const body = this.#held.subarray(this.#bodyFrom, this.#length)
    if (framing === 'CHUNKED') {
      if (body.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)) this.#finish(status, unchunked(body))
    } else if (body.length >= framing) this.#finish(status, body)
    return true
  }

  #hold(piece: Uint8Array): void {
    const length = this.#length + piece.length
    if (length > this.#held.length) {
      const larger = Buffer.alloc(2 * length)
      this.#held.copy(larger, 0, 0, this.#length)
      this.#held = larger
    }
    this.#held.set(piece, this.#length)
    this.#length = length
  }

  #finish(status: number, body: Buffer): void {
    const millis = performance.now() - this.#began
    const answered = this.#answered
    this.#length = 0
    this.#head = undefined
    this.#answered = undefined
    this.#failed = undefined
    answered?.({ status, body, millis })
  }
}
