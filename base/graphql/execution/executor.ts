import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import type { DocumentNode, ExecutionResult } from 'graphql'

/** Executes documents over one schema. */
export interface Executor {
  /**
   * Executes a document that is known to be valid.
   *
   * @param operationName which operation of the document; only of several does it have to be said
   * @throws GivenUp where the request is given up
   */
  run(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    context: unknown,
    operationName?: string,
  ): Promise<ExecutionResult>
  /** The plugins that have an Apollo Server over the schema execute in this way; none where it is the server's own. */
  readonly plugins: readonly ApolloServerPlugin<BaseContext>[]
}
