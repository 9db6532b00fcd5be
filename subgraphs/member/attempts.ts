import { queryField, scalarType } from 'nexus'

import type { MemberAttempts } from '../../schema/facts/snapshots/memberAttempts'
import { inaccessible, memberProtocol } from '../../schema/federation/shareable'

const Attempts = scalarType({
  name: 'Attempts',
  description: 'The newest attempts at the sources of a member, as JSON.',
  extensions: inaccessible,
  serialize: (told: unknown) => told,
})

/**
 * The root by which portfolio learns how the newest attempts at a member's sources stand, which no snapshot says. Not
 * part of the public graph.
 */
export function attemptsTypes(attempts: () => MemberAttempts | undefined) {
  return [
    Attempts,
    queryField('attempts', {
      type: Attempts,
      description: "How the newest attempts at the member's sources stand. Null: they are not known yet.",
      extensions: memberProtocol,
      resolve: () => attempts() ?? null,
    }),
  ]
}
