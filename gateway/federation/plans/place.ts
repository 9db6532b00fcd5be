import type { GraphQLCompositeType, GraphQLOutputType, GraphQLSchema } from 'graphql'
import { getOperationAST, isListType, isNonNullType } from 'graphql'

import { Selections, setsOf } from '../../../base/graphql/selections'
import type { ResponsePath } from '../members/failures'
import type { Asked, Teller } from './asAsked'
import { isToldAsAsked } from './asAsked'
import { isAsked } from './conditions'
import type { FetchNode, PlanNode } from './queryPlan'

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

/** The fetches of a plan by where their answers belong: every place of a response asks for those of its own. */
class RootedFetches {
  readonly #at = new Map<string, Rooted[]>()
  readonly #above = new Set<string>()

  constructor(rooted: readonly Rooted[]) {
    for (const one of rooted) {
      const there = this.#at.get(one.path)
      if (there !== undefined) {
        there.push(one)
        continue
      }
      this.#at.set(one.path, [one])
      for (let end = one.path.lastIndexOf('.'); end >= 0; end = one.path.lastIndexOf('.', end - 1)) {
        this.#above.add(one.path.slice(0, end))
        if (end === 0) break
      }
    }
  }

  at(path: string): readonly Rooted[] {
    return this.#at.get(path) ?? []
  }

  /** Whether a fetch tells of something below a path. */
  isBelow(path: string): boolean {
    return this.#above.has(path)
  }
}

/** A place of the response, with what the fetches of a plan tell there. */
export class Place {
  readonly #schema: GraphQLSchema
  readonly #rooted: RootedFetches
  readonly #path: string
  readonly #tellers: readonly Teller[]

  private constructor(schema: GraphQLSchema, rooted: RootedFetches, path: string, above: readonly Teller[]) {
    this.#schema = schema
    this.#rooted = rooted
    this.#path = path
    this.#tellers = [...above, ...rooted.at(path)]
  }

  /**
   * The place of the whole response.
   *
   * @param values of the variables by which parts of the plan are carried out, and parts of its documents asked
   * @param exact the schemas of the subgraphs that answer with just what they are asked, by name
   */
  static top(
    schema: GraphQLSchema,
    node: PlanNode | undefined,
    values: ReadonlyMap<string, boolean>,
    exact: ReadonlyMap<string, GraphQLSchema>,
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
      return [
        { number, exact: exact.get(serviceName), same: new Map(), selections, sets, path: textOf(path) },
      ]
    })
    return new Place(schema, new RootedFetches(rooted), '', [])
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
    if (teller === undefined || others.length > 0 || this.#isOpen) return false
    return isToldAsAsked(this.#schema, type, asked, teller)
  }

  /** Whether a fetch tells of something below. */
  get #isOpen(): boolean {
    return this.#rooted.isBelow(this.#path)
  }
}
