import { EMPTY_HASH, hashOn } from '../../../../base/text/textHash'

/** 32-bit hashes of the keys in a block, little endian. */
export function packHashes(hashes: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(hashes.length * 4))
  hashes.forEach((hash, row) => view.setInt32(row * 4, hash, true))
  return new Uint8Array(view.buffer)
}

/** As a signed 32-bit number. */
export function keyHash(key: string): number {
  return hashOn(EMPTY_HASH, key)
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
