import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

import { COMMON_HEADERS } from './commonHeaders'

/** Answers with a JSON text that nobody may keep. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: OutgoingHttpHeaders = {},
): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
    ...COMMON_HEADERS,
    ...headers,
  })
  response.end(bytes)
}
