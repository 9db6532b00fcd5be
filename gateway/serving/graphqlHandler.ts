import type { IncomingMessage, ServerResponse } from 'node:http'

import type { ApolloServer } from '@apollo/server'

import { executeOver } from '../../subgraphs/serving/executeOver'
import { jsonOf, takeBody } from '../../subgraphs/serving/readBody'
import { Refused } from '../../subgraphs/serving/refused'
import type { Written } from './answers/answer'
import { Answer } from './answers/answer'
import type { AnswerCache, Circumstances, Outcome, WorkedOut } from './answers/answerCache'
import type { Encoding } from './answers/encoding'
import { encodingFor } from './answers/encoding'
import { isPreflighted } from './answers/preflight'
import { parametersIn, questionIn } from './answers/question'
import type { RawRequest } from './answers/rawRequest'
import type { GatewayContext } from './server'
import { contextFor } from './server'
import type { StoredDocuments } from './storedDocuments'

export interface GraphqlHandlerOptions {
  readonly server: ApolloServer<GatewayContext>
  readonly cache: AnswerCache
  /** The members that portfolio answers without, in order. */
  readonly unreached: () => readonly string[]
  readonly storedDocuments: StoredDocuments
  /** What answers depend on now. No store is waited for: the newest edition is the newest that has been opened. */
  readonly circumstances: () => Circumstances
}

/** A request for GraphQL, taken apart as far as is needed to find it among those that are known. */
interface Asked extends RawRequest {
  readonly encoding: Encoding
}

/** Answers GraphQL over HTTP: from what is kept where it can, by the server where it must. */
export class GraphqlHandler {
  readonly #options: GraphqlHandlerOptions
  readonly #encodings = new Map<string, Encoding>()

  constructor(options: GraphqlHandlerOptions) {
    this.#options = options
  }

  /** @param failed called with Refused where the request is refused, or with what went wrong */
  handle(request: IncomingMessage, response: ServerResponse, failed: (error: unknown) => void): void {
    const answer = (sent: Buffer | string) => {
      try {
        const asked = this.#asked(request, sent)
        // What is at hand is waited for nowhere: a turn of waiting costs as much as all else.
        if (!this.#repeat(asked, request, response)) this.#workOut(asked, request, response).catch(failed)
      } catch (error) {
        failed(error)
      }
    }
    if (request.method === 'POST') takeBody(request, answer, failed)
    else answer(searchIn(request))
  }

  /** Sends again what is kept for the same request, and says whether there was anything. */
  #repeat(asked: Asked, request: IncomingMessage, response: ServerResponse): boolean {
    const { cache, circumstances } = this.#options
    const now = circumstances()
    if (!isPreflighted(request.method, request.headers)) return false
    const outcome = cache.repeated(asked, now)
    const written = outcome?.answer.ready(asked.encoding)
    if (outcome === undefined || written === undefined) return false
    send(response, request, outcome, written, now)
    return true
  }

