import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContextResponseForOperation,
  GraphQLResponse,
} from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import type { GraphQLError } from 'graphql'

type Data = Readonly<Record<string, unknown>> | null

/** Takes the errors of the answer that the server's own way gave instead. */
export type AnsweredInstead = (errors: readonly GraphQLError[]) => void

/**
 * Has a server answer known operations ahead of its own ways to a gateway or to graphql-js, to which it leaves the
 * rest, what is wrong included. Its way to a gateway puts together a request with accessors of its own, by which V8
 * keeps all that belongs to the answer until it collects everything; that took a fifth of an answer's time.
 *
 * @param dataOf carries the operation out and never fails: it leaves an operation to the server's own way by
 * returning undefined, or a function that is told how that went
 */
export function ahead<Context extends BaseContext>(
  dataOf: (
    incoming: GraphQLRequestContextResponseForOperation<Context>,
  ) => Promise<Data | AnsweredInstead | undefined>,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      let answeredInstead: AnsweredInstead | undefined
      return {
        responseForOperation: async (incoming): Promise<GraphQLResponse | null> => {
          const data = await dataOf(incoming)
          if (data === undefined) return null
          if (typeof data !== 'function')
            return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } }
          answeredInstead = data
          return null
        },
        willSendResponse: async ({ errors }) => answeredInstead?.(errors ?? []),
      }
    },
  }
}
