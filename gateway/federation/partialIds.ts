import type { GraphQLFormattedError } from 'graphql'

import { isObject } from '../../base/json/isObject'
import { canonicalJson } from '../../base/text/canonicalJson'
import type { ProblemCode } from '../../base/problems/problem'
import { CLIENT_CODES } from '../../base/graphql/clientCodes'
import { partialId, typeOfId } from '../../schema/facts/figures/identity'
import type { ResponsePath } from './members/failures'

/** The codes of what is wrong with a question itself: whoever asks it at the edition, and whenever, is told the same. */
const OF_THE_QUESTION: readonly ProblemCode[] = [
  'BAD_CURSOR',
  'BAD_PAGE_SIZE',
  'BAD_PERIOD',
  'BAD_SCENARIO',
  'EDITION_TWICE',
  'FUTURE_INSTANT',
  'METHODS_CHANGED',
  'NOT_A_FIGURE',
  'NO_EDITION_YET',
  'SCENARIO_TOO_LARGE',
  'UNKNOWN_CLUSTER',
  'UNKNOWN_EDITION',
  'UNKNOWN_FIGURE',
  'UNKNOWN_MEASURE',
  'UNKNOWN_MILESTONE',
  'UNKNOWN_ORGANISATION',
  'UNKNOWN_PRODUCT',
  'UNKNOWN_PROFESSION',
  'UNKNOWN_PROGRAMME',
]

const ANSWERED: ReadonlySet<unknown> = new Set<unknown>([...OF_THE_QUESTION, ...CLIENT_CODES])

/** What was asked, as far as an answer may depend on it. */
export interface AskedQuestion {
  readonly query: string | undefined
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

function pathsOf({ path, extensions }: GraphQLFormattedError): readonly ResponsePath[] {
  const paths = extensions?.['paths'] as readonly ResponsePath[] | undefined
  return paths ?? (path === undefined ? [] : [path])
}

/** Gives an object its partial id, whatever name the client asked for it by. */
function markObject(object: Record<string, unknown>, mark: string): void {
  for (const [key, value] of Object.entries(object)) {
    if (typeof value === 'string' && typeOfId(value) !== undefined && !value.includes('~'))
      object[key] = partialId(value, mark)
  }
}

/**
 * Gives every object from which something is left out another id than the whole one has, and so to all that hold it:
 * a cache that keeps by id must not take a gap for a value, nor a value for a gap. A whole answer is left as it is.
 *
 * @param data is written into
 */
export function markPartialIds(
  data: unknown,
  errors: readonly GraphQLFormattedError[],
  { query, operationName, variables }: AskedQuestion,
): void {
  const paths = errors.filter(({ extensions }) => !ANSWERED.has(extensions?.['code'])).flatMap(pathsOf)
  if (paths.length === 0) return
  const places = paths.map((path) => JSON.stringify(path)).sort()
  const mark = canonicalJson([query ?? null, operationName ?? null, variables, places])
  for (const path of paths) {
    let here: unknown = data
    for (const step of path) {
      if (isObject(here)) {
        markObject(here, mark)
        here = here[step]
      } else here = Array.isArray(here) ? here[Number(step)] : undefined
    }
  }
}
