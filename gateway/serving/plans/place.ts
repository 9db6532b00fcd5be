import type {
  FieldNode,
  GraphQLCompositeType,
  GraphQLOutputType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql'
import {
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
} from 'graphql'

import { Selections } from '../../../subgraphs/serving/selections'
import type { ResponsePath } from '../failures'
import { isAsked } from './conditions'
import type { FetchNode, PlanNode } from './queryPlan'

/** The selection sets that are asked at one place of the response, by one document. */
export interface Asked {
  readonly selections: Selections
  readonly sets: readonly SelectionSetNode[]
}

/** What a fetch asks at a place. */
interface Teller extends Asked {
  readonly number: number
  /** Whether its subgraph answers with just what it is asked, in that order, and everything of its type. */
  readonly isExact: boolean
}

interface Rooted extends Teller {
  /** Where in the response its answer belongs. */
  readonly path: string
}

/** Which fetches of a plan are carried out, by the values of the variables that decide it. */
function fetchesOf(
  node: PlanNode | undefined,
  values: ReadonlyMap<string, boolean>,
  path: ResponsePath = [],
): readonly { readonly fetch: FetchNode; readonly path: ResponsePath }[] {
  switch (node?.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((one) => fetchesOf(one, values, path))
    case 'Flatten':
      return fetchesOf(node.node, values, [...path, ...node.path])
    case 'Condition':
      return fetchesOf(values.get(node.condition) === true ? node.ifClause : node.elseClause, values, path)
    case 'Fetch':
      return [{ fetch: node, path }]
    default:
      return []
  }
}

const textOf = (path: ResponsePath) => path.map((step) => `.${step}`).join('')

export function setsOf(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
}

/** Whether two ask the same of a type, in the same order; of an abstract one, of all that it may be. */
function same(schema: GraphQLSchema, type: GraphQLCompositeType, one: Asked, other: Asked): boolean {
  if (isAbstractType(type))
    return schema.getPossibleTypes(type).every((each) => same(schema, each, one, other))
  const others = [...other.selections.fieldsOf(type, other.sets)]
  const fields = [...one.selections.fieldsOf(type, one.sets)]
  return (
    fields.length === others.length &&
    fields.every(([key, nodes], i) => {
      const [otherKey, otherNodes = []] = others[i] ?? []
      const name = nodes[0]?.name.value ?? ''
      if (key !== otherKey || name !== otherNodes[0]?.name.value) return false
      const beneath = getNamedType(type.getFields()[name]?.type)
      if (!isCompositeType(beneath)) return true
      return same(schema, beneath, { ...one, sets: setsOf(nodes) }, { ...other, sets: setsOf(otherNodes) })
    })
  )
}

/** A place of the response, with what the fetches of a plan tell there. */
export class Place {
  readonly #schema: GraphQLSchema
  readonly #rooted: readonly Rooted[]
  readonly #path: string
  readonly #tellers: readonly Teller[]

  private constructor(
    schema: GraphQLSchema,
    rooted: readonly Rooted[],
    path: string,
    above: readonly Teller[],
  ) {
    this.#schema = schema
    this.#rooted = rooted
    this.#path = path
    this.#tellers = [...above, ...rooted.filter((one) => one.path === path)]
  }

  /**
   * The place of the whole response.
   *
   * @param values of the variables by which parts of the plan are carried out, and parts of its documents asked
   * @param exact the subgraphs that answer with just what they are asked
   */
  static top(
    schema: GraphQLSchema,
    node: PlanNode | undefined,
    values: ReadonlyMap<string, boolean>,
    exact: ReadonlySet<string>,
  ): Place {
    const rooted = fetchesOf(node, values).flatMap(({ fetch, path }, number): readonly Rooted[] => {
      const { operationDocumentNode: document, requires, serviceName } = fetch
      const operation = document && getOperationAST(document)
      if (document === undefined || operation == null) return []
      const root = operation.selectionSet
      const sets =
        requires === undefined
          ? [root]
          : root.selections.flatMap((one) => ('selectionSet' in one ? (one.selectionSet ?? []) : []))
      const selections = new Selections(schema, document, (selection) => isAsked(selection, values))
      return [{ number, isExact: exact.has(serviceName), selections, sets, path: textOf(path) }]
    })
    return new Place(schema, rooted, '', [])
  }

  /** The places of the fields of a type that stands here, by response key. */
  fieldsOf(type: GraphQLCompositeType): (key: string) => Place {
    const asked = this.#tellers.map(
      (teller) => [teller, teller.selections.fieldsOf(type, teller.sets)] as const,
    )
    return (key) => {
      const tellers = asked.flatMap(([teller, fields]): readonly Teller[] => {
        const nodes = fields.get(key)
        return nodes === undefined ? [] : [{ ...teller, sets: setsOf(nodes) }]
      })
      return new Place(this.#schema, this.#rooted, `${this.#path}.${key}`, tellers)
    }
  }

  /** The place of the items of the list that stands here. */
  items(): Place {
    return new Place(this.#schema, this.#rooted, `${this.#path}.@`, this.#tellers)
  }

  /** The same text for places at which the same stands, each with a type. */
  keyOf(type: GraphQLCompositeType): string {
    const told = this.#tellers.map(
      ({ number, selections, sets }) => `${number}:${selections.keyOf(type, sets)}`,
    )
    return `${this.#isOpen ? this.#path : ''} ${told.join()}`
  }

  /** Whether what stands here is what is asked: told by one fetch alone, nothing more, and in that order. */
  isAsAsked(type: GraphQLOutputType, asked: Asked): boolean {
    if (isNonNullType(type)) return this.isAsAsked(type.ofType, asked)
    if (isListType(type)) return this.items().isAsAsked(type.ofType, asked)
    const [teller, ...others] = this.#tellers
    if (teller?.isExact !== true || others.length > 0 || this.#isOpen) return false
    return !isCompositeType(type) || same(this.#schema, type, asked, teller)
  }

  /** Whether a fetch tells of something below. */
  get #isOpen(): boolean {
    return this.#rooted.some(({ path }) => path.startsWith(`${this.#path}.`))
  }
}
