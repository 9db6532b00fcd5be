import { createHash } from 'node:crypto'

import { canonicalJson } from '../../../base/text/canonicalJson'

/** An operation as it is asked, its text at hand. */
export interface Question {
  readonly query: string
  readonly operationName?: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/**
 * Makes a key of a question that is the same for the same operation with the same variables, whichever way it came:
 * by GET or POST, in words, by hash, or by the name of a stored document.
 */
export function keyOfQuestion({ query, operationName, variables }: Question): string {
  return createHash('sha256')
    .update(canonicalJson([query, operationName ?? null, variables ?? {}]))
    .digest('hex')
}
