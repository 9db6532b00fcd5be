import { createRequire } from 'node:module'

import type jsonata from 'jsonata'

/** What is not the same each time, or may hide such a thing: the same payload must always give the same reading. */
const FICKLE: ReadonlySet<unknown> = new Set(['now', 'millis', 'random', 'shuffle', 'eval'])

/** What is wrong with an expression in JSONata, in words; nothing where it may be used. */
export function jsonataFault(expression: string): string | undefined {
  const parse = parser()
  try {
    const fickle = fickleIn(parse(expression).ast())
    return fickle === undefined ? undefined : `uses $${fickle}, which does not give the same each time`
  } catch (error) {
    const { message, position } = error as { readonly message?: string; readonly position?: number }
    const where = position === undefined ? '' : ` at character ${position}`
    return `is not JSONata: ${message ?? 'it cannot be parsed'}${where}`
  }
}

/** Loaded for the first expression, for most mappings have none. */
function parser(): typeof jsonata {
  return createRequire(__filename)('jsonata') as typeof jsonata
}

function fickleIn(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  const { type, value } = node as { readonly type?: unknown; readonly value?: unknown }
  if (type === 'variable' && FICKLE.has(value)) return String(value)
  for (const inner of Object.values(node)) {
    const found = fickleIn(inner)
    if (found !== undefined) return found
  }
  return undefined
}
