import type {
  DocumentNode,
  FieldNode,
  GraphQLCompositeType,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import { isAbstractType, isUnionType, Kind, print } from 'graphql'

import { NotPlain } from './execution/completing'
import type { Fragments } from './fragments'
import { fieldsAt, fragmentsOf, responseKeyOf } from './fragments'

/** What fields with the same response key ask for beneath them. */
export function setsOf(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
}

/** The selection sets of a document: which say the same, and which fields of a type they ask for. */
export class Selections {
  readonly #schema: GraphQLSchema
  readonly #isAsked: (selection: SelectionNode) => boolean
  readonly #fragments: Fragments
  readonly #texts = new Map<string, number>()
  readonly #known = new WeakMap<SelectionSetNode, number>()

  /** @param isAsked whether a selection is to be answered, by its directives */
  constructor(schema: GraphQLSchema, document: DocumentNode, isAsked: (selection: SelectionNode) => boolean) {
    this.#schema = schema
    this.#isAsked = isAsked
    this.#fragments = fragmentsOf(document)
  }

  /** The same text for a type with selection sets that say the same. */
  keyOf(type: { readonly name: string }, sets: readonly SelectionSetNode[]): string {
    return `${type.name} ${sets.map((set) => this.#numberOf(set)).join(' ')}`
  }

  #numberOf(set: SelectionSetNode): number {
    const known = this.#known.get(set)
    if (known !== undefined) return known
    const text = set.selections.map((one) => this.#textOf(one)).join(' ')
    const number = this.#texts.get(text) ?? this.#texts.size
    this.#texts.set(text, number)
    this.#known.set(set, number)
    return number
  }

  #textOf(selection: SelectionNode): string {
    const directives = selection.directives?.map(print).join('') ?? ''
    switch (selection.kind) {
      case Kind.FRAGMENT_SPREAD:
        return `...${selection.name.value}${directives}`
      case Kind.INLINE_FRAGMENT: {
        const condition = selection.typeCondition?.name.value ?? ''
        return `...on ${condition}${directives}{${this.#numberOf(selection.selectionSet)}}`
      }
      case Kind.FIELD: {
        const { alias, name, arguments: given = [], selectionSet } = selection
        const beneath = selectionSet === undefined ? '' : `{${this.#numberOf(selectionSet)}}`
        return `${alias?.value ?? ''}:${name.value}(${given.map(print).join()})${directives}${beneath}`
      }
    }
  }

  /** The fields that are asked of a type, by response key, in the order in which they are answered. */
  fieldsOf(
    type: GraphQLCompositeType,
    sets: readonly SelectionSetNode[],
  ): ReadonlyMap<string, readonly FieldNode[]> {
    const fields = new Map<string, FieldNode[]>()
    const found = fieldsAt(sets, {
      fragments: this.#fragments,
      isAsked: this.#isAsked,
      applies: (condition) => this.#applies(condition, type),
      onMissing: missing,
    })
    for (const field of found) {
      const key = responseKeyOf(field)
      const same = fields.get(key)
      if (same === undefined) fields.set(key, [field])
      else same.push(field)
    }
    return fields
  }

  #applies(condition: string | undefined, type: GraphQLCompositeType): boolean {
    if (condition === undefined || condition === type.name) return true
    const wanted = this.#schema.getType(condition)
    return isAbstractType(wanted) && !isUnionType(type) && this.#schema.isSubType(wanted, type)
  }
}

function missing(name: string): never {
  throw new NotPlain(`the fragment ${name}, which is not there`)
}
