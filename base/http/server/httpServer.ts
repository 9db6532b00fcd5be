import type { RequestListener, Server, ServerResponse } from 'node:http'
import { createServer, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'

import { COMMON_HEADERS } from '../commonHeaders'
import { errorBody } from '../errorBody'
import type { HttpLimits } from './httpLimits'
import { Refused } from '../refused'
import { sendJson } from '../sendJson'

/** How long the headers of a request may take to arrive, where a whole request may take longer. */
const HEADERS_SECONDS = 10
/** How often connections are looked through for requests that take too long to arrive. */
const LOOK_MILLIS = 1_000
/** How long a connection may stand still on which an answer waits to be read. */
const STANDSTILL_MILLIS = 120_000

/**
 * A server that keeps within limits before a request is anybody's: connections, and the time that a request takes to
 * arrive. What is not HTTP, or not in time, is answered with a code.
 */
export function createLimitedServer(
  listener: RequestListener,
  { connections, requestSeconds }: HttpLimits,
): Server {
  const http = createServer(
    {
      // Said by ourselves, with a code.
      requireHostHeader: false,
      requestTimeout: requestSeconds * 1_000,
      headersTimeout: Math.min(requestSeconds, HEADERS_SECONDS) * 1_000,
      connectionsCheckingInterval: LOOK_MILLIS,
    },
    listener,
  )
  http.maxConnections = connections
  http.timeout = STANDSTILL_MILLIS
  http.on('checkExpectation', ({ headers }, response: ServerResponse) => {
    const shown = JSON.stringify(String(headers.expect).slice(0, 80))
    const body = errorBody(`The request expects ${shown}; only 100-continue can be expected`, 'BAD_REQUEST')
    sendJson(response, 417, body, { connection: 'close' })
  })
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => tell(error, socket as Socket))
  return http
}

function refusalOf({ code }: NodeJS.ErrnoException): Refused {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Refused(431, 'The headers of the request are too large', 'HEADERS_TOO_LARGE')
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new Refused(413, 'The extensions of a chunk are too large', 'BODY_TOO_LARGE')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Refused(408, 'The request did not arrive whole in time', 'REQUEST_TIMED_OUT')
    default:
      return new Refused(400, 'What was sent is not a request by HTTP/1.1')
  }
}

/** The response that Node is writing to a connection; it has no public name. */
function responseOn(socket: Socket): ServerResponse | undefined {
  return (socket as Socket & { readonly _httpMessage?: ServerResponse | null })._httpMessage ?? undefined
}

function tell(error: NodeJS.ErrnoException, socket: Socket): void {
  // Whoever has gone is told nothing; and a second status within a response would be taken for part of it.
  if (error.code === 'ECONNRESET' || !socket.writable || responseOn(socket)?.headersSent) {
    socket.destroy()
    return
  }
  const { status, message, code } = refusalOf(error)
  const body = JSON.stringify(errorBody(message, code))
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    connection: 'close',
    ...COMMON_HEADERS,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`, () =>
    socket.destroy(),
  )
}
