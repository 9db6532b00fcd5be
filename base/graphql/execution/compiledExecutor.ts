import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { getOperationAST, getVariableValues } from 'graphql'

import type { AnsweredInstead } from './ahead'
import { ahead } from './ahead'
import { compiled } from './compiled'
import type { Run } from './completing'
import { NotPlain } from './completing'
import type { Execution } from './execution'
import type { Executor } from './executor'
import type { FallbackReason, Fallbacks } from './fallbacks'
import { fragmentsOf } from '../fragments'
import { StandardExecutor } from './standardExecutor'
import { givenUpIn, workIn } from '../../scheduling/work'

type Variables = Readonly<Record<string, unknown>>
type Data = Readonly<Record<string, unknown>> | null

interface Known {
  readonly run: (run: Run) => unknown
  readonly info: GraphQLResolveInfo
}

/**
 * Carries out documents that are kept, by the gateway's plans or by a server, and so are the same object every
 * time: as functions, once for each document. What does not go plainly, and whatever goes wrong, is left to
 * graphql-js, which carries the document out from its beginning and tells what is the matter. What is compiled goes
 * with what holds the document.
 */
export class CompiledExecutor implements Executor {
  readonly #schema: GraphQLSchema
  readonly #standard: StandardExecutor
  readonly #fallbacks: Fallbacks
  readonly #known = new WeakMap<DocumentNode, Map<string | undefined, Known | FallbackReason>>()
  readonly plugins: readonly ApolloServerPlugin<BaseContext>[] = [
    ahead(({ document, request: { variables = {}, operationName }, contextValue }) =>
      this.#attempt(document, variables, contextValue, operationName),
    ),
  ]

  constructor(schema: GraphQLSchema, { fallbacks }: Execution) {
    this.#schema = schema
    this.#standard = new StandardExecutor(schema)
    this.#fallbacks = fallbacks
  }

  async run(
    document: DocumentNode,
    variables: Variables,
    context: unknown,
    operationName?: string,
  ): Promise<ExecutionResult> {
    const data = await this.#attempt(document, variables, context, operationName)
    workIn(context)?.check()
    if (typeof data !== 'function') return { data }
    const answer = await this.#standard.run(document, variables, context, operationName)
    data(answer.errors ?? [])
    return answer
  }

  /** Gives the data; a function where graphql-js is to answer instead, and to be told with which errors it did. */
  async #attempt(
    document: DocumentNode,
    variables: Variables,
    context: unknown,
    operationName?: string,
  ): Promise<Data | AnsweredInstead> {
    const known = this.#know(document, operationName)
    if (typeof known === 'string') return () => this.#fallbacks.count(known)
    const { operation } = known.info
    const { coerced } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables)
    if (coerced === undefined) return () => this.#fallbacks.count('VARIABLES_REFUSED')
    const info = { ...known.info, variableValues: coerced }
    try {
      return (await known.run({ variables: coerced, context, info })) as Data
    } catch (cause) {
      return (errors) => this.#note(document, cause, errors)
    }
  }

  /** Counts a failed attempt. An error that graphql-js did not meet as well is a fault of what was compiled. */
  #note(document: DocumentNode, cause: unknown, errors: readonly GraphQLError[]): void {
    if (givenUpIn(cause) !== undefined) return
    if (cause instanceof NotPlain) this.#fallbacks.count('VALUE_NOT_PLAIN')
    else if (isAmong(cause, errors)) this.#fallbacks.count('RESOLVER_FAILED')
    else this.#fallbacks.countFault(document, cause)
  }

  #know(document: DocumentNode, operationName: string | undefined): Known | FallbackReason {
    const operations = this.#known.get(document) ?? new Map<string | undefined, Known | FallbackReason>()
    this.#known.set(document, operations)
    const before = operations.get(operationName)
    if (before !== undefined) return before
    const known = this.#compile(document, operationName)
    operations.set(operationName, known)
    return known
  }

  #compile(document: DocumentNode, operationName: string | undefined): Known | FallbackReason {
    const operation = getOperationAST(document, operationName)
    const parentType = this.#schema.getQueryType()
    if (operation == null || parentType == null) return 'OPERATION_NOT_COMPILED'
    try {
      const run = compiled(this.#schema, document, operation)
      if (run === undefined) return 'OPERATION_NOT_COMPILED'
      const info: GraphQLResolveInfo = {
        fieldName: '',
        fieldNodes: [],
        returnType: parentType,
        parentType,
        path: { prev: undefined, key: '', typename: parentType.name },
        schema: this.#schema,
        fragments: Object.fromEntries(fragmentsOf(document)),
        rootValue: undefined,
        operation,
        variableValues: {},
      }
      return { run, info }
    } catch (fault) {
      this.#fallbacks.logFault(document, fault)
      return 'FAULT'
    }
  }
}

function isAmong(cause: unknown, errors: readonly GraphQLError[]): boolean {
  if (!(cause instanceof Error)) return errors.length > 0
  return errors.some(({ message }) => message === cause.message)
}
