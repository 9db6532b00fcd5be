import type { IncomingHttpHeaders } from 'node:http'

import type { ApolloServer, ApolloServerPlugin } from '@apollo/server'
import { mapSchema } from '@graphql-tools/utils'
import type { GraphQLSchema } from 'graphql'

/** Whether a request asks for a trace of its answer, by the header that gateways send for it. */
export function wantsTrace(headers: IncomingHttpHeaders): boolean {
  return headers['apollo-federation-include-trace'] === 'ftv1'
}

/**
 * Starts a server that adds a trace to each answer, under `extensions.ftv1`. It has the schema to itself: tracing
 * wraps every resolver for good, and the answers of others would be slower ever after. Messages of errors are masked.
 *
 * @param serverOver builds the server over a schema, with the plugin that traces
 */
export async function startTraced(
  schema: GraphQLSchema,
  serverOver: (copy: GraphQLSchema, tracing: ApolloServerPlugin) => ApolloServer,
): Promise<ApolloServer> {
  // Most services are never asked for one.
  const { ApolloServerPluginInlineTrace } = await import('@apollo/server/plugin/inlineTrace')
  const server = serverOver(mapSchema(schema, {}), ApolloServerPluginInlineTrace())
  await server.start()
  return server
}
