import type { DocumentNode, ExecutionResult, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { execute, getOperationAST, getVariableValues } from 'graphql'

import { compiled } from './compiled'
import type { Run } from './completing'
import { fragmentsOf } from './fragments'
import { pacePerField } from './paced'
import { workIn } from '../scheduling/work'

type Variables = Readonly<Record<string, unknown>>

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
export class Execution {
  readonly #schema: GraphQLSchema
  readonly #known = new WeakMap<DocumentNode, Map<string | undefined, Known | undefined>>()

  /** @param schema one of its own: its resolvers come to look at the work that they belong to */
  constructor(schema: GraphQLSchema) {
    this.#schema = schema
    pacePerField(schema)
  }

  /** @param operationName which operation of the document; only of several does it have to be said */
  async run(
    document: DocumentNode,
    variables: Variables,
    context: unknown,
    operationName?: string,
  ): Promise<ExecutionResult> {
    const data = await this.plainly(document, variables, context, operationName)
    workIn(context)?.check()
    return data === undefined
      ? execute({
          schema: this.#schema,
          document,
          variableValues: variables,
          contextValue: context,
          operationName,
        })
      : { data }
  }

  /** The data; undefined where something does not go plainly, or goes wrong. */
  async plainly(
    document: DocumentNode,
    variables: Variables,
    context: unknown,
    operationName?: string,
  ): Promise<ExecutionResult['data']> {
    const known = this.#know(document, operationName)
    if (known === undefined) return undefined
    const { operation } = known.info
    const { coerced } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables)
    if (coerced === undefined) return undefined
    const info = { ...known.info, variableValues: coerced }
    try {
      return (await known.run({ variables: coerced, context, info })) as ExecutionResult['data']
    } catch {
      return undefined
    }
  }

  #know(document: DocumentNode, operationName: string | undefined): Known | undefined {
    const operations = this.#known.get(document) ?? new Map<string | undefined, Known | undefined>()
    this.#known.set(document, operations)
    if (!operations.has(operationName)) operations.set(operationName, this.#compile(document, operationName))
    return operations.get(operationName)
  }

  #compile(document: DocumentNode, operationName: string | undefined): Known | undefined {
    const operation = getOperationAST(document, operationName)
    const parentType = this.#schema.getQueryType()
    const run = operation == null ? undefined : compiled(this.#schema, document, operation)
    if (operation == null || parentType == null || run === undefined) return undefined
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
  }
}
