import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import { execute } from 'graphql'

/** What the gateway needs of a subgraph, wherever it runs. */
export interface MemberService {
  readonly name: string
  readonly schema: GraphQLSchema
  /** Whether what it answers is known to fit its schema, or must be looked at first. */
  readonly trusted: boolean
  /** @param context what the request shares, for a subgraph in this process */
  ask(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    context?: unknown,
  ): Promise<unknown>
}

/** A subgraph that runs in this process. graphql-js guarantees that its answers fit its schema. */
export function inProcess(name: string, schema: GraphQLSchema): MemberService {
  return {
    name,
    schema,
    trusted: true,
    ask: async (document, variables, contextValue): Promise<ExecutionResult> =>
      execute({ schema, document, variableValues: variables, contextValue }),
  }
}
