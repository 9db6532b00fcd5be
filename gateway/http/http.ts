import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import { listenerOf } from '../../base/http/server/listener'
import type { CrossOrigin, Route } from '../../base/http/server/routes'
import { routed } from '../../base/http/server/routes'
import { sendJson } from '../../base/http/sendJson'
import type { GraphqlHandler } from './graphql/graphqlHandler'

/** Answers a request that is known to be for it, by a method that it answers. */
export interface Handler {
  handle(request: IncomingMessage, response: ServerResponse): void
}

export interface Health {
  /** Whether it can answer questions. */
  readonly isReady: boolean
  readonly body: object
  /** What `/health` tells besides. */
  readonly details: object
}

export interface ListenerOptions {
  readonly graphql: GraphqlHandler
  readonly playground: Handler
  /** Tells of editions as they are opened. */
  readonly live: Handler
  readonly health: () => Health
  /** Which pages of other origins may ask; absent: none. */
  readonly crossOrigin?: CrossOrigin
  readonly onFailure: (subgraph: string, cause: unknown) => void
}

/** The gateway's HTTP surface: `/graphql`, `/editions`, `/playground`, `/health`, `/health/ready`. */
export function createListener(options: ListenerOptions): RequestListener {
  const { graphql, playground, live, health, crossOrigin, onFailure } = options
  const routes: readonly Route[] = [
    {
      path: '/graphql',
      methods: ['GET', 'POST'],
      isShared: true,
      answer: (request, response, failed) => graphql.handle(request, response, failed),
    },
    {
      path: '/editions',
      methods: ['GET'],
      isShared: true,
      answer: (request, response) => live.handle(request, response),
    },
    {
      path: '/health',
      methods: ['GET'],
      answer: (_request, response) => {
        const { body, details } = health()
        sendJson(response, 200, { ...body, ...details })
      },
    },
    {
      path: '/health/ready',
      methods: ['GET'],
      answer: (_request, response) => {
        const { isReady, body } = health()
        sendJson(response, isReady ? 200 : 503, body)
      },
    },
    {
      path: '/playground',
      below: true,
      methods: ['GET'],
      answer: (request, response) => playground.handle(request, response),
    },
  ]
  const hint = 'ask at /graphql, or look around at /playground'
  const answer = routed(routes, { hint, ...(crossOrigin === undefined ? {} : { crossOrigin }) })
  return listenerOf('The gateway', answer, (cause) => onFailure('gateway', cause))
}
