import { pack } from './packed'

/** So much is packed at the same time: what is done is seen only when its owner pauses, and one at each pause would not keep up. */
const LANES = 4

/** @param packed nothing where packing was not worth it */
type Store = (packed: Uint8Array | undefined) => Promise<void>

interface Waiting {
  readonly packed: Promise<Uint8Array | undefined>
  readonly store: Store
  isPacked: boolean
}

/** Packs one thing after the other on other threads while its owner goes on reading, and stores them in order. */
export class PackQueue {
  readonly #waiting: Waiting[] = []
  readonly #lanes = new Array<Promise<unknown>>(LANES).fill(Promise.resolve())
  #added = 0

  add(bytes: Uint8Array, store: Store): void {
    const lane = this.#added % LANES
    this.#added += 1
    const packed = (this.#lanes[lane] ?? Promise.resolve()).then(() => pack(bytes))
    const waiting: Waiting = { packed, store, isPacked: false }
    // A failure comes out where the packed bytes are stored.
    const settled = (): void => void (waiting.isPacked = true)
    this.#lanes[lane] = packed.then(settled, settled)
    this.#waiting.push(waiting)
  }

  /** Stores what has been packed by now. */
  async storePacked(): Promise<void> {
    while (this.#waiting[0]?.isPacked === true) await this.#storeFirst()
  }

  /** Stores all that is left. */
  async finish(): Promise<void> {
    while (this.#waiting.length > 0) await this.#storeFirst()
  }

  async #storeFirst(): Promise<void> {
    const first = this.#waiting.shift()
    if (first !== undefined) await first.store(await first.packed)
  }
}
