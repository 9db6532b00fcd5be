import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import Negotiator from 'negotiator'

/** How the bytes of an answer may be written, best first. */
const ENCODINGS = ['br', 'gzip', 'identity'] as const

export type Encoding = (typeof ENCODINGS)[number]

/** Below this, what compressing saves is less than what it adds. */
const LEAST_BYTES = 1_024
/** Past this, brotli takes many times as long for a few per cent. */
const BROTLI_QUALITY = 5

const compressions = { br: promisify(brotliCompress), gzip: promisify(gzip) }

/**
 * The encoding that a client takes and we like best; `identity` where it says nothing, or nothing that we have.
 *
 * @param available the encodings that there are, best first
 */
export function encodingFor(
  acceptEncoding: string | undefined,
  available: readonly Encoding[] = ENCODINGS,
): Encoding {
  if (acceptEncoding === undefined) return 'identity'
  const accepted = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }).encodings([
    ...available,
  ])
  return available.find((encoding) => accepted.includes(encoding)) ?? 'identity'
}

/** Whether bytes are worth compressing. */
export function isWorthCompressing(bytes: Uint8Array): boolean {
  return bytes.length >= LEAST_BYTES
}

/** The bytes in an encoding. Done off the main thread. */
export function encode(bytes: Buffer, encoding: Exclude<Encoding, 'identity'>): Promise<Buffer> {
  return encoding === 'gzip'
    ? compressions.gzip(bytes)
    : compressions.br(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      })
}
