import type { GraphQLFormattedError } from 'graphql'

import type { ProblemCode } from '../../../base/problems/problem'
import { isProblemCode } from '../../../base/problems/problem'

/** What clients are told of an error in a subgraph's own answer. */
export interface ToldFailure {
  readonly code: ProblemCode
  readonly message: string
  /** What the subgraph said, for the log. */
  readonly cause: string
}

/** More than any message of ours has. What another process says is cut there. */
const MOST_MESSAGE = 1_000
/** Codes by which the gateway speaks of a member: none of them is for the member to give. */
const OF_THE_GATEWAY = /^MEMBER_/

/** Tells an error by its own words where they have a code of the catalogue; of any other, only that it happened. */
export function toldFailure(
  { message, extensions }: GraphQLFormattedError,
  subgraph: string,
  trusted: boolean,
): ToldFailure {
  const code = extensions?.['code']
  const cause = trusted || message.length <= MOST_MESSAGE ? message : `${message.slice(0, MOST_MESSAGE)}…`
  return isProblemCode(code) && (trusted || !OF_THE_GATEWAY.test(code))
    ? { code, message: cause, cause }
    : { code: 'MEMBER_FAILED', message: `${subgraph} failed while answering`, cause }
}
