import { Refused } from '../refused'

/** A request of which bytes are held. */
export interface Held {
  /** Counts more bytes of it. */
  add(bytes: number): void
  /** Counts it no longer. */
  release(): void
}

interface Arriving {
  bytes: number
  readonly refuse: (refused: Refused) => void
}

/**
 * Counts the bytes of all requests that are arriving or being answered, and keeps them within a limit. Where there
 * is no room, the largest that is still arriving is refused: those that are sent slowly, to be in the way, are it.
 */
export class InFlight {
  readonly #maxBytes: number
  readonly #arriving = new Set<Arriving>()
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** How many bytes are held. */
  get bytes(): number {
    return this.#bytes
  }

  /** Counts a request from now on that is arriving. It must release itself where it is refused. */
  arriving(refuse: (refused: Refused) => void): Held {
    const one: Arriving = { bytes: 0, refuse }
    this.#arriving.add(one)
    return {
      add: (bytes) => {
        one.bytes += bytes
        this.#bytes += bytes
        if (this.#bytes > this.#maxBytes) this.#makeRoom()
      },
      release: () => {
        if (this.#arriving.delete(one)) this.#bytes -= one.bytes
      },
    }
  }

  /**
   * Counts a request that is being answered.
   *
   * @returns counts it no longer
   * @throws Refused 503 TOO_BUSY where there is no room for it
   */
  answering(bytes: number): () => void {
    this.#bytes += bytes
    if (this.#bytes > this.#maxBytes) this.#makeRoom()
    if (this.#bytes > this.#maxBytes) {
      this.#bytes -= bytes
      throw tooBusy()
    }
    return () => {
      this.#bytes -= bytes
    }
  }

  #makeRoom(): void {
    while (this.#bytes > this.#maxBytes) {
      let largest: Arriving | undefined
      for (const one of this.#arriving) if (one.bytes > (largest?.bytes ?? 0)) largest = one
      if (largest === undefined) return
      this.#arriving.delete(largest)
      this.#bytes -= largest.bytes
      largest.refuse(tooBusy())
    }
  }
}

function tooBusy(): Refused {
  return new Refused(
    503,
    'Too many requests are arriving or being answered; try again in a second',
    'TOO_BUSY',
    {
      'retry-after': '1',
    },
  )
}