  async #workOut(asked: Asked, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const circumstances = this.#options.circumstances()
    const outcome = isPreflighted(request.method, request.headers)
      ? await this.#answer(asked, request, circumstances)
      : await this.#execute(asked, request, asked.sent.toString(), circumstances)
    send(response, request, outcome, await outcome.answer.write(asked.encoding), circumstances)
  }

  /** The answer that is kept for the question however it was put, or else the server's. */
  async #answer(asked: Asked, request: IncomingMessage, circumstances: Circumstances): Promise<Outcome> {
    const { cache } = this.#options
    const parameters = this.#parameters(asked)
    const execute = () => this.#execute(asked, request, parameters, circumstances)
    const question = questionIn(parameters)
    if (question === undefined) return execute()
    const key = `${question}|${asked.accept}`
    return cache.find(key, asked, circumstances) ?? cache.workOut(key, asked, circumstances, execute)
  }

  #asked({ method = 'GET', headers }: IncomingMessage, sent: Buffer | string): Asked {
    const encoding = this.#encodingFor(headers['accept-encoding'])
    return { method, accept: headers.accept ?? '', sent, encoding }
  }

  #encodingFor(header: string | undefined): Encoding {
    const known = this.#encodings.get(header ?? '')
    if (known !== undefined) return known
    const encoding = encodingFor(header)
    if (this.#encodings.size < 1_000) this.#encodings.set(header ?? '', encoding)
    return encoding
  }

  /** @throws Refused where the body is not JSON, or names a document that is not stored */
  #parameters({ sent }: Asked): unknown {
    const parameters = typeof sent === 'string' ? parametersIn(new URLSearchParams(sent)) : jsonOf(sent)
    if (typeof parameters !== 'object' || parameters === null || !('documentId' in parameters))
      return parameters
    const { documentId, ...rest } = parameters
    const query = typeof documentId === 'string' ? this.#options.storedDocuments.get(documentId) : undefined
    if (query === undefined) {
      const names = [...this.#options.storedDocuments.keys()].filter((id) => !id.startsWith('sha256:'))
      const shown = JSON.stringify(documentId)?.slice(0, 80)
      throw new Refused(
        404,
        `no document ${shown} is stored; there are ${names.join(', ')}`,
        'DOCUMENT_NOT_STORED',
      )
    }
    return { ...rest, query }
  }

  async #execute(
    { method }: Asked,
    request: IncomingMessage,
    parameters: unknown,
    circumstances: Circumstances,
  ): Promise<WorkedOut> {
    const context = contextFor(circumstances.edition)
    const unreached = this.#options.unreached()
    const search = searchIn(request)
    const { status, contentType, text } = await executeOver(
      this.#options.server,
      {
        method,
        headers: request.headers,
        search: method === 'POST' ? search : searchOf(search, parameters),
        body: method === 'POST' ? parameters : undefined,
      },
      context,
    )
    const outages = context.record.outages && [...new Set([...context.record.outages, ...unreached])].sort()
    return {
      answer: new Answer(status, contentType, text),
      reuse: context.record.reuse ?? 'NOT_AT_ALL',
      whole: status === 200 && outages?.length === 0,
      keep: status === 200 && mayBeKept(outages, circumstances),
    }
  }
}

/** Marks an answer of the newest edition where another is due: since when, and what stands in the way. */
const BEHIND_HEADER = 'editions-behind'

function send(
  response: ServerResponse,
  request: IncomingMessage,
  { answer, reuse, whole }: Outcome,
  { bytes, etag, reusable, passing, unchanged }: Written,
  { behind }: Circumstances,
): void {
  // A validator would have caches keep the mark beyond the recovery. An edition that was named is what it always was.
  if (behind !== undefined && reuse === 'FOR_THE_EDITION') {
    response.writeHead(answer.status, { ...passing, [BEHIND_HEADER]: behind })
    response.end(bytes)
    return
  }
  const isReusable = whole && reuse !== 'NOT_AT_ALL'
  if (isReusable && request.method === 'GET' && matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304, unchanged)
    response.end()
    return
  }
  response.writeHead(answer.status, isReusable ? reusable : passing)
  response.end(bytes)
}

/** A partial answer only where the members that failed are those that were known to be down. */
function mayBeKept(outages: readonly string[] | undefined, { unavailable }: Circumstances): boolean {
  return outages !== undefined && (outages.length === 0 || outages.join(',') === unavailable)
}

/** Whether a list of validators has one. Weak comparison, as for `If-None-Match`. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === etag) return true
  if (header === undefined) return false
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}

/** `?` and what follows, or nothing. */
function searchIn({ url = '' }: IncomingMessage): string {
  const mark = url.indexOf('?')
  return mark === -1 ? '' : url.slice(mark)
}

/** The search of a GET request, with a stored document put in where one was named. */
function searchOf(search: string, parameters: unknown): string {
  const params = new URLSearchParams(search)
  const { query } = Object(parameters) as { readonly query?: unknown }
  if (!params.has('documentId') || typeof query !== 'string') return search
  params.delete('documentId')
  params.set('query', query)
  return `?${params.toString()}`
}
