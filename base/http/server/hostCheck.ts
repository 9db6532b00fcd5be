import type { IncomingMessage } from 'node:http'

import { Refused } from '../refused'

/** The names of this machine, for itself alone, with any port. */
const OURS = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i

/** The host of the last request that passed: nearly all ask at the same. */
let lastPassed: string | undefined

/**
 * Refuses a request for a host that is not this machine by name. A page can have its own name point to a loopback
 * address, and then reads what it asks as if from its own site; the name is all that tells.
 *
 * @param authority the host in the target of the request, where it has one
 * @throws Refused 421 HOST_NOT_SERVED, or 400 where HTTP/1.1 names no host
 */
export function checkHost({ headers, httpVersion }: IncomingMessage, authority?: string): void {
  const { host } = headers
  if (host !== undefined && host === lastPassed && authority === undefined) return
  if (host === undefined && authority === undefined) {
    // Before 1.1 there was no such header.
    if (httpVersion === '1.0') return
    throw new Refused(400, 'A request by HTTP/1.1 names its host; this one has no Host header')
  }
  for (const name of [authority, host]) if (name !== undefined && !OURS.test(name)) throw notServed(name)
  lastPassed = host
}

function notServed(name: string): Refused {
  const shown = JSON.stringify(name.slice(0, 80))
  return new Refused(
    421,
    `The request is for the host ${shown}; this service answers as localhost, 127.0.0.1 or [::1]`,
    'HOST_NOT_SERVED',
  )
}
