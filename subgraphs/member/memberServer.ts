import type { IncomingMessage, ServerResponse } from 'node:http'

import type { ApolloServer } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'

import type { Service } from '../../base/process/service'
import { checkAskable } from '../../base/http/request/askable'
import type { QueryLimits } from '../../base/graphql/budget/queryLimits'
import { MEMBER_LIMITS } from '../../base/graphql/budget/queryLimits'
import { COMMON_HEADERS } from '../../base/http/commonHeaders'
import type { Execution } from '../../base/graphql/execution/execution'
import { executionState } from '../../base/graphql/execution/execution'
import { executeOver } from '../../base/graphql/executeOver'
import type { HttpLimits } from '../../base/http/server/httpLimits'
import { USUAL_HTTP_LIMITS } from '../../base/http/server/httpLimits'
import { createLimitedServer } from '../../base/http/server/httpServer'
import { InFlight } from '../../base/http/request/inFlight'
import { listen, stopListening } from '../../base/http/server/listen'
import { listenerOf } from '../../base/http/server/listener'
import { onGone } from '../../base/http/onGone'
import { parametersInBody, parametersInSearch } from '../../base/http/request/parameters'
import { readBody } from '../../base/http/request/readBody'
import { routed } from '../../base/http/server/routes'
import { searchIn } from '../../base/http/request/search'
import { sendJson } from '../../base/http/sendJson'
import { GivenUp, REQUEST_TIMEOUT_MILLIS, Work } from '../../base/scheduling/work'
import type { MemberContext } from './memberApollo'
import { memberApollo, untraced } from './memberApollo'

export interface MemberServerOptions {
  readonly name: string
  /** The member's own subgraph. */
  readonly schema: GraphQLSchema
  /** A loopback address, until authentication can be configured. */
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** The way in which questions are executed. */
  readonly execution: Execution
  readonly limits?: HttpLimits
  /** The most that one document may ask for. */
  readonly queryLimits?: QueryLimits | undefined
  /** How long one request may take. */
  readonly requestTimeoutMillis?: number | undefined
  /** Told of every failure that is not the asker's own mistake, with what is not shown to whoever asked. */
  readonly onFailure?: (cause: unknown) => void
  /** What the resolvers of one request share, made when it comes. Default: nothing. */
  readonly context?: () => object
  /** What `/health` says beside the name. Default: nothing. */
  readonly health?: () => object
}

/** Longer than whoever asks every second ever waits, so that no connection is closed while a question is on its way. */
const KEEP_ALIVE_MILLIS = 65_000

/** By which gateways ask for a trace of the answer. */
const TRACE_HEADER = 'apollo-federation-include-trace'

/**
 * Serves one subgraph over HTTP: `/graphql` and `/health`. Whoever asks for a trace gets one with the answer.
 *
 * @throws Problem HOST_NOT_LOOPBACK, PORT_TAKEN
 */
export async function serveMember(options: MemberServerOptions): Promise<Service> {
  const {
    name,
    schema,
    host,
    port,
    execution,
    limits = USUAL_HTTP_LIMITS,
    onFailure = () => undefined,
  } = options
  const { queryLimits = MEMBER_LIMITS, requestTimeoutMillis = REQUEST_TIMEOUT_MILLIS } = options
  const { context = () => ({}), health = () => ({}) } = options
  const apollo = { name, queryLimits, onFailure }
  const server = memberApollo({ ...apollo, schema }, untraced(schema, execution))
  await server.start()
  let traced: Promise<ApolloServer<MemberContext>> | undefined
  const startTraced = async () => {
    // Most services are never asked for a trace.
    const tracing = await import('./traced.js')
    return tracing.startTraced(schema, (copy, plugin) => memberApollo({ ...apollo, schema: copy }, [plugin]))
  }
  const inFlight = new InFlight(limits.bytesInFlight)
  const ask = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', headers } = request
    checkAskable(method, headers)
    const body = method === 'POST' ? await readBody(request, inFlight) : undefined
    const answered = inFlight.answering(body?.length ?? 0)
    try {
      const parameters = body === undefined ? parametersInSearch(searchIn(request)) : parametersInBody(body)
      const asked = headers[TRACE_HEADER] === 'ftv1' ? await (traced ??= startTraced()) : server
      const work = new Work()
      onGone(response, () => work.giveUp(GivenUp.unwanted()))
      const { status, contentType, text, allow } = await work.within(requestTimeoutMillis, () =>
        executeOver(asked, { method, headers, parameters }, { ...context(), work }),
      )
      const bytes = Buffer.from(text)
      response.writeHead(status, {
        'content-type': contentType,
        'content-length': bytes.length,
        'cache-control': 'no-store',
        ...COMMON_HEADERS,
        ...(allow === undefined ? {} : { allow }),
      })
      response.end(bytes)
    } finally {
      answered()
    }
  }
  const answer = routed(
    [
      {
        path: '/graphql',
        methods: ['GET', 'POST'],
        answer: (request, response, failed) => void ask(request, response).catch(failed),
      },
      {
        path: '/health',
        methods: ['GET'],
        answer: (_request, response) =>
          sendJson(response, 200, {
            status: 'ok',
            member: name,
            ...health(),
            execution: executionState(execution),
          }),
      },
    ],
    { hint: 'ask at /graphql' },
  )
  const http = createLimitedServer(listenerOf(name, answer, onFailure), limits)
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
