import type { IncomingMessage } from 'node:http'

import { Refused } from './refused'

/** Larger than any question; a request that is larger still is refused while it arrives. */
export const LARGEST_BODY_BYTES = 1024 * 1024

/**
 * The text of a request.
 *
 * @throws Refused where it is too large, or breaks off
 */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > LARGEST_BODY_BYTES) {
        request.pause()
        reject(new Refused(413, `a request holds at most ${LARGEST_BODY_BYTES} bytes`))
      } else chunks.push(chunk)
    })
    request.on('end', () =>
      resolve((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString('utf8')),
    )
    request.on('error', reject)
    request.on('aborted', () => reject(new Refused(400, 'the request broke off')))
  })
}

/** @throws Refused where it is not JSON */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new Refused(400, 'the body is not JSON')
  }
}
