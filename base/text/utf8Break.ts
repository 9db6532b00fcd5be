import { LineCount } from './lineCount'

/** The first byte of a text that breaks UTF-8. */
export interface Utf8Break {
  readonly offset: number
  readonly byte: number
  /** The physical line on which it stands. */
  readonly line: number
  /** Whether other characters obey UTF-8, besides those of ASCII and the mark at the start. */
  readonly isMixed: boolean
}

const REPLACEMENT = '\ufffd'
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT)

/** @param bytes some of which break UTF-8 */
export function firstBreak(bytes: Uint8Array): Utf8Break {
  const utf8 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = utf8.toString('utf8')
  let offset = 0
  for (let from = 0; ;) {
    const at = text.indexOf(REPLACEMENT, from)
    offset += Buffer.byteLength(text.slice(from, at))
    if (!utf8.subarray(offset, offset + REPLACEMENT_BYTES.length).equals(REPLACEMENT_BYTES)) break
    offset += REPLACEMENT_BYTES.length
    from = at + 1
  }
  return {
    offset,
    byte: utf8[offset] ?? 0,
    line: new LineCount(utf8).startingAt(offset),
    isMixed: /[^\0-\x7f\ufffd\ufeff]/.test(text) || utf8.includes(REPLACEMENT_BYTES),
  }
}
