import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import { execute } from 'graphql'

import { workIn } from '../../scheduling/work'
import type { Executor } from './executor'
import { pacePerField } from './paced'

/** Executes by graphql-js alone. */
export class StandardExecutor implements Executor {
  readonly #schema: GraphQLSchema
  readonly plugins = []

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
    pacePerField(schema)
  }

  async run(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    context: unknown,
    operationName?: string,
  ): Promise<ExecutionResult> {
    workIn(context)?.check()
    const answer = await execute({
      schema: this.#schema,
      document,
      variableValues: variables,
      contextValue: context,
      operationName,
    })
    workIn(context)?.check()
    return answer
  }
}
