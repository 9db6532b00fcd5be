/** Counts physical lines; `\r\n`, `\n` and a lone `\r` each end one. Asked in ascending order. */
export class LineCount {
  readonly #utf8: Buffer
  #at = 0
  #ended = 0

  constructor(utf8: Buffer) {
    this.#utf8 = utf8
  }

  /** The line on which text begins that starts at an offset. */
  startingAt(offset: number): number {
    for (; this.#at < offset; this.#at += 1) {
      const byte = this.#utf8[this.#at]
      if (byte === 0x0a || (byte === 0x0d && this.#utf8[this.#at + 1] !== 0x0a)) this.#ended += 1
    }
    return this.#ended + 1
  }

  /** The line on which text ends whose line end, if it has one, ends before an offset. */
  endingBefore(offset: number): number {
    const line = this.startingAt(offset)
    const last = this.#utf8[offset - 1]
    return last === 0x0a || last === 0x0d ? line - 1 : line
  }
}
