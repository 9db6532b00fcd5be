import type { GraphQLSchema } from 'graphql'

import { CompiledExecutor } from './compiledExecutor'
import type { Execution, ExecutionMode } from './execution'
import type { Executor } from './executor'
import { StandardExecutor } from './standardExecutor'

const EXECUTORS: Readonly<
  Record<ExecutionMode, new (schema: GraphQLSchema, execution: Execution) => Executor>
> = { fast: CompiledExecutor, standard: StandardExecutor }

/**
 * Makes the executor of a subgraph. The only place where the way is chosen in which subgraphs execute.
 *
 * @param schema one of its own: its resolvers come to look at the work that they belong to
 */
export function executorOver(schema: GraphQLSchema, execution: Execution): Executor {
  return new EXECUTORS[execution.mode](schema, execution)
}
