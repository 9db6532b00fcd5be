import type { GraphQLNamedType, GraphQLObjectType, GraphQLSchema, SelectionSetNode } from 'graphql'
import { getNamedType, isAbstractType, isCompositeType, isEnumType } from 'graphql'

import type { Selections } from '../../../base/graphql/selections'
import { setsOf } from '../../../base/graphql/selections'

/** The selection sets that are asked at one place of the response, by one document. */
export interface Asked {
  readonly selections: Selections
  readonly sets: readonly SelectionSetNode[]
}

/** What a fetch asks at a place. */
export interface Teller extends Asked {
  readonly number: number
  /** Of a subgraph that answers with just what it is asked, in that order, and everything of its type: its own. */
  readonly exact: GraphQLSchema | undefined
  /** What is known of what it asks being the same as something else. */
  readonly same: Map<string, boolean>
}

/** Whether a subgraph may tell of a type what clients are not to see. */
function hides(exact: GraphQLSchema, schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  const own = exact.getType(type.name)
  if (isEnumType(type) && isEnumType(own))
    return own.getValues().some(({ name }) => type.getValue(name) == null)
  if (isAbstractType(type) && isAbstractType(own)) {
    const seen = new Set(schema.getPossibleTypes(type).map(({ name }) => name))
    return exact.getPossibleTypes(own).some(({ name }) => !seen.has(name))
  }
  return false
}

/** Whether a subgraph tells of a type what is asked, in the same order; of an abstract one, of all that it may be. */
export function isToldAsAsked(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  asked: Asked,
  told: Teller,
): boolean {
  if (told.exact === undefined || hides(told.exact, schema, type)) return false
  if (!isCompositeType(type)) return true
  const key = `${asked.selections.keyOf(type, asked.sets)} as ${told.selections.keyOf(type, told.sets)}`
  const known = told.same.get(key)
  if (known !== undefined) return known
  const isSame = isAbstractType(type)
    ? schema.getPossibleTypes(type).every((one) => isToldAsAsked(schema, one, asked, told))
    : fieldsAreTheSame(schema, type, asked, told)
  told.same.set(key, isSame)
  return isSame
}

function fieldsAreTheSame(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  asked: Asked,
  told: Teller,
): boolean {
  const fields = [...asked.selections.fieldsOf(type, asked.sets)]
  const others = [...told.selections.fieldsOf(type, told.sets)]
  return (
    fields.length === others.length &&
    fields.every(([key, nodes], i) => {
      const [otherKey, otherNodes = []] = others[i] ?? []
      const name = nodes[0]?.name.value ?? ''
      if (key !== otherKey || name !== otherNodes[0]?.name.value) return false
      const beneath = getNamedType(type.getFields()[name]?.type)
      return (
        beneath === undefined ||
        isToldAsAsked(
          schema,
          beneath,
          { ...asked, sets: setsOf(nodes) },
          { ...told, sets: setsOf(otherNodes) },
        )
      )
    })
  )
}
