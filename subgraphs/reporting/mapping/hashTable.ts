const FIRST_SLOTS = 1 << 12
/** More than half full, finding a free slot takes too long. */
const FULLEST = 0.5

/** A set of hashes of keys, eight bytes each, so that millions of keys take little room. */
export class HashTable {
  #slots = new Float64Array(FIRST_SLOTS)
  #size = 0

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

/** 52 bits of a key and what it is a key of, never 0. Two keys may have one hash, though hardly ever. */
export function hashOf(key: string, seed: number): number {
  let [low, high] = [0x811c9dc5 ^ seed, 0x9e3779b9 ^ seed]
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b)
    high ^= high >>> 15
  }
  low ^= low >>> 16
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0) + 1
}
