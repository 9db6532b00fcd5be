import type { Book } from '../../schema/facts/snapshots/book'
import type { MemberAttempts } from '../../schema/facts/snapshots/memberAttempts'
import type { NexusTypes } from '../../schema/federation/federate'
import { attemptsTypes } from './attempts'
import { programmeTypes } from './programme'
import type { RegisteredMember } from '../register/register'
import type { SourceState } from '../reporting/refresh/sourceState'
import { sourceStatesRoot } from './sourceStates'
import { strategyTypes } from './strategy'

/** What is known of a member's sources beside what they said. */
export interface MemberSources {
  /** How they stand, asked anew each time. */
  readonly states?: (() => Promise<readonly SourceState[]>) | undefined
  /** How the newest attempts at them stand; nothing where that is not known yet. */
  readonly attempts?: (() => MemberAttempts | undefined) | undefined
}

/** The Nexus types of a member's own subgraph, by its kind. */
export function memberTypes(
  { kind, id, name }: RegisteredMember,
  book: Book,
  { states = () => Promise.resolve([]), attempts = () => undefined }: MemberSources = {},
): NexusTypes {
  return [
    kind === 'strategy' ? strategyTypes(book) : programmeTypes(kind, id, name, book),
    sourceStatesRoot(states),
    attemptsTypes(attempts),
  ]
}
