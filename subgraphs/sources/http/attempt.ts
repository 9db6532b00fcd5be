import type { Agent } from 'node:http'
import type { Readable } from 'node:stream'
import type { AxiosError, AxiosResponse } from 'axios'
import type { Problem } from '../../../base/problems/problem'
import { leadsTo, linkWithin } from './address'
import { answerOf, type HttpAnswer } from './answer'
import { httpProblem } from './httpProblem'
import { asAddressRefusal } from './network'
import { refusal } from './refusal'

const MOST_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** After these alone the same is sent again; after the others a POST would become a GET. */
const REPEATING = new Set([307, 308])
const UNTRUSTED = /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/

export interface Attempt {
  readonly source: string
  /** Everything stays within it, secrets above all. */
  readonly origin: string
  readonly url: URL
  /** Includes the secret. */
  readonly headers: Readonly<Record<string, string>>
  /** Sent by POST. */
  readonly body?: string
  /** The media type expected, without parameters. */
  readonly mediaType: string
  readonly maxBytes: number
  readonly signal: AbortSignal
  /** The agent that may connect to `url`. */
  readonly agent: (url: URL) => Promise<Agent>
  /** Takes secrets out of what the source says. */
  readonly hide: (text: string) => string
}

/** One GET or POST, with redirects followed inside the origin. Throws a Problem of the HTTP kind. */
export async function attempt(asked: Attempt): Promise<HttpAnswer> {
  let url = asked.url
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const response = await send(asked, url)
    if (!REDIRECTS.has(response.status)) return judged(asked, url, response)
    url = redirected(asked, url, response)
  }
  throw httpProblem(
    'REDIRECT_REFUSED',
    asked.source,
    asked.url,
    `redirects more than ${MOST_REDIRECTS} times`,
    'an address that answers; the secret may have expired',
  )
}

async function send(
  { source, headers, body, maxBytes, signal, agent }: Attempt,
  url: URL,
): Promise<AxiosResponse<Buffer>> {
  try {
    const guarded = await agent(url)
    // Only where something is asked over HTTP: files are read without.
    const { default: axios } = await import('axios')
    signal.throwIfAborted()
    const response = await axios.request<Readable>({
      url: url.href,
      ...(body === undefined ? { method: 'GET' } : { method: 'POST', data: body }),
      adapter: 'http',
      headers: { ...headers },
      // The bytes as they came: axios would otherwise make a string of malformed JSON and call it success.
      responseType: 'stream',
      validateStatus: () => true,
      maxRedirects: 0,
      // A proxy named by the environment would connect in our stead, past the guard.
      proxy: false,
      httpAgent: guarded,
      httpsAgent: guarded,
      signal,
    })
    return { ...response, data: await bytesWithin(maxBytes, response.data) }
  } catch (error) {
    throw asProblem(error, source, url, maxBytes, signal)
  }
}

/** The body of an answer broke off, or was broken off as too large. */
class BrokenBody extends Error {
  constructor(readonly code: string | undefined) {
    super('the body of an answer broke off')
  }
}

const TOO_LARGE = 'TOO_LARGE'

/** @throws BrokenBody */
async function bytesWithin(maxBytes: number, stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > maxBytes) throw new BrokenBody(TOO_LARGE)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof BrokenBody ? error : new BrokenBody((error as NodeJS.ErrnoException).code)
  }
  return Buffer.concat(chunks)
}

function judged({ source, mediaType, hide }: Attempt, url: URL, response: AxiosResponse<Buffer>): HttpAnswer {
  const answer = answerOf(url, response)
  const problem = refusal(source, answer, mediaType, hide)
  if (problem !== undefined) throw problem
  return answer
}

function redirected({ source, origin, body }: Attempt, url: URL, response: AxiosResponse<Buffer>): URL {
  if (body !== undefined && !REPEATING.has(response.status)) {
    const came = `answers a POST with ${response.status}, which asks for a GET elsewhere`
    throw httpProblem('REDIRECT_REFUSED', source, url, came, 'an answer; check `path` and the secret')
  }
  const link = String(response.headers['location'] ?? '')
  const next = link === '' ? undefined : linkWithin(origin, url, link)
  if (next !== undefined) return next
  const came = `redirects to ${link === '' ? 'no address' : leadsTo(url, link)}`
  const right = `an answer from ${origin} itself; check the secret, or correct \`baseUrl\` if the source has moved`
  throw httpProblem('REDIRECT_REFUSED', source, url, came, right)
}

function asProblem(error: unknown, source: string, url: URL, maxBytes: number, signal: AbortSignal): unknown {
  if (signal.aborted) return httpProblem('HTTP_TIMEOUT', source, url, 'was given up', 'an answer in time')
  const refused: Problem | undefined = asAddressRefusal(source, url, error)
  if (refused !== undefined) return refused
  if (error instanceof BrokenBody && error.code === TOO_LARGE) {
    const right = 'a smaller page, or a larger `maxBytes` if it is meant to be so large'
    return httpProblem('HTTP_TOO_LARGE', source, url, `answered more than ${maxBytes} bytes`, right)
  }
  if (!(error instanceof BrokenBody) && !isNetworkError(error) && !isAxiosError(error)) return error
  const code = error.code ?? 'no code'
  if (UNTRUSTED.test(code)) {
    return httpProblem(
      'HTTP_UNTRUSTED',
      source,
      url,
      `shows a certificate that is not trusted: ${code}`,
      'a valid one',
    )
  }
  return httpProblem('HTTP_UNAVAILABLE', source, url, `could not be read: ${code}`, 'a whole answer')
}

function isAxiosError(error: unknown): error is AxiosError {
  return error instanceof Error && 'isAxiosError' in error
}

function isNetworkError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
}
