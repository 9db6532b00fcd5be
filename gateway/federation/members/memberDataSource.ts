import type { GraphQLDataSource } from '@apollo/gateway'
import type { DocumentNode, GraphQLFormattedError } from 'graphql'
import { parse } from 'graphql'

import { GivenUp, workIn } from '../../../base/scheduling/work'
import { answerKeys } from './answerKeys'
import type { AnswerCheck, Checked, UncheckedAnswer } from './checking/answerCheck'
import { AnswerChecks } from './checking/answerCheck'
import { entityPaths } from './entityPaths'
import type { Failure, RequestRecord, ResponsePath } from './failures'
import { newRecord } from './failures'
import type { MemberAnswers } from './memberAnswers'
import type { MemberService } from './memberService'
import { NotAnswered } from './memberService'
import type { Representation } from './representations'
import { distinct, inEveryPlace } from './representations'
import { toldFailure } from './toldFailure'

type Options = Parameters<GraphQLDataSource['process']>[0]
type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>
type Data = Record<string, unknown>

interface Asked {
  readonly document: DocumentNode
  readonly variables: Readonly<Record<string, unknown>>
  readonly path: ResponsePath
  /** Each once. */
  readonly representations: readonly Representation[] | undefined
  readonly record: RequestRecord
}

export interface MemberDataSourceOptions {
  readonly timeoutMillis: number
  /** What the member has answered of its snapshots; absent for a subgraph whose answers depend on more. */
  readonly answers?: MemberAnswers
  /** Told of every failure that is not the client's own mistake, with what is not shown to clients. */
  readonly onFailure: (subgraph: string, cause: unknown) => void
  /** Told where the subgraph could not be asked at all, or what it answered could not be used. */
  readonly onOutage: (subgraph: string) => void
}

class TimedOut extends Error {}

/**
 * Asks one subgraph for the gateway. Whatever goes wrong there stays there: the data of its fields
 * is null, and what happened is put on the request's record with the real paths of the response, to
 * be told once by {@link import('./failures').mergedErrors}.
 */
export class MemberDataSource implements GraphQLDataSource {
  readonly #service: MemberService
  readonly #options: MemberDataSourceOptions
  /** None where what the subgraph answers is known to be what it was asked. */
  readonly #checks: AnswerChecks | undefined

  constructor(service: MemberService, options: MemberDataSourceOptions) {
    this.#service = service
    this.#options = options
    this.#checks = service.trusted ? undefined : new AnswerChecks(service)
  }

