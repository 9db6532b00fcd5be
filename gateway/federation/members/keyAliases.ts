import type { DocumentNode } from 'graphql'
import { visit } from 'graphql'

import { isObject } from '../../../base/json/isObject'
import { remembering } from '../../../base/memo/remembering'
import type { ResponsePath } from './failures'

/**
 * What the gateway asks for itself wherever an entity stands. It merges the members' answers by
 * response key, so that another field which a client calls by one of these names would silently be
 * answered with the key: `{ clusters { code: name, benefits { text } } }` with `alpha` for `Alpha`.
 */
const KEYS: ReadonlySet<string> = new Set(['__typename', 'code', 'edition', 'snapshot'])

/** A document in which no other field bears the name of a key, and the way back to the client's own names. */
export class KeyAliases {
  readonly document: DocumentNode
  readonly #aliases: ReadonlyMap<string, string>

  constructor(document: DocumentNode, aliases: ReadonlyMap<string, string>) {
    this.document = document
    this.#aliases = aliases
  }

  /** The answer under the names that the client gave, in the same order. */
  restore(answer: unknown): unknown {
    if (Array.isArray(answer)) return answer.map((item) => this.restore(item))
    if (!isObject(answer)) return answer
    return Object.fromEntries(
      Object.entries(answer).map(([key, value]) => [this.#aliases.get(key) ?? key, this.restore(value)]),
    )
  }

  restorePath(path: ResponsePath): ResponsePath {
    return path.map((step) => (typeof step === 'string' ? (this.#aliases.get(step) ?? step) : step))
  }
}

function read(document: DocumentNode): KeyAliases | undefined {
  const keys = new Set<string>()
  visit(document, { Field: ({ alias, name }) => void keys.add((alias ?? name).value) })
  const standIns = new Map<string, string>()
  // By the alias that one stands for, which need not be sought again for each field that bears it.
  const standInOf = remembering(KEYS.size, (alias: string): string => {
    let standIn = `asked_${alias}`
    while (keys.has(standIn)) standIn = `asked_${standIn}`
    standIns.set(standIn, alias)
    return standIn
  })
  const replaced = visit(document, {
    Field(field) {
      const { alias, name } = field
      if (alias === undefined || alias.value === name.value || !KEYS.has(alias.value)) return undefined
      return { ...field, alias: { ...alias, value: standInOf(alias.value) } }
    },
  })
  return standIns.size === 0 ? undefined : new KeyAliases(replaced, standIns)
}

const kept = new WeakMap<DocumentNode, { readonly aliases: KeyAliases | undefined }>()

/** The document without aliases that hide a key; nothing where it has none. Worked out once a document. */
export function keyAliasesOf(document: DocumentNode): KeyAliases | undefined {
  let found = kept.get(document)
  if (found === undefined) {
    found = { aliases: read(document) }
    kept.set(document, found)
  }
  return found.aliases
}
