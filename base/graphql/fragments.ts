import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import { Kind } from 'graphql'

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** Returns the fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): Fragments {
  return new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )
}

/** A part of a selection set that has a type condition of its own. */
export type Part = Exclude<SelectionNode, FieldNode>

/** Decides for a fragment whether its fields stand here, by the type that it is on. */
export type Applies = (typeCondition: string | undefined) => boolean

export interface FieldsAt {
  readonly fragments: Fragments
  /** Default: every selection is asked. */
  readonly isAsked?: (selection: SelectionNode) => boolean
  /** Default: every fragment applies. */
  readonly applies?: Applies
  /** Called for a spread of a fragment that the document does not have. Default: it has no fields. */
  readonly onMissing?: (name: string) => void
}

/**
 * Returns the fields at one level of selection sets, fragments opened. Each named fragment is opened once, however
 * often it is spread: a document in which fragments spread others twice would take exponential time otherwise.
 */
export function fieldsAt(sets: readonly SelectionSetNode[], options: FieldsAt): readonly FieldNode[] {
  const { fragments, isAsked = always, applies = always, onMissing } = options
  const fields: FieldNode[] = []
  const opened = new Set<string>()
  const open = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!isAsked(selection)) continue
      if (selection.kind === Kind.FIELD) {
        fields.push(selection)
        continue
      }
      const fragment = fragmentOf(selection)
      if (fragment !== undefined && applies(fragment.typeCondition?.name.value)) open(fragment.selectionSet)
    }
  }
  const fragmentOf = (selection: Part) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection
    const name = selection.name.value
    if (opened.has(name)) return undefined
    opened.add(name)
    const fragment = fragments.get(name)
    if (fragment === undefined) onMissing?.(name)
    return fragment
  }
  sets.forEach(open)
  return fields
}

const always = () => true

/** Returns the name under which a field is answered. */
export function responseKeyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value
}
