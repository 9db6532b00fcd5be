/** 32-bit hashes of the keys in a block, little endian. */
export function packHashes(hashes: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(hashes.length * 4))
  hashes.forEach((hash, row) => view.setInt32(row * 4, hash, true))
  return new Uint8Array(view.buffer)
}

/** The hash of an empty key, which others go on from. */
export const EMPTY_HASH = 0x811c9dc5 | 0

/** FNV-1a over UTF-16 units, as a signed 32-bit number. */
export function keyHash(key: string): number {
  return hashOn(EMPTY_HASH, key)
}

/** The hash of a key that goes on with some text. */
export function hashOn(hash: number, text: string): number {
  let on = hash
  for (let at = 0; at < text.length; at += 1) on = Math.imul(on ^ text.charCodeAt(at), 0x01000193)
  return on
}

/** The rows of a block that may have a key; no other has it. */
export function rowsThatMayHave(keyHashes: Uint8Array, key: string): readonly number[] {
  const wanted = keyHash(key)
  const view = new DataView(keyHashes.buffer, keyHashes.byteOffset, keyHashes.byteLength)
  const rows: number[] = []
  for (let row = 0; row * 4 < view.byteLength; row += 1) {
    if (view.getInt32(row * 4, true) === wanted) rows.push(row)
  }
  return rows
}
