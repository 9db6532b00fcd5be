import { createHash } from 'node:crypto'

import { canonicalJson } from '../../../schema/facts/canonicalJson'

/** What a client asks, whichever way it came: by GET or POST, in words, by hash, or by the name of a stored document. */
export interface Question {
  /** The same for the same operation with the same variables. */
  readonly key: string
}

type Json = unknown

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether the parameters are of the kinds that they must be: the server refuses any other. */
function areWellFormed({ operationName, variables, extensions }: Readonly<Record<string, Json>>): boolean {
  return (
    (operationName == null || typeof operationName === 'string') &&
    (variables == null || isObject(variables)) &&
    (extensions == null || isObject(extensions))
  )
}

/**
 * The question in the parameters of a request; nothing where they are not those of one. A persisted
 * query's hash is that of its text, so that both are one question.
 */
export function questionIn(parameters: unknown): Question | undefined {
  if (!isObject(parameters) || !areWellFormed(parameters)) return undefined
  const { query, operationName, variables, extensions } = parameters
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery
  const hash = typeof query === 'string' ? hashOf(query) : persisted?.sha256Hash
  // A wrong hash beside a text is for the server to refuse.
  if (typeof hash !== 'string' || (persisted !== undefined && persisted.sha256Hash !== hash)) return undefined
  return { key: hashOf(JSON.stringify([hash, operationName ?? null, canonicalJson(variables ?? {})])) }
}

/** The parameters in the search of a GET request, JSON taken apart; nothing where it is malformed. */
export function parametersIn(search: URLSearchParams): Readonly<Record<string, Json>> | undefined {
  const parameters: Record<string, Json> = {}
  for (const name of ['query', 'operationName', 'documentId']) {
    const value = search.get(name)
    if (value !== null) parameters[name] = value
  }
  try {
    for (const name of ['variables', 'extensions']) {
      const value = search.get(name)
      if (value !== null) parameters[name] = JSON.parse(value) as Json
    }
  } catch {
    return undefined
  }
  return parameters
}
