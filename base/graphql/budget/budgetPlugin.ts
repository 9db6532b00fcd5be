import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import type { DocumentNode } from 'graphql'
import { GraphQLError, parse } from 'graphql'

import type { KeptDocuments } from './keptDocuments'
import { bytesOfDocuments } from './keptDocuments'
import type { AdmittedDocument, QueryBudget } from './queryBudget'
import { OverLimit } from './queryLimits'

/** Stands in for a document that is refused: the server needs one to go on to where it can be refused. */
const REFUSED = parse('{ __typename }')

function asGraphQLError({ code, message }: OverLimit): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } })
}

/**
 * Holds every document against a budget before the server parses and validates it, however it came: by GET or POST,
 * in words, by the hash of a persisted query, or by the name of a stored document. Documents that have passed, and
 * are valid, are kept, and only their cost is looked at again: it depends on the variables.
 *
 * The server is to have no document store of its own, and this plugin is to be its first.
 */
export function budgetPlugin<Context extends BaseContext>(
  budget: QueryBudget,
  documents: KeptDocuments,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      let refusal: GraphQLError | undefined
      let admitted: AdmittedDocument | undefined
      return {
        didResolveSource: async (incoming) => {
          const { source, queryHash, request } = incoming
          const known = documents.find(queryHash)
          try {
            const document = known ?? budget.admit(source)
            document?.require(request.operationName, request.variables ?? {})
            if (known === undefined) admitted = document
            else setDocument(incoming, known.document)
          } catch (error) {
            if (!(error instanceof OverLimit)) throw error
            refusal = asGraphQLError(error)
            setDocument(incoming, REFUSED)
          }
        },
        didResolveOperation: async ({ queryHash, source, document }) => {
          if (refusal !== undefined) throw refusal
          if (admitted !== undefined)
            documents.keep(queryHash, admitted.as(document), bytesOfDocuments(source))
        },
      }
    },
  }
}

function setDocument(incoming: object, document: DocumentNode): void {
  ;(incoming as { document?: DocumentNode }).document = document
}
