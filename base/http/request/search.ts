import type { IncomingMessage } from 'node:http'

/** The `?` of a request's target and what follows, or nothing. */
export function searchIn({ url = '' }: IncomingMessage): string {
  const mark = url.indexOf('?')
  return mark === -1 ? '' : url.slice(mark)
}
