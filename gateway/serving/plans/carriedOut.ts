import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway'
import type { ApolloServerOptions } from '@apollo/server'
import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { getVariableValues } from 'graphql'

import { NotPlain } from '../../../subgraphs/serving/completing'
import type { GatewayContext } from '../server'
import type { Data } from './merging'
import type { PlanNode, Resolved } from './queryPlan'
import { shaping } from './shaping'
import type { Fetch, Step } from './steps'
import { stepsOf } from './steps'

type GatewayInterface = NonNullable<ApolloServerOptions<GatewayContext>['gateway']>
type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>
type Request = Parameters<Executor>[0]
type Asking = Parameters<GraphQLDataSource['process']>[0]
type DataSources = Readonly<Record<string, GraphQLDataSource>>

/** A member of an enumeration that `@apollo/gateway` declares and does not export. */
const INCOMING_OPERATION = 'incoming operation' as Extract<Asking, { document?: unknown }>['kind']

/** An operation of a document, planned, as functions. */
interface Planned {
  readonly operation: OperationDefinitionNode
  readonly step: Step | undefined
  readonly shape: ReturnType<typeof shaping>
  readonly dataSources: DataSources
}

/** The operations of a document by name; `LEFT` where one is left to the gateway. */
type Operations = Map<string | undefined, Planned | 'LEFT'>

/**
 * A gateway that draws up plans and has them carried out as functions, which takes apart neither the operation nor
 * its schema for each request. What does not go plainly is left to the gateway itself.
 */
class CarriedOut implements GatewayInterface {
  readonly #gateway: ApolloGateway
  readonly #known = new WeakMap<DocumentNode, Operations>()

  constructor(gateway: (onPlan: (resolved: Resolved) => void) => ApolloGateway) {
    this.#gateway = gateway((resolved) => this.#note(resolved))
  }

  onSchemaLoadOrUpdate(callback: Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]) {
    return this.#gateway.onSchemaLoadOrUpdate(callback)
  }

  async load(options: Parameters<GatewayInterface['load']>[0]) {
    const { executor } = await this.#gateway.load(options)
    return { executor: (request: Request) => this.#execute(request, executor as Executor) }
  }

  stop() {
    return this.#gateway.stop()
  }

  async #execute(request: Request, executor: Executor): ReturnType<Executor> {
    const isPlannedOnly = contextOf(request).isPlannedOnly === true
    if (this.#plannedFor(request) === undefined) {
      const answer = await executor({ ...request, context: { ...request.context, isPlannedOnly: true } })
      // What was refused before it was planned is told as it was refused.
      if (isPlannedOnly || this.#plannedFor(request) === undefined) return answer
    }
    const planned = this.#plannedFor(request)
    if (planned === undefined || planned === 'LEFT' || isPlannedOnly) return executor(request)
    const { variables = {} } = request.request
    const definitions = planned.operation.variableDefinitions ?? []
    const { errors, coerced } = getVariableValues(request.schema, definitions, variables)
    return errors === undefined ? { data: await carryOut(planned, request, coerced) } : { errors }
  }

  #plannedFor({ document, request }: Request): Planned | 'LEFT' | undefined {
    return this.#known.get(document)?.get(request.operationName)
  }

  #note({ queryPlan, serviceMap, requestContext, operationContext }: Resolved): void {
    const { document, request, schema } = requestContext
    const operations: Operations = this.#known.get(document) ?? new Map()
    this.#known.set(document, operations)
    if (operations.has(request.operationName)) return
    const { operation } = operationContext
    operations.set(
      request.operationName,
      plainly(() => ({
        operation,
        step: queryPlan.node && stepsOf(schema, queryPlan.node as PlanNode),
        shape: shaping(schema, document, operation),
        dataSources: serviceMap,
      })),
    )
  }
}

function plainly(plan: () => Planned): Planned | 'LEFT' {
  try {
    return plan()
  } catch (error) {
    if (error instanceof NotPlain) return 'LEFT'
    throw error
  }
}

function contextOf({ context }: Request): GatewayContext {
  return context as unknown as GatewayContext
}

async function carryOut(
  { step, shape, dataSources }: Planned,
  incoming: Request,
  coerced: Readonly<Record<string, unknown>>,
): Promise<Data | null> {
  const ask = async ({ subgraph, document, text, variables, path }: Fetch) => {
    const answer = await dataSources[subgraph]?.process({
      kind: INCOMING_OPERATION,
      request: { query: text, variables },
      incomingRequestContext: incoming,
      context: incoming.context,
      document,
      pathInIncomingRequest: [...path],
    })
    return answer?.data ?? {}
  }
  const data: Data = {}
  const { variables = {} } = incoming.request
  await step?.({ variables, coerced, ask }, { path: [], data })
  return shape(data, coerced)
}

/**
 * Has a gateway's plans carried out as functions.
 *
 * @param gateway makes the gateway, which is to tell of every plan
 */
export function carriedOut(
  gateway: (onPlan: (resolved: Resolved) => void) => ApolloGateway,
): GatewayInterface {
  return new CarriedOut(gateway)
}
