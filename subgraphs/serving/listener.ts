import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import { Refused } from './refused'
import { sendJson } from './sendJson'

/**
 * A listener that answers, and says why where it does not: what was refused, or only that it failed.
 *
 * @param who what is said to have failed, such as `The gateway`
 */
export function listenerOf(
  who: string,
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  onFailure: (cause: unknown) => void,
): RequestListener {
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
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
    })
  }
}
