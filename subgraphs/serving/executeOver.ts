import type { IncomingHttpHeaders } from 'node:http'

import type { ApolloServer, BaseContext } from '@apollo/server'
import { HeaderMap } from '@apollo/server'

export interface HttpQuestion {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  /** `?` and what follows, or nothing. */
  readonly search: string
  /** The parsed body of a POST request. */
  readonly body: unknown
}

export interface HttpAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

/** A server's answer to a GraphQL request over HTTP, in one piece. */
export async function executeOver<Context extends BaseContext>(
  server: ApolloServer<Context>,
  { method, headers, search, body }: HttpQuestion,
  context: Context,
): Promise<HttpAnswer> {
  const map = new HeaderMap()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: method.toUpperCase(), headers: map, search, body },
    context: async () => context,
  })
  const parts: string[] = []
  if (answer.body.kind === 'complete') parts.push(answer.body.string)
  else for await (const part of answer.body.asyncIterator) parts.push(part)
  return {
    status: answer.status ?? 200,
    contentType: answer.headers.get('content-type') ?? 'application/json; charset=utf-8',
    text: parts.join(''),
  }
}
