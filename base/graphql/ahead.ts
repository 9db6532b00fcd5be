import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContextResponseForOperation,
  GraphQLResponse,
} from '@apollo/server'
import { HeaderMap } from '@apollo/server'

type Data = Readonly<Record<string, unknown>> | null

/**
 * Has a server answer known operations ahead of its own ways to a gateway or to graphql-js, to which it leaves the
 * rest, what is wrong included. Its way to a gateway puts together a request with accessors of its own, by which V8
 * keeps all that belongs to the answer until it collects everything; that took a fifth of an answer's time.
 *
 * @param dataOf carries the operation out; undefined, or a refusal, where it is left to the server's own way
 */
export function ahead<Context extends BaseContext>(
  dataOf: (incoming: GraphQLRequestContextResponseForOperation<Context>) => Promise<Data | undefined>,
): ApolloServerPlugin<Context> {
  const responseForOperation = async (
    incoming: GraphQLRequestContextResponseForOperation<Context>,
  ): Promise<GraphQLResponse | null> => {
    try {
      const data = await dataOf(incoming)
      if (data === undefined) return null
      return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } }
    } catch {
      return null
    }
  }
  return { requestDidStart: async () => ({ responseForOperation }) }
}
