/** The hash of an empty text, which others go on from. */
export const EMPTY_HASH = 0x811c9dc5 | 0

/** The hash of a text that goes on with some more: FNV-1a over UTF-16 units, as a signed 32-bit number. */
export function hashOn(hash: number, text: string): number {
  let on = hash
  for (let at = 0; at < text.length; at += 1) on = Math.imul(on ^ text.charCodeAt(at), 0x01000193)
  return on
}
