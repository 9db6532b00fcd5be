import type { RequestListener } from 'node:http'

import { listenerOf } from '../../base/http/server/listener'
import type { CrossOrigin } from '../../base/http/server/routes'
import { routed } from '../../base/http/server/routes'
import type { RouteNeeds } from './routes'
import { routesWith } from './routes'

export interface ListenerOptions extends RouteNeeds {
  /** Which pages of other origins may ask; absent: none. */
  readonly crossOrigin?: CrossOrigin
  readonly onFailure: (subgraph: string, cause: unknown) => void
}

/** Answers over HTTP by the routes of the gateway. */
export function createListener({ crossOrigin, onFailure, ...needs }: ListenerOptions): RequestListener {
  const hint = 'ask at /graphql, or look around at /playground'
  const answer = routed(routesWith(needs), { hint, ...(crossOrigin === undefined ? {} : { crossOrigin }) })
  return listenerOf('The gateway', answer, (cause) => onFailure('gateway', cause))
}
