import type { IncomingMessage, ServerResponse } from 'node:http'

import type { ApolloServer } from '@apollo/server'

import { executeOver } from '../../subgraphs/serving/executeOver'
import { onGone } from '../../subgraphs/serving/onGone'
import { jsonOf, takeBody } from '../../subgraphs/serving/readBody'
import { Refused } from '../../subgraphs/serving/refused'
import type { Work } from '../../subgraphs/serving/work'
import { REQUEST_TIMEOUT_MILLIS } from '../../subgraphs/serving/work'
import type { Written } from './answers/answer'
import { Answer } from './answers/answer'
import type { AnswerCache, Circumstances, Outcome, WorkedOut } from './answers/answerCache'
import type { Encoding } from './answers/encoding'
import { encodingFor } from './answers/encoding'
import { isPreflighted } from './answers/preflight'
import { parametersIn, questionIn } from './answers/question'
import type { RawRequest } from './answers/rawRequest'
import type { Client } from './answers/sharedWork'
import { SharedWork } from './answers/sharedWork'
import type { GatewayContext } from './server'
import { contextFor } from './server'
import type { StoredDocuments } from './storedDocuments'

export interface GraphqlHandlerOptions {
  readonly server: ApolloServer<GatewayContext>
  readonly cache: AnswerCache
  /** The members that portfolio answers without, in order. */
  readonly unreached: () => readonly string[]
  readonly storedDocuments: StoredDocuments
  /** How long one request may take. Default: 30 seconds. */
  readonly timeoutMillis?: number
  /** What answers depend on now; a promise of it where the day has changed, so that an edition has to be opened. */
  readonly circumstances: () => Circumstances | Promise<Circumstances>
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
    if (now instanceof Promise || !isPreflighted(request.method, request.headers)) return false
    const outcome = cache.repeated(asked, now)
    const written = outcome?.answer.ready(asked.encoding)
    if (outcome === undefined || written === undefined) return false
    send(response, request, outcome, written)
    return true
  }

  async #workOut(asked: Asked, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const circumstances = await this.#options.circumstances()
    const client: Client = (listener) => onGone(response, listener)
    const outcome = isPreflighted(request.method, request.headers)
      ? await this.#answer(asked, request, circumstances, client)
      : await this.#alone(client, this.#execute(asked, request, asked.sent.toString(), circumstances))
    send(response, request, outcome, await outcome.answer.write(asked.encoding))
  }

  /** The answer that is kept for the question however it was put, or else the server's. */
  async #answer(
    asked: Asked,
    request: IncomingMessage,
    circumstances: Circumstances,
    client: Client,
  ): Promise<Outcome> {
    const { cache } = this.#options
    const parameters = this.#parameters(asked)
    const work = this.#execute(asked, request, parameters, circumstances)
    const question = questionIn(parameters)
    if (question === undefined) return this.#alone(client, work)
    const key = `${question}|${asked.accept}`
    return cache.find(key, asked, circumstances) ?? cache.workOut(key, asked, circumstances, { client, work })
  }

  /** Does work for one client alone. */
  #alone(client: Client, work: (work: Work) => Promise<WorkedOut>): Promise<WorkedOut> {
    return new SharedWork(work).join(client)
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

  /** Has the server execute a request, in time and for as long as somebody waits. */
  #execute(
    { method }: Asked,
    request: IncomingMessage,
    parameters: unknown,
    circumstances: Circumstances,
  ): (work: Work) => Promise<WorkedOut> {
    const execute = async (work: Work): Promise<WorkedOut> => {
      const context = contextFor(circumstances.edition, work)
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
    return (work) => work.within(this.#options.timeoutMillis ?? REQUEST_TIMEOUT_MILLIS, execute)
  }
}

function send(
  response: ServerResponse,
  request: IncomingMessage,
  { answer, reuse, whole }: Outcome,
  { bytes, etag, reusable, passing, unchanged }: Written,
): void {
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
