import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import { Refused } from './refused'
import { sendJson } from './sendJson'

/** Answers a request, or calls `failed` with what it was refused for or failed of. */
export type Answering = (
  request: IncomingMessage,
  response: ServerResponse,
  failed: (error: unknown) => void,
) => void

/**
 * A listener that answers, and says why where it does not: what was refused, or only that it failed.
 *
 * @param who what is said to have failed, such as `The gateway`
 */
export function listenerOf(
  who: string,
  answer: Answering,
  onFailure: (cause: unknown) => void,
): RequestListener {
  return (request, response) => {
    const failed = (error: unknown) => {
      const refused = error instanceof Refused ? error : undefined
      if (refused === undefined) onFailure(error)
      if (response.headersSent) return void response.destroy()
      // What is left of a refused body is not read: the connection cannot be used again.
      if (!request.complete) response.setHeader('connection', 'close')
      return sendJson(response, refused?.status ?? 500, {
        errors: [
          {
            message: refused?.message ?? `${who} failed while answering`,
            extensions: { code: refused?.code ?? 'INTERNAL_SERVER_ERROR' },
          },
        ],
      })
    }
    try {
      answer(request, response, failed)
    } catch (error) {
      failed(error)
    }
  }
}
