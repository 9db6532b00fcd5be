import type { GraphQLSchema } from 'graphql'

import { CompiledExecutor } from './compiledExecutor'
import type { Execution, ExecutionMode } from './execution'
import type { Executor } from './executor'
import { StandardExecutor } from './standardExecutor'

const EXECUTORS: Readonly<
  Record<ExecutionMode, new (schema: GraphQLSchema, execution: Execution) => Executor>
> = { fast: CompiledExecutor, standard: StandardExecutor }

/**
 * Chooses the way in which a subgraph executes; no other place does.
 *
 * @param schema one of its own: its resolvers come to look at the work that they belong to
 */
export function executorOver(schema: GraphQLSchema, execution: Execution): Executor {
  return new EXECUTORS[execution.mode](schema, execution)
}
