import type { Socket } from 'node:net'

import { Refused } from '../../../base/http/refused'

export interface PlacesLimits {
  readonly streams: number
  readonly streamsPerClient: number
}

const RETRY = { 'retry-after': '30' } as const

/**
 * Counts who listens: no more than a limit for each client and in all. A place is
 * free again once its connection has closed, whatever has become of the response: one that waits behind another on
 * its connection is never told that it closed.
 */
export class Places {
  readonly #limits: PlacesLimits
  readonly #taken = new Map<Socket, () => void>()
  readonly #byClient = new Map<string, number>()

  constructor(limits: PlacesLimits) {
    this.#limits = limits
  }

  has(socket: Socket): boolean {
    return this.#taken.has(socket)
  }

  /** How many are taken. */
  get taken(): number {
    return this.#taken.size
  }

  /**
   * Takes a place for a connection.
   *
   * @param freed called once when the place is free again
   * @returns gives the place back
   * @throws Refused TOO_MANY_STREAMS
   */
  take(socket: Socket, freed: () => void): () => void {
    const client = socket.remoteAddress ?? ''
    const ofClient = this.#byClient.get(client) ?? 0
    const { streams, streamsPerClient } = this.#limits
    if (ofClient >= streamsPerClient)
      throw tooMany(429, `${streamsPerClient} streams are open for ${client}, and no more are`)
    if (this.#taken.size >= streams) throw tooMany(503, `${streams} streams are open, and no more are`)
    const free = () => {
      if (!this.#taken.delete(socket)) return
      socket.off('close', free)
      const left = (this.#byClient.get(client) ?? 1) - 1
      if (left === 0) this.#byClient.delete(client)
      else this.#byClient.set(client, left)
      freed()
    }
    this.#taken.set(socket, free)
    this.#byClient.set(client, ofClient + 1)
    socket.once('close', free)
    // Closed before it was heard: it says so no more.
    if (socket.destroyed) free()
    return free
  }
}

function tooMany(status: 429 | 503, message: string): Refused {
  return new Refused(status, message, 'TOO_MANY_STREAMS', RETRY)
}
