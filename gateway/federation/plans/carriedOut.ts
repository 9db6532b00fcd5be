import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway'
import type { ApolloServerPlugin, GraphQLRequestContextResponseForOperation } from '@apollo/server'
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { getVariableValues } from 'graphql'

import { ahead } from '../../../base/graphql/execution/ahead'
import { bytesOfDocuments } from '../../../base/graphql/budget/keptDocuments'
import { NotPlain } from '../../../base/graphql/execution/completing'
import type { FallbackReason } from '../../../base/graphql/execution/fallbacks'
import { Turns } from '../../../base/scheduling/turns'
import { givenUpIn } from '../../../base/scheduling/work'
import type { GatewayContext } from '../gatewayContext'
import type { RequestRecord } from '../members/failures'
import { KeptPlans, textsIn } from './keptPlans'
import type { Data } from './merging'
import { Place } from './place'
import type {
  GatewayExecutor,
  GatewayInterface,
  GatewayRequest,
  MakeGateway,
  PlanExecution,
  PlanExecutionOptions,
} from './planning'
import { contextOf } from './planning'
import type { PlanNode, Resolved } from './queryPlan'
import { shaping } from './shaping'
import type { Fetch, Step } from './steps'
import { stepsOf } from './steps'

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

/** The operations of a document by name; the reason where one is left to the gateway. */
type Operations = Map<string | undefined, Planned | FallbackReason>

/** Room for the plans of operations that are left to the gateway itself, such as introspection. */
const PLANS_KEPT = { max: 100, maxSize: 8 * 1024 * 1024 } as const

/**
 * A gateway that draws up plans and has them carried out as functions, which takes apart neither the operation nor
 * its schema for each request. What does not go plainly is left to the gateway itself.
 */
class CarriedOut implements GatewayInterface {
  readonly #gateway: ApolloGateway
  readonly #options: PlanExecutionOptions
  readonly #known = new WeakMap<DocumentNode, Operations>()
  readonly #planning = new Turns()
  /** The records of requests that could not be carried out, and that the gateway is to answer. */
  readonly #left = new WeakSet<RequestRecord>()

  constructor(makeGateway: MakeGateway, options: PlanExecutionOptions) {
    this.#options = options
    this.#gateway = makeGateway({
      cache: new KeptPlans(PLANS_KEPT),
      onPlan: (resolved) => this.#note(resolved),
    })
  }

  onSchemaLoadOrUpdate(callback: Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]) {
    return this.#gateway.onSchemaLoadOrUpdate(callback)
  }

  async load(options: Parameters<GatewayInterface['load']>[0]) {
    const { executor } = await this.#gateway.load(options)
    return { executor: (request: GatewayRequest) => this.#execute(request, executor as GatewayExecutor) }
  }

  stop() {
    return this.#gateway.stop()
  }

  /** An operation that is known is carried out ahead of the server's own way to a gateway. */
  readonly plugin: ApolloServerPlugin<GatewayContext> = ahead((incoming) => this.#ahead(incoming))

  async #ahead({ document, request, schema, contextValue }: Incoming): Promise<Data | null | undefined> {
    const planned = this.#plannedFor(document, request.operationName)
    if (planned === undefined || typeof planned === 'string' || contextValue.isPlannedOnly === true)
      return undefined
    const { variables = {} } = request
    const { errors, coerced } = coercedFor(planned, schema, variables)
    if (errors !== undefined) return undefined
    try {
      return await carryOut(planned, { variables, context: contextValue }, coerced)
    } catch (cause) {
      this.#leave(document, contextValue, cause)
      return undefined
    }
  }

  /** Has the gateway answer a request that could not be carried out, with nothing noted of the attempt. */
  #leave(document: DocumentNode, { record }: GatewayContext, cause: unknown): void {
    if (givenUpIn(cause) !== undefined) return
    const { fallbacks } = this.#options
    if (cause instanceof NotPlain) fallbacks.count('VALUE_NOT_PLAIN')
    else fallbacks.countFault(document, cause)
    record.failures.length = 0
    record.roots.length = 0
    this.#left.add(record)
  }

  async #execute(request: GatewayRequest, executor: GatewayExecutor): ReturnType<GatewayExecutor> {
    const context = contextOf(request)
    context.work?.check()
    const { document } = request
    const { operationName } = request.request
    if (this.#left.has(context.record)) return executor(request)
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
    if (planned === undefined || context.isPlannedOnly === true) return executor(request)
    if (typeof planned === 'string') {
      this.#options.fallbacks.count(planned)
      return executor(request)
    }
    const { variables = {} } = request.request
    const { errors, coerced } = coercedFor(planned, request.schema, variables)
    if (errors !== undefined) return { errors }
    try {
      return { data: await carryOut(planned, { variables, context }, coerced) }
    } catch (cause) {
      this.#leave(document, context, cause)
      context.work?.check()
      return executor(request)
    }
  }

  #plannedFor(
    document: DocumentNode,
    operationName: string | undefined,
  ): Planned | FallbackReason | undefined {
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
      this.#plainly(document, () => ({
        operation,
        step: node && stepsOf(schema, node),
        shape: shaping(schema, document, operation, (values) => Place.top(schema, node, values, exact)),
        dataSources: serviceMap,
      })),
    )
  }

  #plainly(document: DocumentNode, plan: () => Planned): Planned | FallbackReason {
    try {
      return plan()
    } catch (error) {
      if (error instanceof NotPlain) return 'OPERATION_NOT_PLANNED'
      this.#options.fallbacks.logFault(document, error)
      return 'FAULT'
    }
  }
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

/** Carries out the plans of a gateway as functions. */
export function carriedOut(makeGateway: MakeGateway, options: PlanExecutionOptions): PlanExecution {
  const carrying = new CarriedOut(makeGateway, options)
  return { gateway: carrying, plugins: [carrying.plugin] }
}
