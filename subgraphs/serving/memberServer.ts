import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'

import { isProblemCode } from '../../schema/problem'
import { ahead } from './ahead'
import { CLIENT_CODES } from './clientCodes'
import { executeOver } from './executeOver'
import { Execution } from './execution'
import { listen, stopListening } from './listen'
import { listenerOf } from './listener'
import { jsonOf, readBody } from './readBody'
import { sendJson } from './sendJson'

export interface MemberServerOptions {
  readonly name: string
  /** The member's own subgraph. */
  readonly schema: GraphQLSchema
  /** A loopback address, until authentication can be configured. */
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** Told of every failure that is not the asker's own mistake, with what is not shown to whoever asked. */
  readonly onFailure?: (cause: unknown) => void
  /** What the resolvers of one request share, made when it comes. Default: nothing. */
  readonly context?: () => object
  /** What `/health` says beside the name. Default: nothing. */
  readonly health?: () => object
}

export interface MemberServer {
  /** Where it answers: `/graphql` and `/health` below it. */
  readonly url: string
  stop(): Promise<void>
}

/** Longer than whoever asks every second ever waits, so that no connection is closed while a question is on its way. */
const KEEP_ALIVE_MILLIS = 65_000

/** By which gateways ask for a trace of the answer. */
const TRACE_HEADER = 'apollo-federation-include-trace'

/** Answers ahead of the server's own way what goes plainly, and traces nothing. */
function plainly(schema: GraphQLSchema): readonly ApolloServerPlugin[] {
  const execution = new Execution(schema)
  return [
    ahead(({ document, request: { variables = {}, operationName }, contextValue }) =>
      execution.plainly(document, variables, contextValue, operationName),
    ),
    ApolloServerPluginInlineTraceDisabled(),
  ]
}

/** @param way the plugins that decide how it answers */
function apolloOver(
  { name, schema, onFailure }: Pick<Required<MemberServerOptions>, 'name' | 'schema' | 'onFailure'>,
  way: readonly ApolloServerPlugin[],
): ApolloServer {
  return new ApolloServer({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    plugins: [...way, ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled()],
    formatError: (error: GraphQLFormattedError, cause: unknown): GraphQLFormattedError => {
      const code = error.extensions?.['code']
      if (CLIENT_CODES.has(code) || isProblemCode(code)) return error
      onFailure(cause)
      return {
        ...error,
        message: `${name} failed while answering`,
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      }
    },
    stopOnTerminationSignals: false,
  })
}

/**
 * Serves one subgraph over HTTP: `/graphql` and `/health`. Errors with a code of the catalogue are told whole; of any
 * other only that it happened. Whoever asks for a trace gets one with the answer.
 *
 * @throws Problem HOST_NOT_LOOPBACK, PORT_TAKEN
 */
export async function serveMember(options: MemberServerOptions): Promise<MemberServer> {
  const { name, schema, host, port, onFailure = () => undefined } = options
  const { context = () => ({}), health = () => ({}) } = options
  const server = apolloOver({ name, schema, onFailure }, plainly(schema))
  await server.start()
  let traced: Promise<ApolloServer> | undefined
  const startTraced = async () => {
    // Most services are never asked for a trace.
    const tracing = await import('./traced.js')
    return tracing.startTraced(schema, (copy, plugin) =>
      apolloOver({ name, schema: copy, onFailure }, [plugin]),
    )
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/', headers } = request
    const mark = url.indexOf('?')
    const pathname = mark === -1 ? url : url.slice(0, mark)
    if (pathname === '/health') return sendJson(response, 200, { status: 'ok', member: name, ...health() })
    if (pathname !== '/graphql') {
      const message = `There is nothing at ${pathname}; ask at /graphql`
      return sendJson(response, 404, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] })
    }
    const body = method === 'POST' ? jsonOf(await readBody(request)) : undefined
    const search = mark === -1 ? '' : url.slice(mark)
    const asked = headers[TRACE_HEADER] === 'ftv1' ? await (traced ??= startTraced()) : server
    const question = { method, headers, search, body }
    const { status, contentType, text } = await executeOver(asked, question, context())
    const bytes = Buffer.from(text)
    response.writeHead(status, {
      'content-type': contentType,
      'content-length': bytes.length,
      'cache-control': 'no-store',
    })
    response.end(bytes)
  }
  const http = createServer(
    listenerOf(name, (request, response, failed) => void answer(request, response).catch(failed), onFailure),
  )
  http.keepAliveTimeout = KEEP_ALIVE_MILLIS
  try {
    const url = await listen(http, host, port)
    return {
      url,
      async stop() {
        await stopListening(http)
        await server.stop()
        await (await traced)?.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}
