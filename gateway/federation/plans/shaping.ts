import type {
  DocumentNode,
  FieldNode,
  GraphQLCompositeType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import {
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'

import { remembering } from '../../../base/memo/remembering'
import { NotPlain } from '../../../base/graphql/execution/completing'
import { Selections, setsOf } from '../../../base/graphql/selections'
import { conditionsIn, isAsked } from './conditions'
import type { Data } from './merging'
import type { Place } from './place'

type Variables = Readonly<Record<string, unknown>>

/** A value as it is answered; `undefined` where it must be left out, so that what holds it is null instead. */
type Shape = (value: unknown) => unknown

const asItIs: Shape = (value) => value

/** The shapes of an operation's selection sets, each with each type once. */
class Shapes {
  readonly #schema: GraphQLSchema
  readonly #selections: Selections
  readonly #known = new Map<string, Shape>()

  constructor(schema: GraphQLSchema, document: DocumentNode, isAsked: (selection: SelectionNode) => boolean) {
    this.#schema = schema
    this.#selections = new Selections(schema, document, isAsked)
  }

  /** @throws NotPlain where something is asked that is left to the gateway */
  object(type: GraphQLCompositeType, sets: readonly SelectionSetNode[], place: Place): Shape {
    const key = `${this.#selections.keyOf(type, sets)} ${place.keyOf(type)}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const placeOf = place.fieldsOf(type)
    const fields = [...this.#selections.fieldsOf(type, sets)].map(([name, nodes]) =>
      this.#field(type, name, nodes, placeOf(name)),
    )
    const shape: Shape = (value) => {
      const data: Data = {}
      for (const { key: name, shape: shaped } of fields) {
        const field = shaped((value as Data)[name])
        if (field === undefined) return undefined
        data[name] = field
      }
      return data
    }
    this.#known.set(key, shape)
    return shape
  }

  #field(
    type: GraphQLCompositeType,
    key: string,
    nodes: readonly FieldNode[],
    place: Place,
  ): { readonly key: string; shape: Shape } {
    const name = nodes[0]?.name.value ?? ''
    if (name === '__typename') return { key, shape: () => (isObjectType(type) ? type.name : undefined) }
    const definition = isUnionType(type) ? undefined : type.getFields()[name]
    if (definition === undefined) throw new NotPlain(`${type.name}.${name}`)
    return { key, shape: this.#shape(definition.type, setsOf(nodes), place) }
  }

  #shape(type: GraphQLOutputType, sets: readonly SelectionSetNode[], place: Place): Shape {
    if (isNonNullType(type)) {
      const bare = this.#bare(type.ofType, sets, place)
      return (value) => (value === null || value === undefined ? undefined : bare(value))
    }
    const bare = this.#bare(type, sets, place)
    return (value) => (value === null || value === undefined ? null : (bare(value) ?? null))
  }

  #bare(type: GraphQLOutputType, sets: readonly SelectionSetNode[], place: Place): Shape {
    if (place.isAsAsked(type, { selections: this.#selections, sets })) return asItIs
    if (isListType(type)) return listOf(this.#shape(type.ofType, sets, place.items()))
    if (isEnumType(type)) return (value) => (type.getValue(value as string) ? value : undefined)
    if (isLeafType(type)) return asItIs
    return this.#composite(type, sets, place)
  }

  /** By what the value says that it is; where it does not say, it is taken for what it was declared to be. */
  #composite(type: GraphQLCompositeType, sets: readonly SelectionSetNode[], place: Place): Shape {
    const shapes = new Map<unknown, Shape>([[undefined, this.object(type, sets, place)]])
    const shapeFor = (name: unknown): Shape => {
      const actual = typeof name === 'string' ? this.#schema.getType(name) : undefined
      const shape = isCompositeType(actual) ? this.object(actual, sets, place) : () => undefined
      shapes.set(name, shape)
      return shape
    }
    return (value) => {
      if (typeof value !== 'object') throw new TypeError(`${typeof value} where a ${type.name} was to be`)
      const name = (value as Data)['__typename']
      return (shapes.get(name) ?? shapeFor(name))(value)
    }
  }
}

function listOf(shape: Shape): Shape {
  return (value) => {
    if (!Array.isArray(value)) throw new TypeError(`${typeof value} where a list was to be`)
    const items: unknown[] = new Array(value.length)
    for (let i = 0; i < value.length; i += 1) {
      const item = shape(value[i])
      if (item === undefined) return undefined
      items[i] = item
    }
    return items
  }
}

/** What a plan tells of the whole response, by the values of the variables that parts of it are asked by. */
export type PlaceBy = (values: ReadonlyMap<string, boolean>) => Place

/** How many ways of an operation are remembered: two for each variable that parts of it are asked by. */
const MOST_WAYS = 16

/**
 * What clients are answered of all that subgraphs have told: the fields that were asked, in their order, without what
 * the plan needed for itself. Null where something is missing that must not be: section 6.4.4 of the GraphQL
 * specification.
 *
 * @param placeBy what the plan tells: what is told just as it is asked is answered as it is
 * @throws NotPlain where the operation asks for something that is left to the gateway, such as introspection
 */
export function shaping(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  placeBy: PlaceBy,
): (told: Data, variables: Variables) => Data | null {
  const type = schema.getQueryType()
  if (operation.operation !== 'query' || type == null) throw new NotPlain('no query')
  const conditions = conditionsIn(document)
  const shapeBy = remembering(MOST_WAYS, (key: string) => {
    const values = new Map(conditions.map((name, i): [string, boolean] => [name, key[i] === '1']))
    const shapes = new Shapes(schema, document, (selection) => isAsked(selection, values))
    return shapes.object(type, [operation.selectionSet], placeBy(values))
  })
  const shapeFor = (variables: Variables) =>
    shapeBy(conditions.map((name) => (variables[name] === true ? '1' : '0')).join(''))
  return (told, variables) => (shapeFor(variables)(told) ?? null) as Data | null
}
