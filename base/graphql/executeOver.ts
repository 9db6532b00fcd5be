import type { IncomingHttpHeaders } from 'node:http'

import type { ApolloServer, BaseContext } from '@apollo/server'
import { HeaderMap } from '@apollo/server'

import type { Parameters } from '../http/request/parameters'

export interface HttpQuestion {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  readonly parameters: Parameters
}

export interface HttpAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
  /** The methods that would be answered, where this one is not. */
  readonly allow?: string
}

/** A server's answer to a GraphQL request over HTTP, in one piece. */
export async function executeOver<Context extends BaseContext>(
  server: ApolloServer<Context>,
  { method, headers, parameters }: HttpQuestion,
  context: Context,
): Promise<HttpAnswer> {
  const map = new HeaderMap()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const asked = asApolloReads(parameters)
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest:
      method === 'POST'
        ? { method, headers: map, search: '', body: asked }
        : { method: 'GET', headers: map, search: searchOf(asked), body: undefined },
    context: async () => context,
  })
  const parts: string[] = []
  if (answer.body.kind === 'complete') parts.push(answer.body.string)
  else for await (const part of answer.body.asyncIterator) parts.push(part)
  const allow = answer.headers.get('allow')
  return {
    status: answer.status ?? 200,
    contentType: answer.headers.get('content-type') ?? 'application/json; charset=utf-8',
    text: parts.join(''),
    ...(allow === undefined ? {} : { allow }),
  }
}

type Asked = Readonly<Record<string, unknown>>

function asApolloReads({ query, operationName, variables, extensions, sha256Hash }: Parameters): Asked {
  const persisted = sha256Hash === undefined ? {} : { persistedQuery: { version: 1, sha256Hash } }
  // Apollo takes what is there, though it be undefined, for something of the wrong kind.
  return {
    ...(query === undefined ? {} : { query }),
    ...(operationName === undefined ? {} : { operationName }),
    ...(variables === undefined ? {} : { variables }),
    extensions: { ...extensions, ...persisted },
  }
}

function searchOf(asked: Asked): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(asked))
    params.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  return `?${params.toString()}`
}
