import { setImmediate } from 'node:timers/promises'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Items in a piece: two to four milliseconds of packing, for records of the usual size. */
const ITEMS_A_PIECE = 500

/** The least level: better ones take twice as long for a fourteenth. */
const OPTIONS = { level: 1 }

/** Lines of text held deflated, a twentieth of what they are where they resemble one another. */
export class PackedLines {
  readonly #pieces: readonly Uint8Array[]

  private constructor(pieces: readonly Uint8Array[]) {
    this.#pieces = pieces
  }

  /**
   * Packs a line for each item, piece by piece: whoever asks something meanwhile waits for one of them at most.
   *
   * @param lineOf gives no line break
   */
  static async of<Item>(items: readonly Item[], lineOf: (item: Item) => string): Promise<PackedLines> {
    const pieces: Uint8Array[] = []
    for (let from = 0; from < items.length; from += ITEMS_A_PIECE) {
      await setImmediate()
      const lines = items.slice(from, from + ITEMS_A_PIECE).map(lineOf)
      // A copy: what deflating gives is the beginning of a buffer many times as large.
      pieces.push(Buffer.from(deflateRawSync(lines.join('\n'), OPTIONS)))
    }
    return new PackedLines(pieces)
  }

  /** How many pieces there are: as many as there are of any others of the same items. */
  get pieces(): number {
    return this.#pieces.length
  }

  /** The lines of a piece, by its number from 0. */
  piece(number: number): readonly string[] {
    const piece = this.#pieces[number]
    return piece === undefined ? [] : inflateRawSync(piece).toString('utf8').split('\n')
  }

  all(): readonly string[] {
    return this.#pieces.flatMap((_, number) => this.piece(number))
  }
}
