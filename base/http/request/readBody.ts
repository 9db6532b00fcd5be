import type { IncomingMessage } from 'node:http'

import { LARGEST_BODY_BYTES, tooLarge } from './bodyLimit'
import { decoded } from './contentEncoding'
import type { InFlight } from './inFlight'
import { Refused } from '../refused'

/**
 * Takes in the body of a request, decoded where it was sent compressed, and calls back once it is whole.
 *
 * @param failed called instead with Refused where the body is too large or damaged, breaks off, or there is no room
 */
export function takeBody(
  request: IncomingMessage,
  inFlight: InFlight,
  taken: (body: Buffer) => void,
  failed: (error: unknown) => void,
): void {
  const pieces: Buffer[] = []
  let size = 0
  let isOver = false
  const refuse = (refused: Refused) => {
    if (isOver) return
    isOver = true
    held.release()
    request.off('data', take).off('end', end).pause()
    failed(refused)
  }
  const held = inFlight.arriving(refuse)
  const take = (piece: Buffer) => {
    size += piece.length
    if (size > LARGEST_BODY_BYTES) return refuse(tooLarge())
    pieces.push(piece)
    return held.add(piece.length)
  }
  const end = () => {
    isOver = true
    held.release()
    // Most bodies come in one piece, which need not be copied.
    const body = (pieces.length === 1 && pieces[0]) || Buffer.concat(pieces)
    const encoding = request.headers['content-encoding']
    if (encoding === undefined) return taken(body)
    decoded(body, encoding).then(taken).catch(failed)
  }
  request.on('data', take)
  request.on('end', end)
  request.on('error', () => refuse(new Refused(400, 'The request broke off')))
}

/** The body of a request. @throws Refused where it is too large or damaged, breaks off, or there is no room */
export function readBody(request: IncomingMessage, inFlight: InFlight): Promise<Buffer> {
  return new Promise((resolve, reject) => takeBody(request, inFlight, resolve, reject))
}
