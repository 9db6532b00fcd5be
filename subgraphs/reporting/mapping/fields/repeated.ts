/** Longer texts seldom come twice. */
const LONGEST_KEPT = 40
const MOST_KEPT = 1 << 12
/** Keeping texts takes longer than it saves unless each comes so often. */
const LEAST_REPEATED = 3

/**
 * What the texts of one column have been found to be. Most columns say few things over and over, so what a short
 * text was found to be is kept; a column of too many texts is found out, and nothing more is kept of it.
 */
export class Repeated<T> {
  readonly #kept = new Map<string, T>()
  readonly #find: (text: string) => T | undefined
  #isRepetitive = true
  #repeated = 0
  #last = ''
  #lastFound: T | undefined

  /** @param find what a text is, or nothing where that is not to be kept */
  constructor(find: (text: string) => T | undefined) {
    this.#find = find
  }

  of(text: string): T | undefined {
    if (!this.#isRepetitive || text.length > LONGEST_KEPT) return this.#find(text)
    if (this.#lastFound !== undefined && text === this.#last) {
      this.#repeated += 1
      return this.#lastFound
    }
    const known = this.#kept.get(text)
    if (known === undefined) return this.#keep(text)
    this.#repeated += 1
    this.#last = text
    this.#lastFound = known
    return known
  }

  #keep(text: string): T | undefined {
    // A part of a text keeps all of that text in memory; a copy does not.
    const copy = Buffer.from(text, 'utf16le').toString('utf16le')
    const found = this.#find(copy)
    if (this.#kept.size >= MOST_KEPT) {
      this.#isRepetitive = this.#repeated >= MOST_KEPT * LEAST_REPEATED
      this.#repeated = 0
      this.#kept.clear()
    }
    if (this.#isRepetitive && found !== undefined) this.#kept.set(copy, found)
    return found
  }
}
