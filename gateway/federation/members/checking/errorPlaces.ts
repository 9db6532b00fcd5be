import type { GraphQLObjectType, GraphQLOutputType, GraphQLSchema, SelectionSetNode } from 'graphql'
import { getNamedType, getNullableType, isAbstractType, isListType, isObjectType } from 'graphql'

import { isObject } from '../../../../base/json/isObject'
import type { Selections } from '../../../../base/graphql/selections'
import { setsOf } from '../../../../base/graphql/selections'
import type { ResponsePath } from '../failures'
import { ownOf } from './conforming'

/** Something that a path may lead to, as declared. */
interface Candidate {
  readonly type: GraphQLOutputType
  readonly sets: readonly SelectionSetNode[]
}

/** Whether a path leads to something that a document asks for. */
export function isAskedAt(
  schema: GraphQLSchema,
  selections: Selections,
  root: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  path: ResponsePath,
): boolean {
  let candidates: readonly Candidate[] = [{ type: root, sets }]
  for (const step of path) {
    const next = new Map<string, Candidate>()
    for (const candidate of candidates)
      for (const one of along(schema, selections, candidate, step))
        next.set(`${String(one.type)} ${selections.keyOf(getNamedType(one.type), one.sets)}`, one)
    candidates = [...next.values()]
  }
  return candidates.length > 0
}

function along(
  schema: GraphQLSchema,
  selections: Selections,
  { type: declared, sets }: Candidate,
  step: string | number,
): readonly Candidate[] {
  const type = getNullableType(declared)
  if (isListType(type))
    return Number.isInteger(step) && Number(step) >= 0 ? [{ type: type.ofType, sets }] : []
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []
  return types.flatMap((one): readonly Candidate[] => {
    const nodes = selections.fieldsOf(one, sets).get(String(step))
    const field = one.getFields()[nodes?.[0]?.name.value ?? '']
    return nodes === undefined || field === undefined ? [] : [{ type: field.type, sets: setsOf(nodes) }]
  })
}

/** Whether data are null on the way along a path, or at its end, as an error there says. */
export function isNullAlong(data: unknown, path: ResponsePath): boolean {
  let here = data
  for (const step of path) {
    if (here === null) return true
    if (typeof step === 'number') here = Array.isArray(here) ? (here as readonly unknown[])[step] : undefined
    else here = isObject(here) ? ownOf(here, step) : undefined
  }
  return here === null
}
