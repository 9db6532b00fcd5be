import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

import { COMMON_HEADERS } from '../../base/http/commonHeaders'

/** A page, or a file that belongs to one. */
export interface Page {
  readonly status: number
  readonly body: string | Buffer
  readonly policy: string
  /** Default: a text that nobody may keep. */
  readonly headers?: OutgoingHttpHeaders
}

/** Answers with a page under its content security policy; to `HEAD` with the headers alone. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, policy, headers = {} }: Page,
): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
    ...COMMON_HEADERS,
    'referrer-policy': 'no-referrer',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
