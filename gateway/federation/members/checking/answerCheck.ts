import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql'
import { getOperationAST } from 'graphql'

import { isObject } from '../../../../base/json/isObject'
import { remembering } from '../../../../base/memo/remembering'
import type { ResponsePath } from '../failures'
import type { MemberService } from '../memberService'
import type { Data } from '../../plans/merging'
import type { Representation } from '../representations'
import { ConditionValues } from './conditionValues'
import type { FieldCheck } from './conformance'
import { Conformance } from './conformance'
import type { Checking, Conform } from './conforming'
import { FAULTY, faultText } from './conforming'
import { EntitiesCheck } from './entities'
import { isAskedAt, isNullAlong } from './errorPlaces'
import type { Verifiable } from './verifiable'
import { verifiable } from './verifiable'

/** The part of a member's service that a check needs. */
type Answering = Pick<MemberService, 'schema' | 'knowsEveryEntity'>

type Variables = Readonly<Record<string, unknown>>

/** An answer as it came. */
export interface UncheckedAnswer {
  readonly data?: unknown
  readonly errors?: readonly GraphQLFormattedError[] | null
}

/** An answer that is what was asked, of which nothing is passed on that was not; or why it is none. */
export type Checked =
  | { readonly data: Data | null; readonly errors: readonly GraphQLFormattedError[] }
  | { readonly fault: string }

/** How many ways of asking a document are remembered: two for each variable that parts of it are asked by. */
const MOST_WAYS = 16
/** An answer that says more often what is wrong with it is not read on. */
const MOST_ERRORS = 1_000

interface Way {
  readonly conformance: Conformance
  readonly root: Conform
}

/** Checks answers to one document. */
export class AnswerCheck {
  /** The document to send: it asks for what the answer is checked by as well. */
  readonly document: DocumentNode
  readonly #schema: GraphQLSchema
  readonly #asked: DocumentNode
  readonly #verifiable: Verifiable
  readonly #conditions: ConditionValues
  readonly #wayBy: (key: string) => Way
  readonly #knowsEveryEntity: boolean

  constructor({ schema, knowsEveryEntity = false }: Answering, asked: DocumentNode) {
    this.#schema = schema
    this.#knowsEveryEntity = knowsEveryEntity
    this.#asked = asked
    this.#verifiable = verifiable(schema, asked)
    this.document = this.#verifiable.document
    this.#conditions = new ConditionValues(asked)
    this.#wayBy = remembering(MOST_WAYS, (key) => this.#wayOf(key))
  }

  #root() {
    const operation = getOperationAST(this.#asked)
    const type = operation && this.#schema.getRootType(operation.operation)
    if (operation == null || type == null) throw new RangeError('there is no question')
    return { type, sets: [operation.selectionSet] }
  }

  #wayOf(key: string): Way {
    const { type, sets } = this.#root()
    const isAsked = this.#conditions.askedBy(key)
    const conformance = new Conformance(this.#schema, this.#asked, this.#verifiable.typeKey, isAsked)
    const entities = new EntitiesCheck(this.#schema, this.#verifiable, conformance, this.#knowsEveryEntity)
    const checks = new Map<string, FieldCheck>([['_entities', (nodes) => entities.of(nodes)]])
    return { conformance, root: conformance.object(type, sets, checks) }
  }

  /** @param variables as they were sent, with the representations of the entities that were asked for */
  check(variables: Variables, { data, errors: told }: UncheckedAnswer): Checked {
    const { conformance, root } = this.#wayBy(this.#conditions.keyOf(variables))
    const errors = (told ?? []).map((error) => this.#withoutEcho(error))
    if (errors.length > MOST_ERRORS) return { fault: `it has ${errors.length} errors` }
    const stray = errors.find(({ path = [] }) => !this.#isPlaced(conformance, path, data))
    if (stray !== undefined) return { fault: 'an error is not of a place that was asked and is null' }
    if (data === null || data === undefined)
      return errors.length > 0 ? { data: null, errors } : { fault: 'there is no data' }
    const entities = {
      representations: (variables['representations'] ?? []) as readonly Representation[],
      isExplained: (entity: number) => errors.some(({ path = [] }) => path.length < 2 || path[1] === entity),
    }
    const checking: Checking = { entities, reason: '', path: [] }
    const checked = root(data, checking)
    return checked === FAULTY ? { fault: faultText(checking) } : { data: checked as Data, errors }
  }

  /** An error of what was asked for the check alone is one of what it stands in. */
  #withoutEcho(error: GraphQLFormattedError): GraphQLFormattedError {
    const { path } = error
    const isEcho = (step: string | number) =>
      [...this.#verifiable.echoes.values()].some((echoes) => echoes.some(({ key }) => key === step))
    const end = path?.findIndex(isEcho) ?? -1
    return path === undefined || end === -1 ? error : { ...error, path: path.slice(0, end) }
  }

  #isPlaced({ selections }: Conformance, path: ResponsePath, data: unknown): boolean {
    const { type, sets } = this.#root()
    if (path.length === 0) return true
    if (!isAskedAt(this.#schema, selections, type, sets, path)) return false
    return !isObject(data) || isNullAlong(data, path)
  }
}

/** The checks of the answers of one member elsewhere, made once a document. */
export class AnswerChecks {
  readonly #member: Answering
  readonly #known = new WeakMap<DocumentNode, AnswerCheck>()

  constructor(member: Answering) {
    this.#member = member
  }

  /** @param document the same object each time that the document is the same */
  of(document: DocumentNode): AnswerCheck {
    const known = this.#known.get(document)
    if (known !== undefined) return known
    const check = new AnswerCheck(this.#member, document)
    this.#known.set(document, check)
    return check
  }
}
