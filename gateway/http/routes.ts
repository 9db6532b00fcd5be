import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Answering } from '../../base/http/server/listener'
import type { Route } from '../../base/http/server/routes'
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
  /** The further state that `/health` tells. */
  readonly details: object
}

/** Everything that routes need to answer. */
export interface RouteNeeds {
  readonly graphql: GraphqlHandler
  readonly playground: Handler
  /** Tells of editions as they are opened. */
  readonly live: Handler
  readonly health: () => Health
}

/** A route as it is declared; what it needs is named by its last part. */
export interface DeclaredRoute extends Omit<Route, 'answer'> {
  readonly answerWith: (needs: RouteNeeds) => Answering
}

/** Every route of the gateway, all described in docs/asking.md. */
export const ROUTES: readonly DeclaredRoute[] = [
  {
    path: '/graphql',
    methods: ['GET', 'POST'],
    isShared: true,
    answerWith:
      ({ graphql }) =>
      (request, response, failed) =>
        graphql.handle(request, response, failed),
  },
  {
    path: '/editions',
    methods: ['GET'],
    isShared: true,
    answerWith:
      ({ live }) =>
      (request, response) =>
        live.handle(request, response),
  },
  {
    path: '/health',
    methods: ['GET'],
    answerWith:
      ({ health }) =>
      (_request, response) => {
        const { body, details } = health()
        sendJson(response, 200, { ...body, ...details })
      },
  },
  {
    path: '/health/ready',
    methods: ['GET'],
    answerWith:
      ({ health }) =>
      (_request, response) => {
        const { isReady, body } = health()
        sendJson(response, isReady ? 200 : 503, body)
      },
  },
  {
    path: '/playground',
    below: true,
    methods: ['GET'],
    answerWith:
      ({ playground }) =>
      (request, response) =>
        playground.handle(request, response),
  },
]

/** Gives the routes what they need. */
export function routesWith(needs: RouteNeeds): readonly Route[] {
  return ROUTES.map(({ answerWith, ...route }) => ({ ...route, answer: answerWith(needs) }))
}
