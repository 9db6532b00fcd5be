import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway'
import type {
  ApolloServerOptions,
  ApolloServerPlugin,
  GraphQLRequestContextResponseForOperation,
} from '@apollo/server'
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { getVariableValues } from 'graphql'

import { ahead } from '../../../base/graphql/ahead'
import { bytesOfDocuments } from '../../../base/graphql/budget/keptDocuments'
import { NotPlain } from '../../../base/graphql/completing'
import { Turns } from '../../../base/scheduling/turns'
import type { GatewayContext } from '../gatewayContext'
import { textsIn } from './keptPlans'
import type { Data } from './merging'
import { Place } from './place'
import type { PlanNode, Resolved } from './queryPlan'
import { shaping } from './shaping'
import type { Fetch, Step } from './steps'
import { stepsOf } from './steps'

type GatewayInterface = NonNullable<ApolloServerOptions<GatewayContext>['gateway']>
type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>
type Request = Parameters<Executor>[0]
type Asking = Parameters<GraphQLDataSource['process']>[0]
type DataSources = Readonly<Record<string, GraphQLDataSource>>
type Variables = Readonly<Record<string, unknown>>
type Incoming = GraphQLRequestContextResponseForOperation<GatewayContext>

/** A member of an enumeration that `@apollo/gateway` declares and does not export. */
const INCOMING_OPERATION = 'incoming operation' as Extract<Asking, { document?: unknown }>['kind']

/** An operation of a document, planned, as functions. */
interface Planned {
  readonly operation: OperationDefinitionNode
  readonly step: Step | undefined
  readonly shape: ReturnType<typeof shaping>
  readonly dataSources: DataSources
}

export interface CarriedOutOptions {
  /** The schemas of the subgraphs that answer with just what they are asked, in that order, by name. */
  readonly exact: ReadonlyMap<string, GraphQLSchema>
  /** Told how many bytes have come to be kept for a document, by the hash of its text. */
  readonly onKept: (queryHash: string, bytes: number) => void
}

/** The operations of a document by name; `LEFT` where one is left to the gateway. */
type Operations = Map<string | undefined, Planned | 'LEFT'>

/**
 * A gateway that draws up plans and has them carried out as functions, which takes apart neither the operation nor
 * its schema for each request. What does not go plainly is left to the gateway itself.
 */
class CarriedOut implements GatewayInterface {
  readonly #gateway: ApolloGateway
  readonly #options: CarriedOutOptions
  readonly #known = new WeakMap<DocumentNode, Operations>()
  readonly #planning = new Turns()

  constructor(gateway: (onPlan: (resolved: Resolved) => void) => ApolloGateway, options: CarriedOutOptions) {
    this.#options = options
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

  /** An operation that is known is carried out ahead of the server's own way to a gateway. */
  readonly plugin: ApolloServerPlugin<GatewayContext> = ahead((incoming) => this.#ahead(incoming))

  async #ahead({ document, request, schema, contextValue }: Incoming): Promise<Data | null | undefined> {
    const planned = this.#plannedFor(document, request.operationName)
    if (planned === undefined || planned === 'LEFT' || contextValue.isPlannedOnly === true) return undefined
    const { variables = {} } = request
    const { errors, coerced } = coercedFor(planned, schema, variables)
    return errors === undefined ? carryOut(planned, { variables, context: contextValue }, coerced) : undefined
  }

  async #execute(request: Request, executor: Executor): ReturnType<Executor> {
    const context = contextOf(request)
    context.work?.check()
    const { document } = request
    const { operationName } = request.request
    if (this.#plannedFor(document, operationName) === undefined) {
      // A plan cannot be drawn up in parts: several that are asked for at once are not to be one long stretch.
      await this.#planning.next()
      context.work?.check()
    }
    if (this.#plannedFor(document, operationName) === undefined) {
      const answer = await executor({ ...request, context: { ...request.context, isPlannedOnly: true } })
      // What was refused before it was planned is told as it was refused.
      if (context.isPlannedOnly === true || this.#plannedFor(document, operationName) === undefined)
        return answer
    }
    const planned = this.#plannedFor(document, operationName)
    if (planned === undefined || planned === 'LEFT' || context.isPlannedOnly === true)
      return executor(request)
    const { variables = {} } = request.request
    const { errors, coerced } = coercedFor(planned, request.schema, variables)
    return errors === undefined
      ? { data: await carryOut(planned, { variables, context }, coerced) }
      : { errors }
  }

  #plannedFor(document: DocumentNode, operationName: string | undefined): Planned | 'LEFT' | undefined {
    return this.#known.get(document)?.get(operationName)
  }

  #note({ queryPlan, serviceMap, requestContext, operationContext }: Resolved): void {
    const { document, request, schema } = requestContext
    const operations: Operations = this.#known.get(document) ?? new Map()
    this.#known.set(document, operations)
    if (operations.has(request.operationName)) return
    const { operation } = operationContext
    const { exact, onKept } = this.#options
    const node = queryPlan.node as PlanNode | undefined
    // The functions that its parts are executed as are made in several places; all follow from these texts.
    onKept(requestContext.queryHash, bytesOfDocuments(...textsIn(node)))
    operations.set(
      request.operationName,
      plainly(() => ({
        operation,
        step: node && stepsOf(schema, node),
        shape: shaping(schema, document, operation, (values) => Place.top(schema, node, values, exact)),
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

function coercedFor({ operation }: Planned, schema: GraphQLSchema, variables: Variables) {
  return getVariableValues(schema, operation.variableDefinitions ?? [], variables)
}

async function carryOut(
  { step, shape, dataSources }: Planned,
  { variables, context }: { readonly variables: Variables; readonly context: GatewayContext },
  coerced: Variables,
): Promise<Data | null> {
  const ask = async ({ subgraph, document, text, variables: sent, path }: Fetch) => {
    const asking = {
      kind: INCOMING_OPERATION,
      request: { query: text, variables: sent },
      context,
      document,
      pathInIncomingRequest: [...path],
    }
    const answer = await dataSources[subgraph]?.process(asking as unknown as Asking)
    return answer?.data ?? {}
  }
  const data: Data = {}
  await step?.({ variables, coerced, ask }, { path: [], data })
  return shape(data, coerced)
}

/**
 * Has a gateway's plans carried out as functions. The server is to be given both the gateway and the plugin.
 *
 * @param gateway makes the gateway, which is to tell of every plan
 */
export function carriedOut(
  gateway: (onPlan: (resolved: Resolved) => void) => ApolloGateway,
  options: CarriedOutOptions,
): {
  readonly gateway: GatewayInterface
  readonly plugin: ApolloServerPlugin<GatewayContext>
} {
  const carrying = new CarriedOut(gateway, options)
  return { gateway: carrying, plugin: carrying.plugin }
}
