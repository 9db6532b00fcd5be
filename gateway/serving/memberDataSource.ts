import type { GraphQLDataSource } from '@apollo/gateway'
import type { DocumentNode, GraphQLFormattedError } from 'graphql'
import { Kind, parse } from 'graphql'

import { entityPaths } from './entityPaths'
import type { Failure, RequestRecord, ResponsePath } from './failures'
import { isKnown, newRecord } from './failures'
import type { MemberService } from './memberService'
import { misfitOf } from './shape'

type Options = Parameters<GraphQLDataSource['process']>[0]
type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>
type Data = Record<string, unknown>

interface Asked {
  readonly document: DocumentNode
  readonly path: ResponsePath
  readonly representations: readonly Readonly<Record<string, unknown>>[] | undefined
  readonly record: RequestRecord
}

export interface MemberDataSourceOptions {
  readonly timeoutMillis: number
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
    const { query = '', variables = {} } = options.request
    const document = ('document' in options ? options.document : undefined) ?? parse(query)
    const asked: Asked = {
      document,
      path: ('pathInIncomingRequest' in options ? options.pathInIncomingRequest : undefined) ?? [],
      representations: variables['representations'] as Asked['representations'],
      record: (options.context as { record?: RequestRecord }).record ?? newRecord(),
    }
    try {
      return this.#take(await this.#inTime(this.#service.ask(document, variables, options.context)), asked)
    } catch (cause) {
      this.#options.onFailure(this.#service.name, cause)
      const { name } = this.#service
      return this.#fail(
        asked,
        cause instanceof TimedOut
          ? {
              code: 'MEMBER_TIMED_OUT',
              message: `${name} did not answer within ${this.#options.timeoutMillis} ms`,
            }
          : { code: 'MEMBER_FAILED', message: `${name} failed while answering` },
      )
    }
  }

  async #inTime<Value>(work: Promise<Value>): Promise<Value> {
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new TimedOut()), this.#options.timeoutMillis)
    })
    try {
      return await Promise.race([work, limit])
    } finally {
      clearTimeout(timer)
    }
  }

  #take(answer: unknown, asked: Asked): Answer {
    const { data, errors } = (answer ?? {}) as {
      data?: Data | null
      errors?: readonly GraphQLFormattedError[]
    }
    for (const error of errors ?? []) this.#record(error, asked)
    if (data === null || data === undefined) {
      return (errors?.length ?? 0) > 0
        ? { data: this.#nothing(asked) }
        : this.#garbage(asked, 'there is no data')
    }
    const misfit = this.#service.trusted ? undefined : this.#misfit(data, asked)
    if (misfit !== undefined) return this.#garbage(asked, misfit)
    if (asked.representations === undefined) asked.record.roots.push({ path: asked.path, data })
    return { data }
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

  #garbage(asked: Asked, why: string): Answer {
    const { name } = this.#service
    this.#options.onFailure(name, new Error(why))
    return this.#fail(asked, {
      code: 'MEMBER_ANSWERED_GARBAGE',
      message: `${name} answered something else than was asked: ${why}`,
    })
  }

  #fail(asked: Asked, failure: Pick<Failure, 'code' | 'message'>): Answer {
    this.#options.onOutage(this.#service.name)
    asked.record.failures.push({ ...failure, subgraph: this.#service.name, paths: this.#everyPath(asked) })
    return { data: this.#nothing(asked) }
  }

  #nothing({ representations }: Asked): Data {
    return representations === undefined ? {} : { _entities: representations.map(() => null) }
  }

  /** One error of the subgraph's own answer. Messages without a code of ours are not for clients. */
  #record({ message, path = [], extensions }: GraphQLFormattedError, asked: Asked): void {
    const code = extensions?.['code']
    const known = isKnown(code)
    if (!known) this.#options.onFailure(this.#service.name, new Error(message))
    const [root, index, ...rest] = path
    const representation = root === '_entities' ? asked.representations?.[Number(index)] : undefined
    const paths =
      representation === undefined
        ? [[...asked.path, ...path]]
        : entityPaths(asked.record.roots, asked.path, representation).map((entity) => [...entity, ...rest])
    if (!known) this.#options.onOutage(this.#service.name)
    asked.record.failures.push({
      subgraph: this.#service.name,
      code: known ? code : 'MEMBER_FAILED',
      message: known ? message : `${this.#service.name} failed while answering`,
      paths,
    })
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
