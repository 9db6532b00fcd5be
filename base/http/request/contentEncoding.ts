import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'

import { LARGEST_BODY_BYTES, tooLarge } from './bodyLimit'
import { Refused } from '../refused'

const decoders = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['br', promisify(brotliDecompress)],
  ['deflate', promisify(inflate)],
])

const NAMES = 'gzip, br, deflate'

/**
 * Decodes the body of a request that was sent compressed, to no more than a plain body may have.
 *
 * @throws Refused 413 where it is larger, 415 where it is encoded otherwise or twice, 400 where it is damaged
 */
export async function decoded(body: Buffer, encoding: string): Promise<Buffer> {
  const name = encoding.trim().toLowerCase()
  if (name === 'identity' || name === '') return body
  const decode = decoders.get(name)
  if (decode === undefined) {
    throw new Refused(
      415,
      `The body has the content-encoding ${JSON.stringify(encoding.slice(0, 80))}; send it plain or as one of ${NAMES}`,
      'MEDIA_TYPE_NOT_SUPPORTED',
      { 'accept-encoding': NAMES },
    )
  }
  try {
    return await decode(body, { maxOutputLength: LARGEST_BODY_BYTES })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new Refused(400, `The body is not whole ${name}, though its content-encoding says so`)
  }
}
