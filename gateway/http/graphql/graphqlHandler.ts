import type { IncomingMessage, ServerResponse } from 'node:http'

import type { ApolloServer } from '@apollo/server'

import { checkAskable } from '../../../base/http/request/askable'
import { executeOver } from '../../../base/graphql/executeOver'
import type { InFlight } from '../../../base/http/request/inFlight'
import { onGone } from '../../../base/http/onGone'
import type { Parameters } from '../../../base/http/request/parameters'
import { parametersInBody, parametersInSearch } from '../../../base/http/request/parameters'
import { takeBody } from '../../../base/http/request/readBody'
import { Refused } from '../../../base/http/refused'
import { searchIn } from '../../../base/http/request/search'
import type { Work } from '../../../base/scheduling/work'
import { REQUEST_TIMEOUT_MILLIS } from '../../../base/scheduling/work'
import type { Written } from '../answers/answer'
import { Answer, VARY } from '../answers/answer'
import type { AnswerCache, Circumstances, Outcome, WorkedOut } from '../answers/answerCache'
import type { Encoding } from '../encoding'
import { encodingFor } from '../encoding'
import { PersistedQueries } from '../answers/persistedQueries'
import type { Question } from '../answers/question'
import { keyOfQuestion } from '../answers/question'
import type { RawRequest } from '../answers/rawRequest'
import type { Client } from '../answers/sharedWork'
import type { GatewayContext } from '../../federation/gatewayContext'
import { contextFor } from '../../federation/gatewayContext'
import type { StoredDocuments } from './storedDocuments'

export interface GraphqlHandlerOptions {
  readonly server: ApolloServer<GatewayContext>
  readonly cache: AnswerCache
  /** The members that portfolio answers without, in order. */
  readonly unreached: () => readonly string[]
  readonly storedDocuments: StoredDocuments
  /** Counts the requests that are arriving or being answered. */
  readonly inFlight: InFlight
  /** Whether what a response says to a browser depends on the origin of the page that asks. */
  readonly variesByOrigin: boolean
  /** How long one request may take. Default: 30 seconds. */
  readonly timeoutMillis?: number
  /** What answers depend on now. No store is waited for: the newest edition is the newest that has been opened. */
  readonly circumstances: () => Circumstances
}

/** A request for GraphQL, taken apart as far as is needed to find it among those that are known. */
interface Asked extends RawRequest {
  readonly encoding: Encoding
}

/** What is sent to the server in the place of a question: all of it, its text at hand. */
interface Put extends Question {
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** Marks an answer of the newest edition where another is due: since when, and what stands in the way. */
const BEHIND_HEADER = 'editions-behind'

/** An outcome as it is to be sent. */
interface Sent {
  readonly outcome: Outcome
  readonly written: Written
  readonly behind: Circumstances['behind']
}

/** Answers GraphQL over HTTP: from what is kept where it can, by the server where it must. */
export class GraphqlHandler {
  readonly #options: GraphqlHandlerOptions
  readonly #encodings = new Map<string, Encoding>()
  readonly #persistedQueries = new PersistedQueries()

  constructor(options: GraphqlHandlerOptions) {
    this.#options = options
  }

  /**
   * @param failed called with Refused where the request is refused, or with what went wrong
   * @throws Refused
   */
  handle(request: IncomingMessage, response: ServerResponse, failed: (error: unknown) => void): void {
    // Before anything is looked up: no answer at hand is given where a new one would be refused.
    checkAskable(request.method, request.headers)
    const answer = (sent: Buffer | string) => {
      try {
        const asked = this.#asked(request, sent)
        // What is at hand is waited for nowhere: a turn of waiting costs as much as all else.
        if (!this.#repeat(asked, request, response)) this.#workOut(asked, request, response).catch(failed)
      } catch (error) {
        failed(error)
      }
    }
    if (request.method === 'POST') takeBody(request, this.#options.inFlight, answer, failed)
    else answer(searchIn(request))
  }

  /** Sends again what is kept for the same request, and says whether there was anything. */
  #repeat(asked: Asked, request: IncomingMessage, response: ServerResponse): boolean {
    const { cache, circumstances } = this.#options
    const now = circumstances()
    const outcome = cache.repeated(asked, now)
    const written = outcome?.answer.ready(asked.encoding)
    if (outcome === undefined || written === undefined) return false
    this.#send(response, request, { outcome, written, behind: now.behind })
    return true
  }

  async #workOut(asked: Asked, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answered = this.#options.inFlight.answering(asked.sent.length)
    try {
      const circumstances = this.#options.circumstances()
      const client: Client = (listener) => onGone(response, listener)
      const outcome = await this.#answer(asked, request, circumstances, client)
      const written = await outcome.answer.write(asked.encoding)
      this.#send(response, request, { outcome, written, behind: circumstances.behind })
    } finally {
      answered()
    }
  }

