import type { IncomingMessage, ServerResponse } from 'node:http'

import type { ApolloServer } from '@apollo/server'
import { HeaderMap } from '@apollo/server'

import { Answer } from './answers/answer'
import type { AnswerCache, Circumstances, Outcome, WorkedOut } from './answers/answerCache'
import type { Encoding } from './answers/encoding'
import { encodingFor } from './answers/encoding'
import { isPreflighted } from './answers/preflight'
import { parametersIn, questionIn } from './answers/question'
import type { GatewayContext } from './server'
import { contextFor } from './server'
import { Refused } from './refused'
import type { StoredDocuments } from './storedDocuments'

const LARGEST_BODY_BYTES = 1024 * 1024

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

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > LARGEST_BODY_BYTES) {
        request.pause()
        reject(new Refused(413, `a request holds at most ${LARGEST_BODY_BYTES} bytes`))
      } else chunks.push(chunk)
    })
    request.on('end', () =>
      resolve((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString('utf8')),
    )
    request.on('error', reject)
    request.on('aborted', () => reject(new Refused(400, 'the request broke off')))
  })
}

/** Answers GraphQL over HTTP: from what is kept where it can, by the server where it must. */
export class GraphqlHandler {
  readonly #options: GraphqlHandlerOptions
  readonly #encodings = new Map<string, Encoding>()

  constructor(options: GraphqlHandlerOptions) {
    this.#options = options
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { newestEdition, unavailable } = this.#options
    const asked = await this.#asked(request)
    const edition = newestEdition()
    const circumstances = {
      edition: typeof edition === 'string' ? edition : await edition,
      unavailable: unavailable().join(','),
    }
    const outcome = isPreflighted(request.method, request.headers)
      ? await this.#answer(asked, request, circumstances)
      : await this.#execute(asked, request, asked.body, circumstances)
    await this.#send(response, request, outcome, asked.encoding)
  }

  /** The answer that is kept, or else the server's. */
  async #answer(asked: Asked, request: IncomingMessage, circumstances: Circumstances): Promise<Outcome> {
    const { cache } = this.#options
    const repeated = cache.repeated(asked.raw, circumstances)
    if (repeated !== undefined) return repeated
    const parameters = this.#parameters(asked)
    const execute = () => this.#execute(asked, request, parameters, circumstances)
    const question = questionIn(parameters)
    if (question === undefined) return execute()
    const key = `${question}|${request.headers.accept ?? ''}`
    return cache.find(key, asked.raw, circumstances) ?? cache.workOut(key, asked.raw, circumstances, execute)
  }

  async #asked(request: IncomingMessage): Promise<Asked> {
    const { method = 'GET', url = '', headers } = request
    const mark = url.indexOf('?')
    const search = mark === -1 ? '' : url.slice(mark)
    const body = method === 'POST' ? await readBody(request) : ''
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
      asked.method === 'POST' ? this.#json(asked.body) : parametersIn(new URLSearchParams(asked.search))
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

  #json(body: string): unknown {
    try {
      return JSON.parse(body)
    } catch {
      throw new Refused(400, 'the body is not JSON')
    }
  }

  async #execute(
    { method, search }: Asked,
    request: IncomingMessage,
    parameters: unknown,
    circumstances: Circumstances,
  ): Promise<WorkedOut> {
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    }
    const context = contextFor(circumstances.edition)
    const unreached = this.#options.unreached()
    const answer = await this.#options.server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: method.toUpperCase(),
        headers,
        search: method === 'POST' ? search : searchOf(search, parameters),
        body: method === 'POST' ? parameters : undefined,
      },
      context: async () => context,
    })
    const parts: string[] = []
    if (answer.body.kind === 'complete') parts.push(answer.body.string)
    else for await (const part of answer.body.asyncIterator) parts.push(part)
    const status = answer.status ?? 200
    const outages = context.record.outages && [...new Set([...context.record.outages, ...unreached])].sort()
    return {
      answer: new Answer(
        status,
        answer.headers.get('content-type') ?? 'application/json; charset=utf-8',
        parts.join(''),
      ),
      reuse: context.record.reuse ?? 'NOT_AT_ALL',
      whole: status === 200 && outages?.length === 0,
      keep: status === 200 && mayBeKept(outages, circumstances),
    }
  }

  async #send(
    response: ServerResponse,
    request: IncomingMessage,
    { answer, reuse, whole }: Outcome,
    encoding: Encoding,
  ): Promise<void> {
    const { bytes, etag, encoding: written } = answer.ready(encoding) ?? (await answer.write(encoding))
    const reusable = whole && reuse !== 'NOT_AT_ALL'
    // Not marked as fresh for any time: a new edition shows at once, and who may see what is decided each time.
    const cacheControl = reusable ? 'private, no-cache' : 'no-store'
    if (reusable && request.method === 'GET' && matches(request.headers['if-none-match'], etag)) {
      response.writeHead(304, { etag, 'cache-control': cacheControl, vary: 'accept, accept-encoding' })
      response.end()
      return
    }
    response.writeHead(answer.status, {
      'content-type': answer.contentType,
      'content-length': bytes.length,
      'cache-control': cacheControl,
      vary: 'accept, accept-encoding',
      ...(reusable ? { etag } : {}),
      ...(written === 'identity' ? {} : { 'content-encoding': written }),
    })
    response.end(bytes)
  }
}

/** A partial answer only where the members that failed are those that were known to be down. */
function mayBeKept(outages: readonly string[] | undefined, { unavailable }: Circumstances): boolean {
  return outages !== undefined && (outages.length === 0 || outages.join(',') === unavailable)
}

/** Whether a list of validators has one. Weak comparison, as for `If-None-Match`. */
function matches(header: string | undefined, etag: string): boolean {
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
