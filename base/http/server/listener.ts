import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import Negotiator from 'negotiator'

import { errorBody } from '../errorBody'
import { Refused } from '../refused'
import { sendJson } from '../sendJson'

/** Answers a request, or calls `failed` with what it was refused for or failed of. */
export type Answering = (
  request: IncomingMessage,
  response: ServerResponse,
  failed: (error: unknown) => void,
) => void

const JSON_TYPE = 'application/json'
const GRAPHQL_TYPE = 'application/graphql-response+json'

/** The media type of an error: GraphQL's own where the client prefers it to plain JSON. */
function errorType(request: IncomingMessage): string {
  const preferred = new Negotiator(request).mediaType([JSON_TYPE, GRAPHQL_TYPE])
  return `${preferred === GRAPHQL_TYPE ? GRAPHQL_TYPE : JSON_TYPE}; charset=utf-8`
}

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
      const body = errorBody(
        refused?.message ?? `${who} failed while answering`,
        refused?.code ?? 'INTERNAL_SERVER_ERROR',
      )
      return sendJson(response, refused?.status ?? 500, body, {
        'content-type': errorType(request),
        ...refused?.headers,
      })
    }
    try {
      answer(request, response, failed)
    } catch (error) {
      failed(error)
    }
  }
}
