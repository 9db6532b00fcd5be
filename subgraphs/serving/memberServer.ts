import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'

import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'

import { isProblemCode } from '../../schema/problem'
import { ahead } from './ahead'
import { budgetPlugin } from './budget/budgetPlugin'
import { KeptDocuments } from './budget/keptDocuments'
import { QueryBudget } from './budget/queryBudget'
import type { QueryLimits } from './budget/queryLimits'
import { MEMBER_LIMITS } from './budget/queryLimits'
import { SchemaCosts } from './budget/schemaCosts'
import { CLIENT_CODES } from './clientCodes'
import { executeOver } from './executeOver'
import { Execution } from './execution'
import { listen, stopListening } from './listen'
import { listenerOf } from './listener'
import { jsonOf, readBody } from './readBody'
import { onGone } from './onGone'
import { sendJson } from './sendJson'
import { givenUpIn, GivenUp, REQUEST_TIMEOUT_MILLIS, Work } from './work'

export interface MemberServerOptions {
  readonly name: string
  /** The member's own subgraph. */
  readonly schema: GraphQLSchema
  /** A loopback address, until authentication can be configured. */
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** The most that one document may ask for. */
  readonly queryLimits?: QueryLimits | undefined
  /** How long one request may take. */
  readonly requestTimeoutMillis?: number | undefined
  /** Told of every failure that is not the asker's own mistake, with what is not shown to whoever asked. */
  readonly onFailure?: (cause: unknown) => void
}

export interface MemberServer {
  /** Where it answers: `/graphql` and `/health` below it. */
  readonly url: string
  stop(): Promise<void>
}

/** Longer than whoever asks every second ever waits, so that no connection is closed while a question is on its way. */
const KEEP_ALIVE_MILLIS = 65_000

/** What a server's answer to one request goes by. */
interface MemberContext {
  readonly work: Work
}

/** Room for what gateways ask: some dozens of documents each. */
const DOCUMENTS_KEPT = { maxDocuments: 500, maxBytes: 32 * 1024 * 1024 } as const

type ApolloOptions = Pick<MemberServerOptions, 'name' | 'schema'> & {
  readonly queryLimits: QueryLimits
  readonly onFailure: (cause: unknown) => void
}

function apolloOver(options: ApolloOptions): ApolloServer<MemberContext> {
  const { name, schema, queryLimits, onFailure } = options
  const execution = new Execution(schema)
  const budget = new QueryBudget(queryLimits, new SchemaCosts([schema]))
  return new ApolloServer<MemberContext>({
    schema,
    documentStore: null,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    plugins: [
      budgetPlugin(budget, new KeptDocuments(DOCUMENTS_KEPT)),
      ahead(({ document, request: { variables = {}, operationName }, contextValue }) =>
        execution.plainly(document, variables, contextValue, operationName),
      ),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
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

/**
 * Serves one member's subgraph over HTTP: `/graphql` and `/health`. Errors with a code of the catalogue are
 * told whole; of any other only that it happened.
 *
 * @throws Problem HOST_NOT_LOOPBACK, PORT_TAKEN
 */
export async function serveMember(options: MemberServerOptions): Promise<MemberServer> {
  const { name, schema, host, port, onFailure = () => undefined } = options
  const { queryLimits = MEMBER_LIMITS, requestTimeoutMillis = REQUEST_TIMEOUT_MILLIS } = options
  const server = apolloOver({ name, schema, queryLimits, onFailure })
  await server.start()
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/', headers } = request
    const mark = url.indexOf('?')
    const pathname = mark === -1 ? url : url.slice(0, mark)
    if (pathname === '/health') return sendJson(response, 200, { status: 'ok', member: name })
    if (pathname !== '/graphql') {
      const message = `There is nothing at ${pathname}; ask at /graphql`
      return sendJson(response, 404, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] })
    }
    const body = method === 'POST' ? jsonOf(await readBody(request)) : undefined
    const search = mark === -1 ? '' : url.slice(mark)
    const work = new Work()
    onGone(response, () => work.giveUp(GivenUp.unwanted()))
    const { status, contentType, text } = await work.within(requestTimeoutMillis, () =>
      executeOver(server, { method, headers, search, body }, { work }),
    )
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
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}
