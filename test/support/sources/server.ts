import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard {
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly at: number
}

export interface TestServer {
  readonly origin: string
  /** Every request that arrived, in order. */
  readonly heard: readonly Heard[]
  close(): Promise<void>
}

export type Handler = (url: URL, response: ServerResponse, request: IncomingMessage, ordinal: number) => void

/** A real HTTP server on a free port of 127.0.0.1. */
export async function serve(handler: Handler): Promise<TestServer> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    heard.push({ url, headers: request.headers, at: Date.now() })
    handler(url, response, request, heard.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Gives the whole body of a request, once it is there. */
export function withBody(request: IncomingMessage, answer: (text: string) => void): void {
  let text = ''
  request.on('data', (piece) => (text += String(piece)))
  request.on('end', () => answer(text))
}

export function json(
  response: ServerResponse,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(typeof value === 'string' ? value : JSON.stringify(value))
}
