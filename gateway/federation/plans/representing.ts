import type { GraphQLSchema } from 'graphql'
import { isObjectType } from 'graphql'

import { NotPlain } from '../../../base/graphql/execution/completing'
import type { Representation } from '../members/representations'
import type { Data } from './merging'
import type { FetchNode } from './queryPlan'

/** What stands for an entity where a subgraph is asked for more of it; nothing where it is not asked for that type. */
export type Represent = (entity: Data) => Representation | undefined

type Requires = NonNullable<FetchNode['requires']>

/** The keys that a requirement of a type has, fragments on the same type taken apart. */
function keysIn(type: string, selections: Requires): readonly string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'InlineFragment') {
      if (selection.typeCondition !== type) throw new NotPlain('a requirement of another type')
      return keysIn(type, selection.selections)
    }
    if (selection.selections !== undefined) throw new NotPlain('a key with parts of its own')
    return [selection.alias ?? selection.name]
  })
}

/**
 * How entities are represented of which a fetch says what it requires, by type.
 *
 * @throws NotPlain where it requires more than the plain fields of object types
 */
export function representing(schema: GraphQLSchema, requires: Requires): Represent {
  const keys = new Map<string, readonly string[]>()
  for (const selection of requires) {
    const type = selection.kind === 'InlineFragment' ? selection.typeCondition : undefined
    if (selection.kind !== 'InlineFragment' || type === undefined || !isObjectType(schema.getType(type)))
      throw new NotPlain('a requirement of no one type')
    keys.set(type, [...new Set([...(keys.get(type) ?? []), ...keysIn(type, selection.selections)])])
  }
  return (entity) => {
    const wanted = keys.get(entity['__typename'] as string)
    if (wanted === undefined) return undefined
    const representation: Data = {}
    for (const key of wanted) {
      const value = entity[key]
      if (value === undefined) return undefined
      representation[key] = value
    }
    return representation
  }
}
