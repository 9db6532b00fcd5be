import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql'
import { getNamedType, isAbstractType, isObjectType } from 'graphql'

import { workIn } from '../../scheduling/work'

function objectsOf(schema: GraphQLSchema, type: GraphQLNamedType) {
  if (isObjectType(type)) return [type]
  return isAbstractType(type) ? schema.getPossibleTypes(type) : []
}

function pace(field: GraphQLField<unknown, unknown>): void {
  const { resolve } = field
  if (resolve === undefined) return
  field.resolve = (source, given, context, info) => {
    const resting = workIn(context)?.rest()
    return resting === undefined
      ? resolve(source, given, context, info)
      : resting.then(() => resolve(source, given, context, info) as unknown)
  }
}

/**
 * Has the fields of the query type, and of the types right beneath it, let other requests have their turn, and stop
 * where their request is given up. That is where work is large: entities, and all that compares.
 */
export function pacePerField(schema: GraphQLSchema): void {
  const query = schema.getQueryType()
  if (query == null) return
  const beneath = Object.values(query.getFields()).flatMap(({ type }) =>
    objectsOf(schema, getNamedType(type)),
  )
  for (const type of new Set([query, ...beneath])) Object.values(type.getFields()).forEach(pace)
}
