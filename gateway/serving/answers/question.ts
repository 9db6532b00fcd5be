import { createHash } from 'node:crypto'

/** What a client asks, whichever way it came: by GET or POST, in words, by hash, or by the name of a stored document. */
export interface Question {
  /** The same for the same operation with the same variables. */
  readonly key: string
}

type Json = unknown

/** JSON with the keys of every object in order, so that order does not make another question. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * The question in the parameters of a request; nothing where they are not those of one. A persisted
 * query's hash is that of its text, so that both are one question.
 */
export function questionIn(parameters: unknown): Question | undefined {
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) return undefined
  const { query, operationName, variables, extensions } = parameters as Readonly<Record<string, Json>>
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery
  const hash = typeof query === 'string' ? hashOf(query) : persisted?.sha256Hash
  // A wrong hash beside a text is for the server to refuse.
  if (typeof hash !== 'string' || (persisted !== undefined && persisted.sha256Hash !== hash)) return undefined
  return { key: hashOf(JSON.stringify([hash, operationName ?? null, canonical(variables ?? {})])) }
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
