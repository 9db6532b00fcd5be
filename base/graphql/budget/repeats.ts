import type { FieldNode, SelectionSetNode } from 'graphql'
import { Kind } from 'graphql'

import type { Fragments } from '../fragments'
import { fieldsAt, responseKeyOf } from '../fragments'

/** Text of arguments that takes about as long to compare as a field does. */
const CHARACTERS_A_FIELD = 32

function argumentsIn({ arguments: given = [] }: FieldNode): number {
  const [first, last] = [given[0]?.loc, given.at(-1)?.loc]
  return first === undefined || last === undefined ? 0 : (last.end - first.start) / CHARACTERS_A_FIELD
}

/**
 * Counts the pairs of fields that stand under the same name in the same place, long arguments counted by their
 * length. Validation compares every such pair, so that it takes quadratic time where they are many.
 *
 * The work is linear in the fields of the document with each spread counted; that number is to be limited before,
 * and fragments that spread themselves refused.
 */
export class Repeats {
  readonly #fragments: Fragments
  readonly #known = new Map<SelectionSetNode, number>()

  constructor(fragments: Fragments) {
    this.#fragments = fragments
  }

  in(sets: readonly SelectionSetNode[]): number {
    const [only] = sets
    return sets.length === 1 && only !== undefined ? this.#inOne(only) : this.#count(sets)
  }

  #inOne(set: SelectionSetNode): number {
    const known = this.#known.get(set)
    if (known !== undefined) return known
    const [only] = set.selections
    const spread =
      set.selections.length === 1 && only?.kind === Kind.FRAGMENT_SPREAD
        ? this.#fragments.get(only.name.value)
        : undefined
    const pairs = spread === undefined ? this.#count([set]) : this.#inOne(spread.selectionSet)
    this.#known.set(set, pairs)
    return pairs
  }

  #count(sets: readonly SelectionSetNode[]): number {
    const groups = new Map<string, FieldNode[]>()
    for (const field of fieldsAt(sets, { fragments: this.#fragments })) {
      const key = responseKeyOf(field)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [field])
      else group.push(field)
    }
    let pairs = 0
    for (const group of groups.values()) {
      if (group.length > 1) {
        const length = group.reduce((sum, field) => sum + argumentsIn(field), 0)
        pairs += (group.length - 1) * (group.length / 2 + length)
      }
      const beneath = group.flatMap(({ selectionSet }) => selectionSet ?? [])
      if (beneath.length > 0) pairs += this.in(beneath)
    }
    return pairs
  }
}
