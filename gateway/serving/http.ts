import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import type { ApolloServer } from '@apollo/server'
import { HeaderMap } from '@apollo/server'

import { newRecord } from './failures'
import type { GatewayContext } from './server'

const LARGEST_BODY_BYTES = 1024 * 1024

/** Answers a request and says so, or leaves it to the next. */
export interface Handler {
  handle(request: IncomingMessage, response: ServerResponse): boolean
}

export interface ListenerOptions {
  readonly server: ApolloServer<GatewayContext>
  readonly playground: Handler
  readonly health: () => unknown
  readonly onFailure: (subgraph: string, cause: unknown) => void
}

class Refused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
  })
  response.end(bytes)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_BODY_BYTES)
      throw new Refused(413, `a request holds at most ${LARGEST_BODY_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (request.method !== 'POST') return undefined
  const text = await readBody(request)
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return text
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused(400, 'the body is not JSON')
  }
}

async function answerGraphql(
  server: ApolloServer<GatewayContext>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const { search } = new URL(request.url ?? '/', 'http://gateway')
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: (request.method ?? 'GET').toUpperCase(),
      headers,
      search,
      body: await bodyOf(request),
    },
    context: async () => ({ record: newRecord() }),
  })
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  response.statusCode = answer.status ?? 200
  if (answer.body.kind === 'complete') response.end(answer.body.string)
  else {
    for await (const chunk of answer.body.asyncIterator) response.write(chunk)
    response.end()
  }
}

/** The gateway's HTTP surface: `/graphql`, `/playground`, `/health`. */
export function createListener({ server, playground, health, onFailure }: ListenerOptions): RequestListener {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://gateway')
    if (pathname === '/graphql') return answerGraphql(server, request, response)
    if (pathname === '/health') return sendJson(response, 200, health())
    if (playground.handle(request, response)) return undefined
    return sendJson(response, 404, {
      errors: [
        { message: `There is nothing at ${pathname}; ask at /graphql, or look around at /playground` },
      ],
    })
  }
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      const refused = error instanceof Refused ? error : undefined
      if (refused === undefined) onFailure('gateway', error)
      if (response.headersSent) response.destroy()
      else {
        // What is left of a refused body is not read: the connection cannot be used again.
        if (!request.complete) response.setHeader('connection', 'close')
        sendJson(response, refused?.status ?? 500, {
          errors: [
            {
              message: refused?.message ?? 'The gateway failed while answering',
              extensions: { code: refused === undefined ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST' },
            },
          ],
        })
      }
    })
  }
}
