import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'

import { isProblemCode } from '../../base/problems/problem'
import { budgetPlugin } from '../../base/graphql/budget/budgetPlugin'
import { KeptDocuments } from '../../base/graphql/budget/keptDocuments'
import { QueryBudget } from '../../base/graphql/budget/queryBudget'
import type { QueryLimits } from '../../base/graphql/budget/queryLimits'
import { SchemaCosts } from '../../base/graphql/budget/schemaCosts'
import { CLIENT_CODES } from '../../base/graphql/clientCodes'
import type { Execution } from '../../base/graphql/execution/execution'
import { executorOver } from '../../base/graphql/execution/executorOver'
import type { Work } from '../../base/scheduling/work'
import { givenUpIn } from '../../base/scheduling/work'

/** The context of one request, with whatever else its resolvers share. */
export interface MemberContext {
  readonly work: Work
}

export interface MemberApolloOptions {
  readonly name: string
  readonly schema: GraphQLSchema
  /** The most that one document may ask for. */
  readonly queryLimits: QueryLimits
  /** Told of every failure that is not the asker's own mistake, with what is not shown to whoever asked. */
  readonly onFailure: (cause: unknown) => void
}

/** Room for what gateways ask: some dozens of documents each. */
const DOCUMENTS_KEPT = { maxDocuments: 500, maxBytes: 32 * 1024 * 1024 } as const

/** The plugins by which a server executes in a given way, and traces nothing. */
export function untraced(
  schema: GraphQLSchema,
  execution: Execution,
): readonly ApolloServerPlugin<MemberContext>[] {
  return [...executorOver(schema, execution).plugins, ApolloServerPluginInlineTraceDisabled()]
}

/**
 * The server over one subgraph's schema. Errors with a code of the catalogue are told whole; of any other only that
 * it happened.
 *
 * @param way the plugins that decide how it answers
 */
export function memberApollo(
  { name, schema, queryLimits, onFailure }: MemberApolloOptions,
  way: readonly ApolloServerPlugin<MemberContext>[],
): ApolloServer<MemberContext> {
  const budget = new QueryBudget(queryLimits, new SchemaCosts([schema]))
  return new ApolloServer<MemberContext>({
    schema,
    documentStore: null,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    plugins: [
      budgetPlugin(budget, new KeptDocuments(DOCUMENTS_KEPT)),
      ...way,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
    formatError: (error: GraphQLFormattedError, cause: unknown): GraphQLFormattedError => {
      const code = error.extensions?.['code']
      if (CLIENT_CODES.has(code) || isProblemCode(code)) return error
      if (givenUpIn(cause) === undefined) onFailure(cause)
      return {
        ...error,
        message: `${name} failed while answering`,
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      }
    },
    stopOnTerminationSignals: false,
  })
}
