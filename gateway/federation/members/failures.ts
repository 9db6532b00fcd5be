import type { GraphQLFormattedError } from 'graphql'

import type { Reuse } from '../reuse'

export type ResponsePath = readonly (string | number)[]

/** Something that a subgraph could not answer, at the places of the response that are null for it. */
export interface Failure {
  readonly subgraph: string
  readonly code: string
  readonly message: string
  readonly paths: readonly ResponsePath[]
}

/** What one request has met so far. */
export interface RequestRecord {
  readonly failures: Failure[]
  /** Answers of portfolio to the request's own operation: where in the response each entity stands. */
  readonly roots: { readonly path: ResponsePath; readonly data: unknown }[]
  /** For how long the answer holds; absent until the operation is known. */
  reuse?: Reuse
  /** The members left out because they could not be asked; absent where something else went wrong too. */
  outages?: readonly string[]
}

export function newRecord(): RequestRecord {
  return { failures: [], roots: [] }
}

/** What makes two failures one error. */
function slotOf({ subgraph, code, message, paths }: Failure): readonly unknown[] {
  // Portfolio's errors answer the question itself: each stands for itself.
  if (subgraph === 'portfolio') return [paths]
  // A member that is down is down however often it was asked; a refused argument is one for each message.
  return code.startsWith('MEMBER_') ? [subgraph, code] : [subgraph, code, message]
}

/**
 * The errors of a response: one for each subgraph and code, however many places it left null. Its
 * `path` is the first of them; `extensions.paths` has all.
 */
export function mergedErrors(failures: readonly Failure[]): readonly GraphQLFormattedError[] {
  const merged = new Map<string, { failure: Failure; paths: ResponsePath[] }>()
  for (const failure of failures) {
    const slot = JSON.stringify(slotOf(failure))
    const found = merged.get(slot)
    if (found === undefined) merged.set(slot, { failure, paths: [...failure.paths] })
    else found.paths.push(...failure.paths)
  }
  return [...merged.values()].map(({ failure, paths }) => {
    const unique = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()]
    return {
      message: failure.message,
      ...(unique[0] === undefined ? {} : { path: unique[0] }),
      extensions: {
        code: failure.code,
        ...(failure.subgraph === 'portfolio' ? {} : { member: failure.subgraph }),
        paths: unique,
      },
    }
  })
}
