import type { Agent } from 'node:http'
import { Problem } from '../../../base/problems/problem'
import { JsonFault, parseJson } from '../../../base/json/parse'
import { isObject, JsonNumber, type JsonObject } from '../../../base/json/value'
import type { HttpAnswer } from './answer'
import { attempt } from './attempt'
import { httpProblem } from './httpProblem'
import type { KnownSecrets } from './knownSecrets'
import type { NetworkDependencies } from './network'
import type { OAuth2 } from './oauth2.config'
import { refuseUnencrypted } from './refuseUnencrypted'
import { revealSecret, type SecretDependencies } from './secret'

const LARGEST_ANSWER = 1024 * 1024
const JSON_TYPE = 'application/json'
/** Milliseconds before its end at which a token is given up: requests take time, and clocks differ. */
const MARGIN_MS = 60_000
/** Milliseconds for which a token without `expires_in` is used. */
const UNSTATED_MS = 300_000

/** The signal and the agent of one request for a token. */
export interface TokenAsking {
  readonly signal: AbortSignal
  /** The agent that may connect to the token endpoint. */
  readonly agent: (url: URL) => Promise<Agent>
}

/** The access token of one source, kept until shortly before it expires. */
export class AccessTokens {
  #held: { readonly token: string; readonly until: number } | undefined

  readonly address: URL

  constructor(
    readonly source: string,
    readonly how: OAuth2,
    readonly dependencies: NetworkDependencies & SecretDependencies,
    readonly known: KnownSecrets,
  ) {
    this.address = new URL(how.tokenUrl)
  }

  /**
   * Returns the header with the token that is held, or else with a new one.
   *
   * @throws Problem of HTTP, HTTP_UNAUTHORISED where no token is given, SECRET_MISSING, SECRET_REFUSED
   */
  async headers(asking: TokenAsking): Promise<Readonly<Record<string, string>>> {
    const now = Date.now()
    if (this.#held === undefined || now >= this.#held.until) {
      const { token, lastsMs } = this.#tokenIn(await this.#ask(asking))
      this.#held = { token, until: now + lastsMs }
    }
    return { authorization: `Bearer ${this.#held.token}` }
  }

  /** Gives up the token that is held, which the source no longer accepts. */
  forget(): void {
    this.#held = undefined
  }

  async #ask({ signal, agent }: TokenAsking): Promise<HttpAnswer> {
    const { source, how, dependencies, known, address: url } = this
    refuseUnencrypted(source, url, dependencies)
    const secret = await revealSecret(source, how.clientSecret, dependencies)
    known.add(secret)
    const { headers, body } = requestFor(how, secret, known)
    try {
      return await attempt({
        source,
        origin: url.origin,
        url,
        headers,
        body,
        mediaType: JSON_TYPE,
        maxBytes: LARGEST_ANSWER,
        signal,
        agent,
        hide: known.hide,
      })
    } catch (error) {
      // RFC 6749 section 5.2: a client that is not accepted is told so with 400 as well.
      if (!(error instanceof Problem) || error.code !== 'HTTP_REFUSED' || error.details['status'] !== 400)
        throw error
      throw this.#refused(`answered 400${String(error.details['said'] ?? '')}`)
    }
  }

  #tokenIn(answer: HttpAnswer): { readonly token: string; readonly lastsMs: number } {
    const json = objectIn(answer.body)
    const token = json?.get('access_token')
    const type = json?.get('token_type') ?? 'Bearer'
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token))
      throw this.#refused('gave no `access_token`')
    if (typeof type !== 'string' || !/^bearer$/i.test(type))
      throw this.#refused('gave a token that is no bearer token')
    this.known.add(token)
    const seconds = secondsIn(json)
    if (seconds === undefined) return { token, lastsMs: UNSTATED_MS }
    // A token that lasts a minute is used for half of it.
    return { token, lastsMs: Math.max(seconds * 1000 - MARGIN_MS, seconds * 500) }
  }

  #refused(came: string): Problem {
    const right = 'a token; check `clientId`, `clientSecret`, `scope`, `audience` and `resource` of `oauth2`'
    return httpProblem('HTTP_UNAUTHORISED', this.source, this.address, came, right)
  }
}

function requestFor(
  { clientId, scope, audience, resource, sendSecretIn }: OAuth2,
  secret: string,
  known: KnownSecrets,
): { readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const form = new URLSearchParams({ grant_type: 'client_credentials' })
  for (const [name, value] of Object.entries({ scope, audience, resource })) {
    if (value !== undefined) form.set(name, value)
  }
  const headers = {
    accept: JSON_TYPE,
    'content-type': 'application/x-www-form-urlencoded',
    'user-agent': 'portfolio-light',
  }
  if (sendSecretIn === 'body') {
    form.set('client_id', clientId)
    form.set('client_secret', secret)
    return { headers, body: form.toString() }
  }
  // RFC 6749 section 2.3.1: each is form-encoded before they are joined.
  const pair = [clientId, secret].map((one) => new URLSearchParams({ v: one }).toString().slice(2)).join(':')
  const basic = Buffer.from(pair).toString('base64')
  known.add(basic)
  return { headers: { ...headers, authorization: `Basic ${basic}` }, body: form.toString() }
}

function objectIn(body: Buffer): JsonObject | undefined {
  try {
    const json = parseJson(body)
    return isObject(json) ? json : undefined
  } catch (error) {
    if (error instanceof JsonFault) return undefined
    throw error
  }
}

function secondsIn(json: JsonObject | undefined): number | undefined {
  const value = json?.get('expires_in')
  const text = value instanceof JsonNumber ? value.text : value
  const seconds = typeof text === 'string' ? Number(text) : Number.NaN
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined
}
