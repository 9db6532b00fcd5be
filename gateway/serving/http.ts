import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import type { Answering } from '../../subgraphs/serving/listener'
import { listenerOf } from '../../subgraphs/serving/listener'
import { sendJson } from '../../subgraphs/serving/sendJson'
import type { GraphqlHandler } from './graphqlHandler'

/** Answers a request and says so, or leaves it to the next. */
export interface Handler {
  handle(request: IncomingMessage, response: ServerResponse): boolean
}

export interface Health {
  /** Whether it can answer questions. */
  readonly isReady: boolean
  readonly body: unknown
}

export interface ListenerOptions {
  readonly graphql: GraphqlHandler
  readonly playground: Handler
  /** Tells of editions as they are opened. */
  readonly live: Handler
  readonly health: () => Health
  readonly onFailure: (subgraph: string, cause: unknown) => void
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const mark = url.indexOf('?')
  return mark === -1 ? url : url.slice(0, mark)
}

/** The gateway's HTTP surface: `/graphql`, `/editions`, `/playground`, `/health`, `/health/ready`. */
export function createListener(options: ListenerOptions): RequestListener {
  const { graphql, playground, live, health, onFailure } = options
  const answer: Answering = (request, response, failed) => {
    const path = pathOf(request)
    if (path === '/graphql') return graphql.handle(request, response, failed)
    if (live.handle(request, response)) return undefined
    if (path === '/health') return sendJson(response, 200, health().body)
    if (path === '/health/ready') {
      const { isReady, body } = health()
      return sendJson(response, isReady ? 200 : 503, body)
    }
    if (playground.handle(request, response)) return undefined
    return sendJson(response, 404, {
      errors: [{ message: `There is nothing at ${path}; ask at /graphql, or look around at /playground` }],
    })
  }
  return listenerOf('The gateway', answer, (cause) => onFailure('gateway', cause))
}
