import type { Agent } from 'node:http'
import {
  BrokenCircuitError,
  bulkhead,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  type CircuitBreakerPolicy,
} from 'cockatiel'
import type { HttpAnswer } from './answer'
import { attempt } from './attempt'
import { authHeaders } from './auth'
import { httpProblem } from './httpProblem'
import type { HttpLocation } from './location'
import { isAllowed, openConnections, type Connections, type NetworkDependencies } from './network'
import { isTransient, retrying } from './retrying'
import type { SecretDependencies } from './secret'

/** What an earlier answer said about its version; sent so that the source may answer 304. */
export interface Validators {
  readonly etag?: string
  readonly lastModified?: string
}

/** What a request may have besides its address. */
export interface Asking {
  readonly validators?: Validators
  /** JSON, sent by POST; it must be a question that changes nothing, for it may be sent again. */
  readonly body?: string
  /** In lower case. */
  readonly headers?: Readonly<Record<string, string>>
}

/** One reading of a source: all its requests share one overall time limit. */
export interface HttpSession {
  /** A 200 of the media type expected, or a 304 where validators were given. Throws a Problem otherwise. */
  ask(url: URL, asking?: Asking): Promise<HttpAnswer>
}

/** Reads one source. Kept between refreshes, for the breaker lives in it. */
export interface HttpClient {
  readonly source: string
  readonly origin: string
  /** Runs one reading at a time; a second waits for the first. Throws what `work` throws, or `HTTP_TIMEOUT`. */
  run<T>(work: (session: HttpSession) => Promise<T>): Promise<T>
}

export type HttpDependencies = NetworkDependencies & SecretDependencies

/** Limit → overall timeout → breaker → retry → attempt timeout. */
export function createHttpClient(
  source: string,
  location: HttpLocation,
  dependencies: HttpDependencies,
): HttpClient {
  const { limits } = location
  const base = new URL(location.baseUrl)
  const one = bulkhead(1, Number.MAX_SAFE_INTEGER)
  const overall = timeout(limits.totalSeconds * 1000, TimeoutStrategy.Aggressive)
  const breaker = circuitBreaker(handleWhen(isTransient), {
    halfOpenAfter: limits.breakSeconds * 1000,
    breaker: new ConsecutiveBreaker(limits.breakAfter),
  })
  const reading = (signal: AbortSignal, connections: Connections): HttpSession => {
    const deadline = Date.now() + limits.totalSeconds * 1000
    const asked = { source, origin: base.origin, location, dependencies, agent: connections.agent }
    return {
      ask: (url, asking = {}) =>
        guarded(source, url, breaker, signal, () =>
          retrying(limits, deadline, signal, (within) =>
            askOnce({ ...asked, url, ...asking, signal: within }),
          ),
        ),
    }
  }
  return {
    source,
    origin: base.origin,
    run: (work) =>
      one.execute(async () => {
        const connections = openConnections(source, dependencies)
        try {
          return await overall.execute(({ signal }) => work(reading(signal, connections)))
        } catch (error) {
          if (!(error instanceof TaskCancelledError)) throw error
          const came = `was not read to the end within ${limits.totalSeconds} s`
          throw httpProblem('HTTP_TIMEOUT', source, base, came, 'a faster source, or a larger `totalSeconds`')
        } finally {
          connections.close()
        }
      }),
  }
}

async function guarded(
  source: string,
  url: URL,
  breaker: CircuitBreakerPolicy,
  signal: AbortSignal,
  work: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  try {
    return await breaker.execute(work, signal)
  } catch (error) {
    if (!(error instanceof BrokenCircuitError)) throw error
    const last = breaker.lastFailure
    const why = last !== undefined && 'error' in last ? `; the last failure: ${last.error.message}` : ''
    throw httpProblem(
      'BREAKER_OPEN',
      source,
      url,
      `is left alone after repeated failures${why}`,
      'it is tried again by itself',
    )
  }
}

interface Asked extends Asking {
  readonly source: string
  readonly origin: string
  readonly location: HttpLocation
  readonly dependencies: HttpDependencies
  readonly url: URL
  readonly agent: (url: URL) => Promise<Agent>
  readonly signal: AbortSignal
}

async function askOnce(asked: Asked): Promise<HttpAnswer> {
  const { source, origin, location, dependencies, url, validators, body, agent } = asked
  const { limits, mediaType } = location
  if (location.auth !== undefined && url.protocol === 'http:' && !isAllowed(origin, dependencies)) {
    const right = 'https, or an origin that the operator has allowed'
    throw httpProblem('ADDRESS_REFUSED', source, url, 'would carry the secret unencrypted', right)
  }
  const headers = {
    ...asked.headers,
    accept: mediaType,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    'user-agent': 'portfolio-light',
    ...(validators?.etag === undefined ? {} : { 'if-none-match': validators.etag }),
    ...(validators?.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
    ...(await authHeaders(source, location.auth, dependencies)),
  }
  const expected = mediaType.split(';', 1).join('')
  try {
    const answer = await timeout(limits.attemptSeconds * 1000, TimeoutStrategy.Aggressive).execute(
      ({ signal }) =>
        attempt({
          source,
          origin,
          url,
          headers,
          ...(body === undefined ? {} : { body }),
          mediaType: expected,
          maxBytes: limits.maxBytes,
          signal,
          agent,
        }),
      asked.signal,
    )
    if (answer.status === 304 && validators === undefined) {
      throw httpProblem('HTTP_REFUSED', source, url, 'answered 304 though nothing is held of it', '200')
    }
    return answer
  } catch (error) {
    if (!(error instanceof TaskCancelledError)) throw error
    const came = `did not answer in full within ${limits.attemptSeconds} s`
    throw httpProblem('HTTP_TIMEOUT', source, url, came, 'a faster source, or a larger `attemptSeconds`')
  }
}
