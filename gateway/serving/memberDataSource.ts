import type { GraphQLDataSource } from '@apollo/gateway'
import type { DocumentNode, GraphQLFormattedError } from 'graphql'
import { Kind, parse } from 'graphql'

import { isProblemCode } from '../../schema/problem'
import { GivenUp, workIn } from '../../subgraphs/serving/work'
import { entityPaths } from './entityPaths'
import type { Failure, RequestRecord, ResponsePath } from './failures'
import { newRecord } from './failures'
import type { MemberAnswers } from './memberAnswers'
import type { MemberService } from './memberService'
import { NotAnswered } from './memberService'
import type { Representation } from './representations'
import { distinct, inEveryPlace } from './representations'
import { misfitOf } from './shape'

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

  constructor(service: MemberService, options: MemberDataSourceOptions) {
    this.#service = service
    this.#options = options
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
      const answer = await this.#inTime(context, (signal) =>
        this.#service.ask(document, variables, context, signal),
      )
      const before = asked.record.failures.length
      const data = this.#take(answer, asked)
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

  #take(answer: unknown, asked: Asked): Data {
    const { data, errors } = (answer ?? {}) as {
      data?: Data | null
      errors?: readonly GraphQLFormattedError[]
    }
    for (const error of errors ?? []) this.#record(error, asked)
    if (data === null || data === undefined) {
      return (errors?.length ?? 0) > 0 ? this.#nothing(asked) : this.#garbage(asked, 'there is no data')
    }
    const misfit = this.#service.trusted ? undefined : this.#misfit(data, asked)
    if (misfit !== undefined) return this.#garbage(asked, misfit)
    if (asked.representations === undefined) asked.record.roots.push({ path: asked.path, data })
    return data
  }

  #misfit(data: Data, { document, representations }: Asked): string | undefined {
    const entities = data['_entities']
    if (
      representations !== undefined &&
      (!Array.isArray(entities) || entities.length !== representations.length)
    ) {
      return `data._entities is not a list of ${representations.length}`
    }
    return misfitOf(this.#service.schema, document, data)
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
  #record({ message, path = [], extensions }: GraphQLFormattedError, asked: Asked): void {
    const code = extensions?.['code']
    const known = isProblemCode(code)
    if (!known) {
      this.#options.onFailure(this.#service.name, new Error(message))
      this.#options.onOutage(this.#service.name)
    }
    asked.record.failures.push({
      subgraph: this.#service.name,
      code: known ? code : 'MEMBER_FAILED',
      message: known ? message : `${this.#service.name} failed while answering`,
      paths: this.#pathsOf(path, asked),
    })
  }

  /** Where an error of the subgraph's own answer stands in the response: at every field where it does not say. */
  #pathsOf(path: ResponsePath, asked: Asked): readonly ResponsePath[] {
    const { representations, record } = asked
    if (representations === undefined) return [[...asked.path, ...path]]
    const [root, index, ...rest] = path
    const representation = root === '_entities' ? representations[Number(index)] : undefined
    return representation === undefined
      ? this.#everyPath(asked)
      : entityPaths(record.roots, asked.path, representation).map((entity) => [...entity, ...rest])
  }

  /** Every field that the fetch was to fill. */
  #everyPath({ document, path, representations, record }: Asked): readonly ResponsePath[] {
    const keys = answerKeys(document, representations !== undefined)
    const places =
      representations === undefined
        ? [path]
        : representations.flatMap((representation) => entityPaths(record.roots, path, representation))
    return places.flatMap((place) => keys.map((key) => [...place, key]))
  }
}

/** The response keys directly below the root, or below `_entities`. */
function answerKeys(document: DocumentNode, entities: boolean): readonly string[] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const root = operation?.selectionSet.selections ?? []
  const selections = !entities
    ? root
    : root.flatMap((field) => ('selectionSet' in field ? (field.selectionSet?.selections ?? []) : []))
  const fields = selections.flatMap((one) =>
    one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet.selections : [one],
  )
  const keys = fields.flatMap((one) => (one.kind === Kind.FIELD ? [one.alias?.value ?? one.name.value] : []))
  return [...new Set(keys)].filter((key) => key !== '__typename')
}
