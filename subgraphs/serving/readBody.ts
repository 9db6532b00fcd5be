import type { IncomingMessage } from 'node:http'

import { Refused } from './refused'

/** Larger than any question; a request that is larger still is refused while it arrives. */
export const LARGEST_BODY_BYTES = 1024 * 1024

const NOTHING = Buffer.alloc(0)

/**
 * Takes in the body of a request, and calls back once it is whole: what came together with the head of the request is
 * read in one piece, which is quicker than having it told in pieces.
 *
 * @param failed called instead with Refused where the body is too large, or breaks off
 */
export function takeBody(
  request: IncomingMessage,
  taken: (body: Buffer) => void,
  failed: (error: unknown) => void,
): void {
  // By then all that has arrived with the head has been taken apart.
  process.nextTick(() => {
    if (!request.complete) return takePieces(request, taken, failed)
    const body = (request.read() as Buffer | null) ?? NOTHING
    return body.length > LARGEST_BODY_BYTES ? failed(tooLarge()) : taken(body)
  })
}

function takePieces(
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
  request.on('end', () => taken(Buffer.concat(pieces)))
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
