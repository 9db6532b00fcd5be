import type { DocumentNode, GraphQLSchema } from 'graphql'
import { getOperationAST, isObjectType } from 'graphql'

import { Selections, setsOf } from '../../../base/graphql/selections'
import { ConditionValues } from './checking/conditionValues'

type Variables = Readonly<Record<string, unknown>>

/**
 * The response keys that a document asks for directly below the root, or of an entity.
 *
 * @param entity the type of the entity; absent for the root
 */
export function answerKeys(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Variables,
  entity?: string,
): readonly string[] {
  const operation = getOperationAST(document)
  const root = schema.getQueryType()
  if (operation == null || root == null) return []
  const conditions = new ConditionValues(document)
  const selections = new Selections(schema, document, conditions.askedBy(conditions.keyOf(variables)))
  const fields = selections.fieldsOf(root, [operation.selectionSet])
  const keysOf = (of: typeof fields) =>
    [...of].flatMap(([key, [node]]) => (node?.name.value === '__typename' ? [] : [key]))
  if (entity === undefined) return keysOf(fields)
  const type = schema.getType(entity)
  if (!isObjectType(type)) return []
  return [...fields.values()].flatMap((nodes) => keysOf(selections.fieldsOf(type, setsOf(nodes))))
}
