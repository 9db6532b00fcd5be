import type { DocumentNode, GraphQLSchema } from 'graphql'

import type { ProblemCode } from '../../../base/problems/problem'
import type { Execution } from '../../../base/graphql/execution/execution'
import { executorOver } from '../../../base/graphql/execution/executorOver'

/** What the gateway needs of a subgraph, wherever it runs. */
export interface MemberService {
  readonly name: string
  readonly schema: GraphQLSchema
  /** Whether what it answers is known to fit its schema, or must be looked at first. */
  readonly trusted: boolean
  /**
   * True where the subgraph promises an entity for every representation: null without an error is then no answer.
   * Default: false.
   * Federation lets a subgraph answer null for an entity that it does not know.
   */
  readonly knowsEveryEntity?: boolean
  /**
   * @param context what the request shares, for a subgraph in this process
   * @param signal gives the question up, where it is on its way to another process; made when it is taken, once for a question
   * @throws NotAnswered where another process gave no answer
   */
  ask(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    context?: unknown,
    signal?: () => AbortSignal,
  ): Promise<unknown>
  /** Lets go of the connections to another process. */
  close?(): void
}

/** Why a subgraph in another process gave no answer. The message tells nothing that it said. */
export class NotAnswered extends Error {
  readonly code: Extract<ProblemCode, 'MEMBER_UNREACHABLE' | 'MEMBER_FAILED' | 'MEMBER_ANSWERED_GARBAGE'>

  constructor(code: NotAnswered['code'], message: string) {
    super(message)
    this.name = 'NotAnswered'
    this.code = code
  }
}

/** A subgraph that runs in this process. That its answers fit its schema is seen to while they are made. */
export function inProcess(name: string, schema: GraphQLSchema, execution: Execution): MemberService {
  const executor = executorOver(schema, execution)
  return {
    name,
    schema,
    trusted: true,
    ask: (document, variables, context) => executor.run(document, variables, context),
  }
}