  /** The answer that is kept for the question however it was put, or else the server's. */
  async #answer(
    asked: Asked,
    request: IncomingMessage,
    circumstances: Circumstances,
    client: Client,
  ): Promise<Outcome> {
    const { cache } = this.#options
    const { sent } = asked
    const parameters = typeof sent === 'string' ? parametersInSearch(sent) : parametersInBody(sent)
    const put = this.#put(parameters)
    const key = `${keyOfQuestion(put)}|${asked.accept}`
    const work = this.#execute(asked, request, put, circumstances)
    const outcome =
      cache.find(key, asked, circumstances) ??
      (await cache.workOut(key, asked, circumstances, { client, work }))
    if (parameters.sha256Hash !== undefined && outcome.answer.status === 200)
      this.#persistedQueries.register(parameters.sha256Hash, put.query)
    return outcome
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

  /** @throws Refused where the document is named, or given by its hash, and is not known */
  #put({ query, sha256Hash, documentId, operationName, variables, extensions }: Parameters): Put {
    return {
      query:
        query ??
        (documentId === undefined ? this.#persistedQueries.get(sha256Hash ?? '') : this.#stored(documentId)),
      ...(operationName === undefined ? {} : { operationName }),
      ...(variables === undefined ? {} : { variables }),
      ...(extensions === undefined ? {} : { extensions }),
    }
  }

  /** @throws Refused DOCUMENT_NOT_STORED */
  #stored(documentId: string): string {
    const { storedDocuments } = this.#options
    const query = storedDocuments.get(documentId)
    if (query !== undefined) return query
    const names = [...storedDocuments.keys()].filter((id) => !id.startsWith('sha256:'))
    const shown = JSON.stringify(documentId.slice(0, 80))
    throw new Refused(
      404,
      `No document ${shown} is stored; there are ${names.join(', ')}`,
      'DOCUMENT_NOT_STORED',
    )
  }

  /** Has the server execute a request, in time and for as long as somebody waits. */
  #execute(
    { method }: Asked,
    { headers }: IncomingMessage,
    put: Put,
    circumstances: Circumstances,
  ): (work: Work) => Promise<WorkedOut> {
    const execute = async (work: Work): Promise<WorkedOut> => {
      const context = contextFor(circumstances.edition, work)
      const unreached = this.#options.unreached()
      const { status, contentType, text, allow } = await executeOver(
        this.#options.server,
        { method, headers, parameters: put },
        context,
      )
      const outages = context.record.outages && [...new Set([...context.record.outages, ...unreached])].sort()
      return {
        answer: new Answer(status, contentType, text, allow === undefined ? {} : { allow }),
        reuse: context.record.reuse ?? 'NOT_AT_ALL',
        whole: status === 200 && outages?.length === 0,
        keep: status === 200 && mayBeKept(outages, circumstances),
      }
    }
    return (work) => work.within(this.#options.timeoutMillis ?? REQUEST_TIMEOUT_MILLIS, execute)
  }

  #send(
    response: ServerResponse,
    { method, headers }: IncomingMessage,
    { outcome: { answer, reuse, whole }, written, behind }: Sent,
  ): void {
    const { bytes, etag, reusable, passing, unchanged } = written
    // A validator would have caches keep the mark beyond the recovery. An edition that was named is what it always was.
    const isMarked = behind !== undefined && reuse === 'FOR_THE_EDITION'
    const isReusable = whole && reuse !== 'NOT_AT_ALL' && !isMarked
    const isKnown = isReusable && method !== 'POST' && matches(headers['if-none-match'], etag)
    let sent = isKnown ? unchanged : isReusable ? reusable : passing
    if (isMarked) sent = { ...sent, [BEHIND_HEADER]: behind }
    if (this.#options.variesByOrigin) sent = { ...sent, vary: `${VARY}, origin` }
    response.writeHead(isKnown ? 304 : answer.status, sent)
    if (isKnown) response.end()
    else response.end(bytes)
  }
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
