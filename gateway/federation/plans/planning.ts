import type { ApolloGateway } from '@apollo/gateway'
import type { ApolloServerOptions, ApolloServerPlugin } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'

import type { Fallbacks } from '../../../base/graphql/execution/fallbacks'
import type { GatewayContext } from '../gatewayContext'
import type { KeptPlans } from './keptPlans'
import type { Resolved } from './queryPlan'

/** A gateway as Apollo Server takes it. */
export type GatewayInterface = NonNullable<ApolloServerOptions<GatewayContext>['gateway']>
export type GatewayExecutor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>
export type GatewayRequest = Parameters<GatewayExecutor>[0]

/** The parts that are put into the gateway that draws up plans. */
export interface Planning {
  readonly cache: KeptPlans
  readonly onPlan: (resolved: Resolved) => void
}

export type MakeGateway = (planning: Planning) => ApolloGateway

export interface PlanExecutionOptions {
  /** The schemas of the subgraphs that answer with just what they are asked, in that order, by name. */
  readonly exact: ReadonlyMap<string, GraphQLSchema>
  /** Told how many bytes have come to be kept for a document, by the hash of its text. */
  readonly onKept: (queryHash: string, bytes: number) => void
  readonly fallbacks: Fallbacks
}

/** The parts of a server that execute plans; it is to be given all of them. */
export interface PlanExecution {
  readonly gateway: GatewayInterface
  readonly plugins: readonly ApolloServerPlugin<GatewayContext>[]
}

export function contextOf({ context }: GatewayRequest): GatewayContext {
  return context as unknown as GatewayContext
}
