import { crc32 } from 'node:zlib'

import { LRUCache } from 'lru-cache'

/** A request as it came: what is asked, in its very bytes, and in which form the answer is wanted. */
export interface RawRequest {
  readonly method: string
  readonly accept: string
  /** The body of a POST request, the search of any other. */
  readonly bytes: Buffer
}

interface Known<Value> {
  readonly request: RawRequest
  readonly value: Value
}

function checksumOf({ method, accept, bytes }: RawRequest): number {
  return crc32(bytes, crc32(accept, crc32(method)))
}

function areTheSame(one: RawRequest, other: RawRequest): boolean {
  return one.method === other.method && one.accept === other.accept && one.bytes.equals(other.bytes)
}

/** Room for what an entry takes besides the bytes themselves. */
const ENTRY_BYTES = 256

/**
 * What is known of requests by their very bytes, so that a repeated one need not be taken apart again. They are found
 * by a checksum, which costs a tenth of hashing them as text, and then compared: of two with the same checksum, the
 * later is known.
 */
export class KnownRequests<Value> {
  readonly #known: LRUCache<number, Known<Value>>

  constructor(maxBytes: number) {
    this.#known = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ request }) => request.bytes.length + request.accept.length + ENTRY_BYTES,
    })
  }

  get(request: RawRequest): Value | undefined {
    const known = this.#known.get(checksumOf(request))
    return known !== undefined && areTheSame(known.request, request) ? known.value : undefined
  }

  set(request: RawRequest, value: Value): void {
    // A piece of what a socket has received would keep all that was received with it.
    const kept = { ...request, bytes: Buffer.from(request.bytes) }
    this.#known.set(checksumOf(request), { request: kept, value })
  }
}
