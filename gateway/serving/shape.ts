import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  GraphQLType,
  SelectionSetNode,
} from 'graphql'
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
} from 'graphql'

interface Question {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Why a value is not of a type, or nothing. */
function misfit(
  question: Question,
  type: GraphQLType,
  selections: SelectionSetNode | undefined,
  value: unknown,
  at: string,
): string | undefined {
  if (isNonNullType(type)) {
    return value == null ? `${at} is null` : misfit(question, type.ofType, selections, value, at)
  }
  if (value == null) return undefined
  if (isListType(type)) {
    if (!Array.isArray(value)) return `${at} is not a list`
    return firstOf(
      value.map((item, i) => () => misfit(question, type.ofType, selections, item, `${at}[${i}]`)),
    )
  }
  if (isLeafType(type)) {
    try {
      type.parseValue(value)
      return undefined
    } catch {
      return `${at} is not a ${type.name}`
    }
  }
  if (!isRecord(value)) return `${at} is not an object`
  return selections === undefined ? undefined : misfitOfObject(question, type, selections, value, at)
}

function firstOf(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const found = check()
    if (found !== undefined) return found
  }
  return undefined
}

function misfitOfObject(
  question: Question,
  type: GraphQLType,
  { selections }: SelectionSetNode,
  value: Readonly<Record<string, unknown>>,
  at: string,
): string | undefined {
  const named = value['__typename']
  const actual = typeof named === 'string' ? question.schema.getType(named) : getNamedType(type)
  if (!isObjectType(actual)) return isAbstractType(actual) ? undefined : `${at} is of no known type`
  return firstOf(
    selections.map((selection) => () => {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const field = actual.getFields()[selection.name.value]
        if (field === undefined) return undefined
        if (!(key in value)) return `${at}.${key} is absent`
        return misfit(question, field.type, selection.selectionSet, value[key], `${at}.${key}`)
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? question.fragments.get(selection.name.value) : selection
      const condition = fragment?.typeCondition?.name.value
      const wanted = condition === undefined ? actual : question.schema.getType(condition)
      const applies =
        wanted === actual || (isAbstractType(wanted) && question.schema.isSubType(wanted, actual))
      if (fragment === undefined || !applies || !isCompositeType(wanted)) return undefined
      return misfitOfObject(question, actual, fragment.selectionSet, value, at)
    }),
  )
}

/** Why an answer's data does not fit the question that was asked of a schema, or nothing where it does. */
export function misfitOf(schema: GraphQLSchema, document: DocumentNode, data: unknown): string | undefined {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  )
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const root = schema.getQueryType()
  if (operation === undefined || root == null) return 'there was no question'
  if (!isRecord(data)) return 'the data is not an object'
  return misfitOfObject({ schema, fragments }, root, operation.selectionSet, data, 'data')
}
