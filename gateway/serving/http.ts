import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import type { GraphqlHandler } from './graphqlHandler'
import { Refused } from './refused'

/** Answers a request and says so, or leaves it to the next. */
export interface Handler {
  handle(request: IncomingMessage, response: ServerResponse): boolean
}

export interface ListenerOptions {
  readonly graphql: GraphqlHandler
  readonly playground: Handler
  /** Tells of editions as they are opened. */
  readonly live: Handler
  readonly health: () => unknown
  readonly onFailure: (subgraph: string, cause: unknown) => void
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
  })
  response.end(bytes)
}

/** The gateway's HTTP surface: `/graphql`, `/editions`, `/playground`, `/health`. */
export function createListener(options: ListenerOptions): RequestListener {
  const { graphql, playground, live, health, onFailure } = options
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [pathname] = (request.url ?? '/').split('?', 1) as [string]
    if (pathname === '/graphql') return graphql.handle(request, response)
    if (live.handle(request, response)) return undefined
    if (pathname === '/health') return sendJson(response, 200, health())
    if (playground.handle(request, response)) return undefined
    return sendJson(response, 404, {
      errors: [
        { message: `There is nothing at ${pathname}; ask at /graphql, or look around at /playground` },
      ],
    })
  }
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      const refused = error instanceof Refused ? error : undefined
      if (refused === undefined) onFailure('gateway', error)
      if (response.headersSent) response.destroy()
      else {
        // What is left of a refused body is not read: the connection cannot be used again.
        if (!request.complete) response.setHeader('connection', 'close')
        sendJson(response, refused?.status ?? 500, {
          errors: [
            {
              message: refused?.message ?? 'The gateway failed while answering',
              extensions: { code: refused?.code ?? 'INTERNAL_SERVER_ERROR' },
            },
          ],
        })
      }
    })
  }
}
