import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'

import { COMMON_HEADERS } from '../../../base/http/commonHeaders'
import type { Encoding } from '../encoding'
import { encode, isWorthCompressing } from '../encoding'

/** Bytes ready to be sent, with the headers that are sent with them. */
export interface Written {
  readonly bytes: Buffer
  readonly encoding: Encoding
  /** Strong: another for other bytes, and so for another encoding. */
  readonly etag: string
  /** With the bytes, where the client may keep them and ask whether they still hold. */
  readonly reusable: OutgoingHttpHeaders
  /** With the bytes, where the client must not keep them. */
  readonly passing: OutgoingHttpHeaders
  /** Without the bytes: those that the client has still hold. */
  readonly unchanged: OutgoingHttpHeaders
}

/** What an answer depends on beside what is asked. */
export const VARY = 'accept, accept-encoding'
// Not marked as fresh for any time: a new edition shows at once, and who may see what is decided each time.
const ASK_EACH_TIME = 'private, no-cache'

function writtenAs(given: OutgoingHttpHeaders, bytes: Buffer, encoding: Encoding, etag: string): Written {
  const shared: OutgoingHttpHeaders = {
    ...given,
    'content-length': String(bytes.length),
    vary: VARY,
    ...COMMON_HEADERS,
  }
  if (encoding !== 'identity') shared['content-encoding'] = encoding
  return {
    bytes,
    encoding,
    etag,
    reusable: { ...shared, 'cache-control': ASK_EACH_TIME, etag },
    passing: { ...shared, 'cache-control': 'no-store' },
    unchanged: { vary: VARY, 'cache-control': ASK_EACH_TIME, etag, ...COMMON_HEADERS },
  }
}

/** An answer as bytes, compressed once for each encoding that is asked for. */
export class Answer {
  readonly status: number
  readonly #headers: OutgoingHttpHeaders
  readonly #identity: Written
  readonly #written = new Map<Encoding, Written>()
  #onGrowth: () => void = () => undefined

  constructor(status: number, contentType: string, body: string, headers: OutgoingHttpHeaders = {}) {
    this.status = status
    this.#headers = { 'content-type': contentType, ...headers }
    const bytes = Buffer.from(body)
    const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 27)
    this.#identity = writtenAs(this.#headers, bytes, 'identity', `"${digest}"`)
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
    const etag = `${this.#identity.etag.slice(0, -1)}-${encoding}"`
    const written = writtenAs(this.#headers, bytes, encoding, etag)
    this.#written.set(encoding, written)
    this.#onGrowth()
    return written
  }
}
