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
import { Problem } from '../../../base/problems/problem'
import type { HttpAnswer } from './answer'
import { attempt } from './attempt'
import { credentialsFor, type Credentials } from './credentials'
import { httpProblem } from './httpProblem'
import { KnownSecrets } from './knownSecrets'
import type { HttpLocation } from './location'
import { openConnections, type Connections, type NetworkDependencies } from './network'
import { refuseUnencrypted } from './refuseUnencrypted'
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
  /** Takes the secrets that were sent to the source out of a text of its own. */
  hide(text: string): string
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
  const known = new KnownSecrets()
  const credentials = credentialsFor(source, location.auth, dependencies, known)
  const reading = (signal: AbortSignal, connections: Opened): HttpSession => {
    const deadline = Date.now() + limits.totalSeconds * 1000
    const asked = { source, origin: base.origin, location, dependencies, known, credentials, connections }
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
    hide: known.hide,
    run: (work) =>
      one.execute(async () => {
        const connections = {
          own: openConnections(source, dependencies),
          token: openConnections(source, dependencies),
        }
        try {
          return await overall.execute(({ signal }) => work(reading(signal, connections)))
        } catch (error) {
          if (!(error instanceof TaskCancelledError)) throw error
          const came = `was not read to the end within ${limits.totalSeconds} s`
          throw httpProblem('HTTP_TIMEOUT', source, base, came, 'a faster source, or a larger `totalSeconds`')
        } finally {
          connections.own.close()
          connections.token.close()
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

/** The connections of a reading: to the source, and to where its tokens are given. */
interface Opened {
  readonly own: Connections
  readonly token: Connections
}

interface Asked extends Asking {
  readonly source: string
  readonly origin: string
  readonly location: HttpLocation
  readonly dependencies: HttpDependencies
  readonly known: KnownSecrets
  readonly credentials: Credentials | undefined
  readonly url: URL
  readonly connections: Opened
  readonly signal: AbortSignal
}

/** Asks once; again where the source refuses what can be had anew, for it may withdraw a token before its time. */
async function askOnce(asked: Asked): Promise<HttpAnswer> {
  const { source, dependencies, url, credentials } = asked
  if (credentials === undefined) return send(asked, {})
  refuseUnencrypted(source, url, dependencies)
  const headers = await headersOf(asked, credentials)
  try {
    return await send(asked, headers)
  } catch (error) {
    const isRefused = error instanceof Problem && error.details['status'] === 401
    if (!isRefused || credentials.forget === undefined) throw error
    credentials.forget()
    return send(asked, await headersOf(asked, credentials))
  }
}

function headersOf(
  { source, location, connections, ...asked }: Asked,
  credentials: Credentials,
): Promise<Readonly<Record<string, string>>> {
  const { address: url = asked.url } = credentials
  return inTime({ source, url, signal: asked.signal }, location.limits.attemptSeconds, (signal) =>
    credentials.headers({ signal, agent: connections.token.agent }),
  )
}

async function send(asked: Asked, secrets: Readonly<Record<string, string>>): Promise<HttpAnswer> {
  const { source, origin, location, url, validators, body, connections, known } = asked
  const { limits, mediaType } = location
  const headers = {
    ...asked.headers,
    accept: mediaType,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    'user-agent': 'portfolio-light',
    ...(validators?.etag === undefined ? {} : { 'if-none-match': validators.etag }),
    ...(validators?.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
    ...secrets,
  }
  const answer = await inTime(asked, limits.attemptSeconds, (signal) =>
    attempt({
      source,
      origin,
      url,
      headers,
      ...(body === undefined ? {} : { body }),
      mediaType: mediaType.split(';', 1).join(''),
      maxBytes: limits.maxBytes,
      signal,
      agent: connections.own.agent,
      hide: known.hide,
    }),
  )
  if (answer.status === 304 && validators === undefined) {
    throw httpProblem('HTTP_REFUSED', source, url, 'answered 304 though nothing is held of it', '200')
  }
  return answer
}

async function inTime<T>(
  { source, url, signal: overall }: Pick<Asked, 'source' | 'url' | 'signal'>,
  seconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await timeout(seconds * 1000, TimeoutStrategy.Aggressive).execute(
      ({ signal }) => work(signal),
      overall,
    )
  } catch (error) {
    if (!(error instanceof TaskCancelledError)) throw error
    const came = `did not answer in full within ${seconds} s`
    throw httpProblem('HTTP_TIMEOUT', source, url, came, 'a faster source, or a larger `attemptSeconds`')
  }
}
