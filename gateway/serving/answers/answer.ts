import { createHash } from 'node:crypto'

import type { Encoding } from './encoding'
import { encode, isWorthCompressing } from './encoding'

/** Bytes ready to be sent. */
export interface Written {
  readonly bytes: Buffer
  readonly encoding: Encoding
  /** Strong: another for other bytes, and so for another encoding. */
  readonly etag: string
}

/** An answer as bytes, compressed once for each encoding that is asked for. */
export class Answer {
  readonly status: number
  readonly contentType: string
  readonly #identity: Written
  readonly #written = new Map<Encoding, Written>()
  #onGrowth: () => void = () => undefined

  constructor(status: number, contentType: string, body: string) {
    this.status = status
    this.contentType = contentType
    const bytes = Buffer.from(body)
    const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 27)
    this.#identity = { bytes, encoding: 'identity', etag: `"${digest}"` }
  }

  /** Calls back whenever it has come to hold more bytes. */
  onGrowth(listener: () => void): void {
    this.#onGrowth = listener
  }

  /** How many bytes it holds, in all encodings. */
  get size(): number {
    return [...this.#written.values()].reduce(
      (sum, { bytes }) => sum + bytes.length,
      this.#identity.bytes.length,
    )
  }

  /** It in an encoding, where it is at hand. */
  ready(encoding: Encoding): Written | undefined {
    return encoding === 'identity' || !isWorthCompressing(this.#identity.bytes)
      ? this.#identity
      : this.#written.get(encoding)
  }

  /** It in an encoding, written now where it has not been before. */
  async write(encoding: Encoding): Promise<Written> {
    const ready = this.ready(encoding)
    if (ready !== undefined || encoding === 'identity') return ready ?? this.#identity
    const bytes = await encode(this.#identity.bytes, encoding)
    const written = { bytes, encoding, etag: `${this.#identity.etag.slice(0, -1)}-${encoding}"` }
    this.#written.set(encoding, written)
    this.#onGrowth()
    return written
  }
}
