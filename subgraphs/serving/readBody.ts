import type { IncomingMessage } from 'node:http'

import { Refused } from './refused'

/** Larger than any question; a request that is larger still is refused while it arrives. */
export const LARGEST_BODY_BYTES = 1024 * 1024

/**
 * Takes in the body of a request, and calls back once it is whole.
 *
 * @param failed called instead with Refused where the body is too large, or breaks off
 */
export function takeBody(
  request: IncomingMessage,
  taken: (body: Buffer) => void,
  failed: (error: unknown) => void,
): void {
  const pieces: Buffer[] = []
  let size = 0
  const take = (piece: Buffer) => {
    size += piece.length
    if (size <= LARGEST_BODY_BYTES) return void pieces.push(piece)
    request.off('data', take).pause()
    return failed(tooLarge())
  }
  request.on('data', take)
  // Most bodies come in one piece, which need not be copied.
  request.on('end', () => taken((pieces.length === 1 && pieces[0]) || Buffer.concat(pieces)))
  request.on('error', () => failed(new Refused(400, 'the request broke off')))
}

function tooLarge(): Refused {
  return new Refused(413, `a request holds at most ${LARGEST_BODY_BYTES} bytes`)
}

/** The body of a request. @throws Refused where it is too large, or breaks off */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => takeBody(request, resolve, reject))
}

/** @throws Refused where it is not JSON */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new Refused(400, 'the body is not JSON')
  }
}
