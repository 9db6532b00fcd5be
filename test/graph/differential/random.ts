/** A sequence of pseudo-random choices, the same for the same seed everywhere: mulberry32. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** @throws RangeError for an empty list */
  pick<Item>(items: readonly Item[]): Item {
    const index = this.below(items.length)
    if (index >= items.length) throw new RangeError('there is nothing to pick from')
    return items[index] as Item
  }

  /** So many of the items, or all, in a random order. */
  sample<Item>(items: readonly Item[], count: number): readonly Item[] {
    const left = [...items]
    const taken: Item[] = []
    while (left.length > 0 && taken.length < count) taken.push(...left.splice(this.below(left.length), 1))
    return taken
  }
}