  async process(options: Options): Promise<Answer> {
    await workIn(options.context)?.rest()
    const { query = '', variables = {} } = options.request
    const document = ('document' in options ? options.document : undefined) ?? parse(query)
    const representations = variables['representations'] as Asked['representations']
    const once = representations && distinct(representations)
    const asked: Asked = {
      document,
      variables: once === undefined ? variables : { ...variables, representations: once.representations },
      path: ('pathInIncomingRequest' in options ? options.pathInIncomingRequest : undefined) ?? [],
      representations: once?.representations ?? representations,
      record: (options.context as { record?: RequestRecord }).record ?? newRecord(),
    }
    if ((options.context as { isPlannedOnly?: boolean }).isPlannedOnly === true)
      return { data: this.#nothing(asked) }
    const data = await this.#answer(asked, options.context)
    const entities = data['_entities']
    return once !== undefined && Array.isArray(entities)
      ? { data: { ...data, _entities: inEveryPlace(entities, once.places) } }
      : { data }
  }

  async #answer(asked: Asked, context: unknown): Promise<Data> {
    const { document, variables, representations } = asked
    const { answers } = this.#options
    const key = representations === undefined ? undefined : answers?.keyOf(document, variables)
    const known = key === undefined ? undefined : answers?.find(key)
    if (known !== undefined) return known
    try {
      const check = this.#checks?.of(document)
      const sent = check?.document ?? document
      const answer = await this.#inTime(context, (signal) =>
        this.#service.ask(sent, variables, context, signal),
      )
      const before = asked.record.failures.length
      const data = this.#take(answer, asked, check)
      if (key !== undefined && asked.record.failures.length === before) answers?.keep(key, data)
      return data
    } catch (cause) {
      // Of what nobody waits for any more the subgraph is not to blame.
      if (cause instanceof GivenUp) throw cause
      this.#options.onFailure(this.#service.name, cause)
      return this.#fail(asked, this.#failureOf(cause))
    }
  }

  #failureOf(cause: unknown): Pick<Failure, 'code' | 'message'> {
    const { name } = this.#service
    if (cause instanceof TimedOut) {
      const message = `${name} did not answer within ${this.#options.timeoutMillis} ms`
      return { code: 'MEMBER_TIMED_OUT', message }
    }
    if (!(cause instanceof NotAnswered) || cause.code === 'MEMBER_FAILED')
      return { code: 'MEMBER_FAILED', message: `${name} failed while answering` }
    const { code } = cause
    return code === 'MEMBER_UNREACHABLE'
      ? { code, message: `${name} cannot be reached` }
      : { code, message: `${name} answered something else than was asked: ${cause.message}` }
  }

  /** @throws TimedOut, and GivenUp where the request that the context belongs to is given up */
  async #inTime<Value>(
    context: unknown,
    work: (signal: () => AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    let given: AbortController | undefined
    const signal = () => (given ??= new AbortController()).signal
    let timer: NodeJS.Timeout | undefined
    let forget: (() => void) | undefined
    const limit = new Promise<never>((_resolve, reject) => {
      const end = (why: Error) => {
        reject(why)
        given?.abort()
      }
      timer = setTimeout(() => end(new TimedOut()), this.#options.timeoutMillis)
      forget = workIn(context)?.onGivenUp(end)
    })
    try {
      return await Promise.race([work(signal), limit])
    } finally {
      clearTimeout(timer)
      forget?.()
    }
  }

  #take(answer: unknown, asked: Asked, check: AnswerCheck | undefined): Data {
    const told = checked((answer ?? {}) as UncheckedAnswer, asked, check)
    if ('fault' in told) return this.#garbage(asked, told.fault)
    const { data, errors } = told
    for (const error of errors) this.#record(error, asked)
    if (data === null) return this.#nothing(asked)
    if (asked.representations === undefined) asked.record.roots.push({ path: asked.path, data })
    return data
  }

  #garbage(asked: Asked, why: string): Data {
    const { name } = this.#service
    this.#options.onFailure(name, new Error(why))
    return this.#fail(asked, {
      code: 'MEMBER_ANSWERED_GARBAGE',
      message: `${name} answered something else than was asked: ${why}`,
    })
  }

  #fail(asked: Asked, failure: Pick<Failure, 'code' | 'message'>): Data {
    this.#options.onOutage(this.#service.name)
    asked.record.failures.push({ ...failure, subgraph: this.#service.name, paths: this.#everyPath(asked) })
    return this.#nothing(asked)
  }

  #nothing({ representations }: Asked): Data {
    return representations === undefined ? {} : { _entities: representations.map(() => null) }
  }

  /** One error of the subgraph's own answer. Messages without a code of ours are not for clients. */
  #record(error: GraphQLFormattedError, asked: Asked): void {
    const { name, trusted } = this.#service
    const told = toldFailure(error, name, trusted)
    if (told.code === 'MEMBER_FAILED') {
      this.#options.onFailure(name, new Error(told.cause))
      this.#options.onOutage(name)
    }
    const { code, message } = told
    asked.record.failures.push({
      subgraph: name,
      code,
      message,
      paths: this.#pathsOf(error.path ?? [], asked),
    })
  }

  /** Where an error of the subgraph's own answer stands in the response: at every field where it does not say. */
  #pathsOf(path: ResponsePath, asked: Asked): readonly ResponsePath[] {
    const { representations, record } = asked
    if (path.length === 0) return this.#everyPath(asked)
    if (representations === undefined) return [[...asked.path, ...path]]
    const [root, index, ...rest] = path
    const representation = root === '_entities' ? representations[Number(index)] : undefined
    if (representation === undefined) return this.#everyPath(asked)
    if (rest.length === 0) return this.#everyPath({ ...asked, representations: [representation] })
    return entityPaths(record.roots, asked.path, representation).map((entity) => [...entity, ...rest])
  }

  /** Every field that the fetch was to fill. */
  #everyPath({ document, variables, path, representations, record }: Asked): readonly ResponsePath[] {
    const { schema } = this.#service
    const keysOf = (type?: string) => answerKeys(schema, document, variables, type)
    if (representations === undefined) return keysOf().map((key) => [...path, key])
    return representations.flatMap((representation) => {
      const keys = keysOf(String(representation['__typename']))
      const places = entityPaths(record.roots, path, representation)
      return places.flatMap((place) => keys.map((key) => [...place, key]))
    })
  }
}

/** An answer, looked at where that is needed before it is believed. */
function checked(answer: UncheckedAnswer, { variables }: Asked, check: AnswerCheck | undefined): Checked {
  if (check !== undefined) return check.check(variables, answer)
  const { data, errors } = answer
  if (data != null) return { data: data as Data, errors: errors ?? [] }
  return errors != null && errors.length > 0 ? { data: null, errors } : { fault: 'there is no data' }
}
