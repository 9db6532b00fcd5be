import { createHash } from 'node:crypto'

import { canonicalJson } from '../../../schema/facts/canonicalJson'

type Parameters = Readonly<Record<string, unknown>>

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function isObject(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether the parameters are of the kinds that they must be: the server refuses any other. */
function areWellFormed({ operationName, variables, extensions }: Parameters): boolean {
  return (
    (operationName == null || typeof operationName === 'string') &&
    (variables == null || isObject(variables)) &&
    (extensions == null || isObject(extensions))
  )
}

/**
 * What a client asks, as a key that is the same for the same operation with the same variables, whichever
 * way it came: by GET or POST, in words, by hash, or by the name of a stored document. Nothing where the
 * parameters are not those of a question. A persisted query's hash is that of its text.
 */
export function questionIn(parameters: unknown): string | undefined {
  if (!isObject(parameters) || !areWellFormed(parameters)) return undefined
  const { query, operationName, variables, extensions } = parameters
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery
  const hash = typeof query === 'string' ? hashOf(query) : persisted?.sha256Hash
  // A wrong hash beside a text is for the server to refuse.
  if (typeof hash !== 'string' || (persisted !== undefined && persisted.sha256Hash !== hash)) return undefined
  return hashOf(canonicalJson([hash, operationName ?? null, variables ?? {}]))
}

/** The parameters in the search of a GET request, JSON taken apart; nothing where it is malformed. */
export function parametersIn(search: URLSearchParams): Parameters | undefined {
  const parameters: Record<string, unknown> = {}
  for (const name of ['query', 'operationName', 'documentId']) {
    const value = search.get(name)
    if (value !== null) parameters[name] = value
  }
  try {
    for (const name of ['variables', 'extensions']) {
      const value = search.get(name)
      if (value !== null) parameters[name] = JSON.parse(value) as unknown
    }
  } catch {
    return undefined
  }
  return parameters
}
