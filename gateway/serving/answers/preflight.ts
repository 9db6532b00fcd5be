import type { IncomingHttpHeaders } from 'node:http'

const GET_HEADERS = ['apollo-require-preflight', 'x-apollo-operation-name'] as const

/**
 * Whether a browser would have asked first before sending such a request on behalf of another site. The
 * server refuses what is not so; nothing may be answered from what is kept that it would refuse.
 */
export function isPreflighted(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  if (method === 'POST') return headers['content-type']?.startsWith('application/json') ?? false
  return method === 'GET' && GET_HEADERS.some((name) => headers[name] !== undefined && headers[name] !== '')
}
