import type { DocumentNode, SelectionNode } from 'graphql'
import { Kind, visit } from 'graphql'

import { isAsked } from '../../plans/conditions'

type Variables = Readonly<Record<string, unknown>>

/** The variables by which parts of a document are asked or left out, and their values in one request. */
export class ConditionValues {
  readonly #names: readonly string[]
  readonly #defaults = new Map<string, boolean>()

  constructor(document: DocumentNode) {
    const names = new Set<string>()
    visit(document, {
      Directive({ arguments: given = [] }) {
        for (const { name, value } of given)
          if (name.value === 'if' && value.kind === Kind.VARIABLE) names.add(value.name.value)
      },
      VariableDefinition: ({ variable, defaultValue }) => {
        if (defaultValue?.kind === Kind.BOOLEAN) this.#defaults.set(variable.name.value, defaultValue.value)
      },
    })
    this.#names = [...names]
  }

  /** Their values as a text of one character each. */
  keyOf(variables: Variables): string {
    return this.#names
      .map((name) => ((variables[name] ?? this.#defaults.get(name)) === true ? '1' : '0'))
      .join('')
  }

  /** Says which selections are asked by the values of such a text. */
  askedBy(key: string): (selection: SelectionNode) => boolean {
    const values = new Map(this.#names.map((name, i) => [name, key[i] === '1']))
    return (selection) => isAsked(selection, values)
  }
}
