import type { DocumentNode, GraphQLSchema } from 'graphql'

import { Execution } from './execution'

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

/**
 * A subgraph that runs in this process. That its answers fit its schema is seen to while they are made.
 *
 * @param carriedOutFirst how often a document is carried out as it stands before it is compiled
 */
export function inProcess(name: string, schema: GraphQLSchema, carriedOutFirst?: number): MemberService {
  const execution = new Execution(schema, carriedOutFirst)
  return {
    name,
    schema,
    trusted: true,
    ask: (document, variables, context) => execution.run(document, variables, context),
  }
}
