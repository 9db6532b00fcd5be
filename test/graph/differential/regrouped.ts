import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  InlineFragmentNode,
  FieldNode,
  SelectionNode,
} from 'graphql'
import { getNamedType, isAbstractType, isInterfaceType, isObjectType, Kind, print } from 'graphql'

type Whole = FieldNode | InlineFragmentNode

interface Reading {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

function whole({ fragments }: Reading, selection: SelectionNode): Whole {
  if (selection.kind !== Kind.FRAGMENT_SPREAD) return selection
  const fragment = fragments.get(selection.name.value)
  if (fragment === undefined) throw new RangeError(`there is no fragment ${selection.name.value}`)
  const { typeCondition, selectionSet } = fragment
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, directives: selection.directives ?? [] }
}

/** A selection without what is below it: two that are the same in this are taken together. */
function head({ selectionSet: _below, ...selection }: Whole): string {
  return print(
    selection.kind === Kind.FIELD
      ? selection
      : { ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections: [] } },
  )
}

/** Whether a fragment makes no difference where it stands. */
function isIdle(
  { schema }: Reading,
  parent: GraphQLNamedType,
  selection: Whole,
): selection is InlineFragmentNode {
  if (selection.kind === Kind.FIELD || (selection.directives?.length ?? 0) > 0) return false
  const condition = selection.typeCondition && schema.getType(selection.typeCondition.name.value)
  if (condition == null || condition === parent) return true
  return (
    isAbstractType(condition) &&
    (isObjectType(parent) || isInterfaceType(parent)) &&
    schema.isSubType(condition, parent)
  )
}

function below({ schema }: Reading, parent: GraphQLNamedType, selection: Whole): GraphQLNamedType {
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    return (selection.typeCondition && schema.getType(selection.typeCondition.name.value)) ?? parent
  }
  const field =
    isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined
  return field === undefined ? parent : getNamedType(field.type)
}

function together(
  reading: Reading,
  parent: GraphQLNamedType,
  selections: readonly SelectionNode[],
): readonly Whole[] {
  const groups = new Map<string, Whole[]>()
  for (const selection of selections) {
    const one = whole(reading, selection)
    const key = head(one)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const merged = [...groups.values()].flatMap(([first, ...more]): readonly Whole[] => {
    if (first?.selectionSet === undefined) return first === undefined ? [] : [first]
    const all = [first, ...more].flatMap((one) => one.selectionSet?.selections ?? [])
    const selectionsBelow = together(reading, below(reading, parent, first), all)
    return [{ ...first, selectionSet: { kind: Kind.SELECTION_SET, selections: selectionsBelow } }]
  })
  const opened = merged.flatMap((one): readonly SelectionNode[] =>
    isIdle(reading, parent, one) ? one.selectionSet.selections : [one],
  )
  return opened.length === merged.length && merged.every((one, i) => one === opened[i])
    ? merged
    : together(reading, parent, opened)
}

/**
 * A question as `@apollo/gateway` takes it: what is asked twice at one place, under the same type
 * condition or for the same field, is taken together at the first, and conditions that always hold are
 * opened. That changes no value, but keys may come in another order than the question asked.
 */
export function regrouped(schema: GraphQLSchema, { definitions, kind }: DocumentNode): DocumentNode {
  const fragments = new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )
  const root = schema.getQueryType()
  return {
    kind,
    definitions: definitions.flatMap((one) => {
      if (one.kind !== Kind.OPERATION_DEFINITION || root == null) return []
      const selections = together({ schema, fragments }, root, one.selectionSet.selections)
      return [{ ...one, selectionSet: { kind: Kind.SELECTION_SET, selections } }]
    }),
  }
}
