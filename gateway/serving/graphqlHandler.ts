import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

import type { ApolloServer } from '@apollo/server'

import { executeOver } from '../../subgraphs/serving/executeOver'
import { jsonOf, readBody } from '../../subgraphs/serving/readBody'
import { Refused } from '../../subgraphs/serving/refused'
import type { Written } from './answers/answer'
import { Answer } from './answers/answer'
import type { AnswerCache, Circumstances, Outcome, WorkedOut } from './answers/answerCache'
import type { Encoding } from './answers/encoding'
import { encodingFor } from './answers/encoding'
import { isPreflighted } from './answers/preflight'
import { parametersIn, questionIn } from './answers/question'
import type { GatewayContext } from './server'
import { contextFor } from './server'
import type { StoredDocuments } from './storedDocuments'

export interface GraphqlHandlerOptions {
  readonly server: ApolloServer<GatewayContext>
  readonly cache: AnswerCache
  /** The members that cannot be asked at the moment, in order. */
  readonly unavailable: () => readonly string[]
  /** The members that portfolio answers without, in order. */
  readonly unreached: () => readonly string[]
  readonly storedDocuments: StoredDocuments
  /** The id of the newest edition; a promise of it where the day has changed. */
  readonly newestEdition: () => string | Promise<string>
}

/** A request for GraphQL, taken apart as far as is needed. */
interface Asked {
  readonly method: string
  readonly search: string
  /** The text of a POST request. */
  readonly body: string
  readonly encoding: Encoding
  /** The request's very text, with all else that its answer depends on. */
  readonly raw: string
}

/** Answers GraphQL over HTTP: from what is kept where it can, by the server where it must. */
export class GraphqlHandler {
  readonly #options: GraphqlHandlerOptions
  readonly #encodings = new Map<string, Encoding>()

  constructor(options: GraphqlHandlerOptions) {
    this.#options = options
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = request.method === 'POST' ? await readBody(request) : ''
    const asked = this.#asked(request, body)
    const edition = this.#options.newestEdition()
    const circumstances = {
      edition: typeof edition === 'string' ? edition : await edition,
      unavailable: this.#options.unavailable().join(','),
    }
    const isKnown = isPreflighted(request.method, request.headers)
    // What is at hand is waited for nowhere: a turn of waiting costs as much as all else.
    const repeated = isKnown ? this.#options.cache.repeated(asked.raw, circumstances) : undefined
    const outcome =
      repeated ??
      (isKnown
        ? await this.#answer(asked, request, circumstances)
        : await this.#execute(asked, request, asked.body, circumstances))
    const { answer } = outcome
    send(response, request, outcome, answer.ready(asked.encoding) ?? (await answer.write(asked.encoding)))
  }

  /** The answer that is kept for the question however it was put, or else the server's. */
  async #answer(asked: Asked, request: IncomingMessage, circumstances: Circumstances): Promise<Outcome> {
    const { cache } = this.#options
    const parameters = this.#parameters(asked)
    const execute = () => this.#execute(asked, request, parameters, circumstances)
    const question = questionIn(parameters)
    if (question === undefined) return execute()
    const key = `${question}|${request.headers.accept ?? ''}`
    return cache.find(key, asked.raw, circumstances) ?? cache.workOut(key, asked.raw, circumstances, execute)
  }

  #asked(request: IncomingMessage, body: string): Asked {
    const { method = 'GET', url = '', headers } = request
    const mark = url.indexOf('?')
    const search = mark === -1 ? '' : url.slice(mark)
    return {
      method,
      search,
      body,
      encoding: this.#encodingFor(headers['accept-encoding']),
      raw: `${method}\n${headers.accept ?? ''}\n${method === 'POST' ? body : search}`,
    }
  }

  #encodingFor(header: string | undefined): Encoding {
    const known = this.#encodings.get(header ?? '')
    if (known !== undefined) return known
    const encoding = encodingFor(header)
    if (this.#encodings.size < 1_000) this.#encodings.set(header ?? '', encoding)
    return encoding
  }

  /** @throws Refused where the body is not JSON, or names a document that is not stored */
  #parameters(asked: Asked): unknown {
    const parameters =
      asked.method === 'POST' ? jsonOf(asked.body) : parametersIn(new URLSearchParams(asked.search))
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
    { method, search }: Asked,
    request: IncomingMessage,
    parameters: unknown,
    circumstances: Circumstances,
  ): Promise<WorkedOut> {
    const context = contextFor(circumstances.edition)
    const unreached = this.#options.unreached()
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

const VARY = 'accept, accept-encoding'

function send(
  response: ServerResponse,
  request: IncomingMessage,
  { answer, reuse, whole }: Outcome,
  { bytes, etag, encoding }: Written,
): void {
  const reusable = whole && reuse !== 'NOT_AT_ALL'
  // Not marked as fresh for any time: a new edition shows at once, and who may see what is decided each time.
  const cacheControl = reusable ? 'private, no-cache' : 'no-store'
  if (reusable && request.method === 'GET' && matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304, { etag, 'cache-control': cacheControl, vary: VARY })
    response.end()
    return
  }
  const headers: OutgoingHttpHeaders = {
    'content-type': answer.contentType,
    'content-length': bytes.length,
    'cache-control': cacheControl,
    vary: VARY,
  }
  if (reusable) headers['etag'] = etag
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  response.writeHead(answer.status, headers)
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

/** The search of a GET request, with a stored document put in where one was named. */
function searchOf(search: string, parameters: unknown): string {
  const params = new URLSearchParams(search)
  const { query } = Object(parameters) as { readonly query?: unknown }
  if (!params.has('documentId') || typeof query !== 'string') return search
  params.delete('documentId')
  params.set('query', query)
  return `?${params.toString()}`
}
