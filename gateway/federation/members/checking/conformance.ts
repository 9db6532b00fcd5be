import type {
  DocumentNode,
  FieldNode,
  GraphQLAbstractType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import { isAbstractType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql'

import { isObject } from '../../../../base/json/isObject'
import { Selections, setsOf } from '../../../../base/graphql/selections'
import type { Conform } from './conforming'
import { exactly, faulty, leaf, list, nonNull, nullable, object, ownOf } from './conforming'

/** Checks the answer of a whole field in place of what its type says. */
export type FieldCheck = (nodes: readonly FieldNode[]) => Conform

/** Checks by the selection sets of a document, each made when it is first met, and once for each type. */
export class Conformance {
  readonly #schema: GraphQLSchema
  readonly #typeKey: string
  readonly #objects = new Map<string, Conform>()
  readonly selections: Selections

  /**
   * @param typeKey the response key of the type of whatever stands where an abstract one is declared
   * @param isAsked whether a selection is to be answered, by its directives
   */
  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    typeKey: string,
    isAsked: (selection: SelectionNode) => boolean,
  ) {
    this.#schema = schema
    this.#typeKey = typeKey
    this.selections = new Selections(schema, document, isAsked)
  }

  /** @param checks those of fields that are not to be checked by their type alone, by name */
  object(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    checks: ReadonlyMap<string, FieldCheck> = new Map(),
  ): Conform {
    const key = this.selections.keyOf(type, sets)
    const known = this.#objects.get(key)
    if (known !== undefined) return known
    const fields = [...this.selections.fieldsOf(type, sets)].map(([name, nodes]) => ({
      key: name,
      conform: this.#field(type, nodes, checks),
    }))
    const conform = object(fields)
    this.#objects.set(key, conform)
    return conform
  }

  #field(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    checks: ReadonlyMap<string, FieldCheck>,
  ): Conform {
    const name = nodes[0]?.name.value ?? ''
    if (name === '__typename') return exactly(type.name)
    const check = checks.get(name)
    if (check !== undefined) return check(nodes)
    const definition = type.getFields()[name]
    if (definition === undefined) return (_value, checking) => faulty(checking, `is no field of ${type.name}`)
    return this.#of(definition.type, setsOf(nodes))
  }

  #of(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Conform {
    if (isNonNullType(type)) return nonNull(this.#bare(type.ofType, sets))
    return nullable(this.#bare(type, sets))
  }

  #bare(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Conform {
    if (isListType(type)) return list(this.#of(type.ofType, sets))
    if (isLeafType(type)) return leaf(type)
    if (isAbstractType(type)) return this.abstract(type, sets)
    if (!isObjectType(type)) throw new TypeError(`${String(type)} is not answered by itself`)
    // Made when it is first met: of what may be asked, an answer holds little.
    let conform: Conform | undefined
    return (value, checking) => (conform ??= this.object(type, sets))(value, checking)
  }

  /** By what a value says that it is: one of those that the abstract type may be. */
  abstract(type: GraphQLAbstractType, sets: readonly SelectionSetNode[]): Conform {
    const possible = new Map(this.#schema.getPossibleTypes(type).map((one) => [one.name, one]))
    const known = new Map<unknown, Conform>()
    const conformOf = (name: unknown): Conform => {
      const actual = typeof name === 'string' ? possible.get(name) : undefined
      if (actual === undefined)
        return (_value, checking) => faulty(checking, `is not of a type of ${type.name}`)
      const conform = this.object(actual, sets)
      known.set(name, conform)
      return conform
    }
    return (value, checking) => {
      if (!isObject(value)) return faulty(checking, 'is not an object')
      const name = ownOf(value, this.#typeKey)
      return (known.get(name) ?? conformOf(name))(value, checking)
    }
  }
}
