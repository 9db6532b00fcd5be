import { crc32 } from 'node:zlib'

import { LRUCache } from 'lru-cache'

/** A request as it came: what is asked, before anything of it is read, and in which form the answer is wanted. */
export interface RawRequest {
  readonly method: string
  readonly accept: string
  /** The body of a POST request, the search of any other. */
  readonly sent: Buffer | string
}

interface Known<Value> {
  readonly request: RawRequest
  readonly value: Value
}

function checksumOf({ method, accept, sent }: RawRequest): number {
  return crc32(sent, crc32(accept, crc32(method)))
}

const PLACES_AT_HAND = 1_024
const GLANCES = 16

/** A number by the length and a few bytes: quick, and the same for many that only a look at every byte tells apart. */
function glanceAt(sent: Buffer | string): number {
  const { length } = sent
  let number = length
  for (let i = 1; i <= GLANCES; i += 1) {
    const at = Math.trunc((i * length) / (GLANCES + 1))
    number = (Math.imul(number, 31) + (typeof sent === 'string' ? sent.charCodeAt(at) : (sent[at] ?? 0))) | 0
  }
  return (number >>> 0) % PLACES_AT_HAND
}

function areTheSame(one: RawRequest, other: RawRequest): boolean {
  return one.method === other.method && one.accept === other.accept && saysTheSame(one.sent, other.sent)
}

function saysTheSame(one: Buffer | string, other: Buffer | string): boolean {
  return typeof one === 'string' || typeof other === 'string' ? one === other : one.equals(other)
}

/** Measured: what an entry takes besides what was sent, the places of its answers included. */
const ENTRY_BYTES = 800

/**
 * What is known of requests by their very bytes, so that a repeated one need not be taken apart again. They are found
 * by a checksum over all that was sent, and then compared: of two with the same checksum, the later is known. Looking
 * at every byte twice would take longer than all else that is done to find an answer, so that those that have come
 * again are at hand by a glance as well.
 */
export class KnownRequests<Value> {
  readonly #known: LRUCache<number, Known<Value>>
  readonly #atHand = new Array<Known<Value> | undefined>(PLACES_AT_HAND).fill(undefined)

  constructor(maxBytes: number) {
    this.#known = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ request }) => request.sent.length + request.accept.length + ENTRY_BYTES,
      dispose: (known) => {
        const place = glanceAt(known.request.sent)
        if (this.#atHand[place] === known) this.#atHand[place] = undefined
      },
    })
  }

  get(request: RawRequest): Value | undefined {
    const place = glanceAt(request.sent)
    const atHand = this.#atHand[place]
    if (atHand !== undefined && areTheSame(atHand.request, request)) return atHand.value
    const known = this.#known.get(checksumOf(request))
    if (known === undefined || !areTheSame(known.request, request)) return undefined
    this.#atHand[place] = known
    return known.value
  }

  set(request: RawRequest, value: Value): void {
    const { sent } = request
    // A piece of what a socket has received would keep all that was received with it.
    const kept = { ...request, sent: typeof sent === 'string' ? sent : Buffer.from(sent) }
    this.#known.set(checksumOf(request), { request: kept, value })
  }
}
