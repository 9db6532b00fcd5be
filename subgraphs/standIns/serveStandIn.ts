import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer, or nothing where there is no such thing at the address. */
export type Answering = (url: URL) => object | undefined

export interface StandIn {
  readonly origin: string
  stop(): Promise<void>
}

/** Answers GET with JSON, and 304 to whoever has the answer already, on a free port of 127.0.0.1. */
export async function serveStandIn(answer: Answering): Promise<StandIn> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`)
    const found = request.method === 'GET' ? answer(url) : undefined
    const body = JSON.stringify(found ?? { error: 'there is no such thing here' })
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
    const known = found !== undefined && request.headers['if-none-match'] === etag
    response.writeHead(found === undefined ? 404 : known ? 304 : 200, {
      'content-type': 'application/json; charset=utf-8',
      ...(found === undefined ? {} : { etag }),
    })
    response.end(known ? undefined : body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
