const FEWEST_SLOTS = 1 << 12
/** More than half full, finding a free slot takes too long. */
const FULLEST = 0.5

/** A set of hashes of keys (never 0), eight bytes each, so that millions of keys take little room. */
export class HashTable {
  #slots: Float64Array
  #size = 0

  /** @param expected how many there will be, where that is known: it then need not be made anew again and again */
  constructor(expected = 0) {
    const slots = 2 ** Math.ceil(Math.log2(expected / FULLEST + 1))
    this.#slots = new Float64Array(Math.max(FEWEST_SLOTS, slots))
  }

  /** Whether it was not there yet. */
  add(hash: number): boolean {
    if (this.#size >= this.#slots.length * FULLEST) this.#grow()
    const slots = this.#slots
    const mask = slots.length - 1
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const there = slots[at]
      if (there === hash) return false
      if (there === 0) {
        slots[at] = hash
        this.#size += 1
        return true
      }
    }
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Float64Array(before.length * 2)
    this.#size = 0
    for (const hash of before) if (hash !== 0) this.add(hash)
  }
}
