import type { Book } from '../../schema/facts/snapshots/book'
import type { NexusTypes } from '../../schema/federation/federate'
import { programmeTypes } from './programme'
import type { RegisteredMember } from '../register/register'
import type { SourceState } from '../reporting/refresh/sourceState'
import { sourceStatesRoot } from './sourceStates'
import { strategyTypes } from './strategy'

/**
 * The Nexus types of a member's own subgraph, by its kind.
 *
 * @param states how the member's sources stand, asked anew each time
 */
export function memberTypes(
  { kind, id, name }: RegisteredMember,
  book: Book,
  states: () => Promise<readonly SourceState[]> = () => Promise.resolve([]),
): NexusTypes {
  return [
    kind === 'strategy' ? strategyTypes(book) : programmeTypes(kind, id, name, book),
    sourceStatesRoot(states),
  ]
}
