/** 32-bit hashes of the keys in a block, little endian. */
export function packHashes(hashes: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(hashes.length * 4))
  hashes.forEach((hash, row) => view.setInt32(row * 4, hash, true))
  return new Uint8Array(view.buffer)
}

/** FNV-1a over UTF-16 units, as a signed 32-bit number. */
export function keyHash(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return hash | 0
}

/** Whether a block may hold a key; where this says no, it does not. */
export function mayHold(keyHashes: Uint8Array, key: string): boolean {
  const wanted = keyHash(key)
  const view = new DataView(keyHashes.buffer, keyHashes.byteOffset, keyHashes.byteLength)
  for (let at = 0; at < view.byteLength; at += 4) if (view.getInt32(at, true) === wanted) return true
  return false
}
