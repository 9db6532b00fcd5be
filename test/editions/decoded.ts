import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import type { Arrived } from '../../bench/serving/mixed/load'

/** The bytes of an answer as they were before they were compressed. */
export function decoded({ bytes, encoding }: Pick<Arrived, 'bytes' | 'encoding'>): Buffer {
  if (encoding === 'br') return brotliDecompressSync(bytes)
  return encoding === 'gzip' ? gunzipSync(bytes) : bytes
}
