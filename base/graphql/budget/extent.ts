import type {
  DirectiveNode,
  DocumentNode,
  SelectionNode,
  SelectionSetNode,
  TypeNode,
  ValueNode,
} from 'graphql'
import { Kind } from 'graphql'

import type { Fragments } from '../fragments'
import type { QueryLimits } from './queryLimits'
import { OverLimit, written } from './queryLimits'

/** How much a selection set asks for, each spread of a fragment counted anew. */
export interface Extent {
  readonly depth: number
  readonly fields: number
  readonly aliases: number
  /** Fields at its own level. */
  readonly top: number
}

const NOTHING: Extent = { depth: 0, fields: 0, aliases: 0, top: 0 }

function both(one: Extent, other: Extent): Extent {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    top: one.top + other.top,
  }
}

/** Takes the extent of selection sets. Each fragment is walked once, so that the work is linear in the document. */
class Extents {
  readonly #fragments: Fragments
  readonly #deepest: number
  readonly #known = new Map<string, Extent>()
  readonly #open = new Set<string>()

  constructor(fragments: Fragments, deepest: number) {
    this.#fragments = fragments
    this.#deepest = deepest
  }

  hasSeen(fragment: string): boolean {
    return this.#known.has(fragment)
  }

  /** @throws OverLimit QUERY_TOO_DEEP, before anything deeper than the limit is walked */
  of({ selections }: SelectionSetNode, level: number): Extent {
    this.#allow(level)
    let [depth, fields, aliases, top] = [1, 0, 0, 0]
    for (const selection of selections) {
      this.#directives(selection.directives, level)
      const beneath = this.#beneath(selection, level)
      depth = Math.max(depth, beneath.depth + 1)
      fields += beneath.fields
      aliases += beneath.aliases
      if (selection.kind !== Kind.FIELD) {
        top += beneath.top
        continue
      }
      top += 1
      fields += 1
      if (selection.alias !== undefined && selection.alias.value !== selection.name.value) aliases += 1
      for (const { value } of selection.arguments ?? []) this.value(value, level)
    }
    return { depth, fields, aliases, top }
  }

  #beneath(selection: SelectionNode, level: number): Extent {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.fragment(selection.name.value, level + 1)
    return selection.selectionSet === undefined ? NOTHING : this.of(selection.selectionSet, level + 1)
  }

  /** @throws OverLimit QUERY_TOO_DEEP, and GRAPHQL_VALIDATION_FAILED where it spreads itself: that has no end */
  fragment(name: string, level: number): Extent {
    const known = this.#known.get(name)
    if (known !== undefined) {
      this.#allow(level + known.depth - 1)
      return known
    }
    if (this.#open.has(name)) throw spreadsItself(name)
    const fragment = this.#fragments.get(name)
    if (fragment === undefined) return NOTHING
    this.#open.add(name)
    this.#directives(fragment.directives, level)
    const extent = this.of(fragment.selectionSet, level)
    this.#open.delete(name)
    this.#known.set(name, extent)
    return extent
  }

  #directives(directives: readonly DirectiveNode[] | undefined, level: number): void {
    for (const { arguments: given } of directives ?? []) {
      for (const { value } of given ?? []) this.value(value, level)
    }
  }

  /** @throws OverLimit QUERY_TOO_DEEP */
  value(value: ValueNode, level: number): void {
    this.#allow(level)
    if (value.kind === Kind.LIST) for (const one of value.values) this.value(one, level + 1)
    if (value.kind === Kind.OBJECT) for (const one of value.fields) this.value(one.value, level + 1)
  }

  /** @throws OverLimit QUERY_TOO_DEEP */
  type(type: TypeNode, level = 0): void {
    this.#allow(level)
    if (type.kind !== Kind.NAMED_TYPE) this.type(type.type, level + 1)
  }

  directives(directives: readonly DirectiveNode[] | undefined): void {
    this.#directives(directives, 1)
  }

  #allow(level: number): void {
    if (level > this.#deepest) throw tooDeep(this.#deepest)
  }
}

/** The refusal of a document that nests deeper than a limit. */
export function tooDeep(limit: number): OverLimit {
  return new OverLimit(
    'QUERY_TOO_DEEP',
    `The document nests more than ${written(limit)} levels deep, fragments included; ask for fewer levels`,
  )
}

/** The refusal of a fragment without end, in the words of validation. */
function spreadsItself(name: string): OverLimit {
  return new OverLimit('GRAPHQL_VALIDATION_FAILED', `Cannot spread fragment "${name}" within itself.`)
}

/**
 * Returns the extent of a document: of all its operations and of the fragments that none of them spreads.
 *
 * @throws OverLimit QUERY_TOO_DEEP, or GRAPHQL_VALIDATION_FAILED where a fragment spreads itself
 */
export function extentOf(document: DocumentNode, fragments: Fragments, limits: QueryLimits): Extent {
  const extents = new Extents(fragments, limits.depth)
  let whole = NOTHING
  let top = 0
  for (const one of document.definitions) {
    if (one.kind !== Kind.OPERATION_DEFINITION) continue
    extents.directives(one.directives)
    for (const { type, defaultValue, directives } of one.variableDefinitions ?? []) {
      extents.type(type)
      extents.directives(directives)
      if (defaultValue !== undefined) extents.value(defaultValue, 1)
    }
    const extent = extents.of(one.selectionSet, 1)
    top = Math.max(top, extent.top)
    whole = both(whole, extent)
  }
  for (const name of fragments.keys()) {
    if (!extents.hasSeen(name)) whole = both(whole, extents.fragment(name, 1))
  }
  return { ...whole, top }
}
