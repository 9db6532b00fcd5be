import type { Cell } from '../../../../schema/facts/figures/cell'
import { KEY_SEPARATOR } from '../../../../schema/facts/records/records'

/**
 * Hashes keys that come one after the other. Most begin with what the one before began with: the hash goes on from
 * the first part that is another, and no key is put together for it.
 */
export class KeyHasher {
  readonly #parts: string[] = []
  /** Both halves of the hash, after each part. */
  readonly #lows: number[] = []
  readonly #highs: number[] = []
  readonly #seed: number
  #low = 0
  #high = 0

  /** @param seed what the keys are keys of: with another, the same key has another hash */
  constructor(seed: number) {
    this.#seed = seed
  }

  /** The hash of a key. */
  of(key: string): number {
    this.#begin()
    this.#goOn(key)
    return this.#hash()
  }

  /** The hash of the key that some cells make up, in their order. */
  ofCells(cells: readonly Cell[], at: readonly number[]): number {
    let part = 0
    while (part < at.length && this.#parts[part] === (cells[at[part] ?? -1]?.value ?? '')) part += 1
    this.#begin(part - 1)
    for (; part < at.length; part += 1) {
      const value = cells[at[part] ?? -1]?.value ?? ''
      if (part > 0) this.#goOn(KEY_SEPARATOR)
      this.#goOn(value)
      this.#parts[part] = value
      this.#lows[part] = this.#low
      this.#highs[part] = this.#high
    }
    if (this.#parts.length > at.length) this.#parts.length = at.length
    return this.#hash()
  }

  /** From the start, or from after a part that is as it was. */
  #begin(after = -1): void {
    this.#low = this.#lows[after] ?? 0x811c9dc5 ^ this.#seed
    this.#high = this.#highs[after] ?? 0x9e3779b9 ^ this.#seed
  }

  #goOn(text: string): void {
    let low = this.#low
    let high = this.#high
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      low = Math.imul(low ^ unit, 0x01000193)
      high = Math.imul(high ^ unit, 0x85ebca6b)
      high ^= high >>> 15
    }
    this.#low = low
    this.#high = high
  }

  /** 52 bits, never 0. Two keys may have one hash, though hardly ever. */
  #hash(): number {
    const low = this.#low ^ (this.#low >>> 16)
    return (this.#high >>> 12) * 0x1_0000_0000 + (low >>> 0) + 1
  }
}
