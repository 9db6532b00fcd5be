import type { IncomingMessage, ServerResponse } from 'node:http'

import type { CrossOrigin } from '../../base/http/server/routes'

const ALLOWED_HEADERS = [
  'content-type',
  'content-encoding',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'apollographql-client-name',
  'apollographql-client-version',
  'if-none-match',
  'last-event-id',
].join(', ')
const EXPOSED_HEADERS = 'editions-behind, etag, retry-after'
/** How long a browser need not ask again; none remembers it for longer than two hours. */
const PREFLIGHT_SECONDS = '7200'

/** Lets pages of the origins on a list ask, and no other. Nothing is sent on anybody's behalf: there are no cookies. */
export class Cors implements CrossOrigin {
  readonly #origins: ReadonlySet<string>

  constructor(origins: readonly string[]) {
    this.#origins = new Set(origins)
  }

  allow({ headers: { origin } }: IncomingMessage, response: ServerResponse): void {
    // Also where no origin was sent, or another: a cache must not tell one what was said to the other.
    response.setHeader('vary', 'origin')
    if (origin === undefined || !this.#origins.has(origin)) return
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-expose-headers', EXPOSED_HEADERS)
  }

  preflight({ headers }: IncomingMessage, methods: string): Readonly<Record<string, string>> {
    const { origin } = headers
    const vary = 'origin, access-control-request-method, access-control-request-headers'
    if (origin === undefined || headers['access-control-request-method'] === undefined) return {}
    if (!this.#origins.has(origin)) return { vary }
    return {
      vary,
      'access-control-allow-methods': methods,
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': PREFLIGHT_SECONDS,
      // Asked by browsers before a page from elsewhere may ask this machine.
      ...(headers['access-control-request-private-network'] === 'true'
        ? { 'access-control-allow-private-network': 'true' }
        : {}),
    }
  }
}
