import type { DirectiveNode, DocumentNode, SelectionNode } from 'graphql'
import { Kind, visit } from 'graphql'

import { NotPlain } from '../../../base/graphql/execution/completing'

const KNOWN: ReadonlySet<string> = new Set(['skip', 'include'])

function ifOf({ arguments: given = [] }: DirectiveNode) {
  return given.find(({ name }) => name.value === 'if')?.value
}

/**
 * The variables by which parts of a document are asked or left out, each once.
 *
 * @throws NotPlain where it has what is left to the gateway: another directive, introspection, a key that every
 * object has, so that it would be taken for an answer where there is none
 */
export function conditionsIn(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    Directive(directive) {
      const by = ifOf(directive)
      if (!KNOWN.has(directive.name.value)) throw new NotPlain(`@${directive.name.value}`)
      if (by?.kind === Kind.VARIABLE) names.add(by.name.value)
    },
    Field({ name, alias }) {
      if (name.value.startsWith('__') && name.value !== '__typename') throw new NotPlain(name.value)
      if ((alias ?? name).value in Object.prototype) throw new NotPlain((alias ?? name).value)
    },
  })
  return [...names]
}

/** Whether a selection is asked, by the values of the variables that decide it. Other directives leave nothing out. */
export function isAsked({ directives = [] }: SelectionNode, values: ReadonlyMap<string, boolean>): boolean {
  return directives.every((directive) => {
    if (!KNOWN.has(directive.name.value)) return true
    const by = ifOf(directive)
    const value =
      by?.kind === Kind.VARIABLE ? values.get(by.name.value) : by?.kind === Kind.BOOLEAN && by.value
    return directive.name.value === 'skip' ? value !== true : value === true
  })
}
