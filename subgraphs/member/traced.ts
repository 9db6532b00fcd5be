import type { ApolloServer, ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace'
import { mapSchema } from '@graphql-tools/utils'
import type { GraphQLSchema } from 'graphql'

import type { MemberContext } from './memberApollo'

/**
 * Starts a server that adds a trace to each answer, under `extensions.ftv1`. It has the schema to itself: tracing
 * wraps every resolver for good, and the answers of others would be slower ever after. Messages of errors are masked.
 *
 * @param serverOver builds the server over a schema, with the plugin that traces
 */
export async function startTraced(
  schema: GraphQLSchema,
  serverOver: (
    copy: GraphQLSchema,
    tracing: ApolloServerPlugin<MemberContext>,
  ) => ApolloServer<MemberContext>,
): Promise<ApolloServer<MemberContext>> {
  const server = serverOver(mapSchema(schema, {}), ApolloServerPluginInlineTrace())
  await server.start()
  return server
}
