import { promisify } from 'node:util'
import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib'

const compress = promisify(brotliCompress)

/** Packing fewer bytes would save nothing. */
const LEAST_PACKED = 4096

/**
 * The least quality saves four fifths of a CSV already, and each better one takes at least twice as long. What comes
 * of a piece of a payload nearly always fits a chunk, so that it is packed at one go.
 */
const OPTIONS = {
  chunkSize: 1 << 18,
  params: { [constants.BROTLI_PARAM_QUALITY]: 0, [constants.BROTLI_PARAM_LGWIN]: 20 },
}

/** Packs bytes on another thread; nothing where they would not become fewer. */
export async function pack(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (bytes.byteLength < LEAST_PACKED) return undefined
  const packed = await compress(bytes, OPTIONS)
  return packed.byteLength < bytes.byteLength ? packed : undefined
}

/** @throws Error where they are not as they were packed */
export function unpack(packed: Uint8Array): Uint8Array {
  return brotliDecompressSync(packed)
}
