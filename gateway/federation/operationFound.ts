import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { GraphQLError, Kind } from 'graphql'

/**
 * Refuses, before anything is planned, a request that says none of its document's operations, or one of a kind that
 * the graph has not.
 */
export const operationFound: ApolloServerPlugin<BaseContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, request, schema }) => {
      const fault = faultOf(document, operation, request.operationName, schema)
      if (fault === undefined) return
      throw new GraphQLError(fault, {
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
      })
    },
  }),
}

function faultOf(
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode | null | undefined,
  wanted: string | null | undefined,
  schema: GraphQLSchema,
): string | undefined {
  if (operation != null) {
    const kind = operation.operation
    return schema.getRootType(kind) == null ? `The graph has no ${kind}s; ask a query` : undefined
  }
  const names = definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [one.name?.value ?? '(one without a name)'] : [],
  )
  if (names.length === 0) return 'The document has no operation; write one beside its fragments'
  const listed = `${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}`
  return wanted == null
    ? `The document has ${names.length} operations (${listed}); say which in "operationName"`
    : `No operation of the document is called ${JSON.stringify(wanted.slice(0, 80))}; there is ${listed}`
}
