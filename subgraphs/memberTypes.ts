import type { Book } from '../schema/facts/book'
import type { NexusTypes } from '../schema/federate'
import { programmeTypes } from './programme'
import type { RegisteredMember } from './register'
import { strategyTypes } from './strategy'

/** The Nexus types of a member's own subgraph, by its kind. */
export function memberTypes({ kind, id, name }: RegisteredMember, book: Book): NexusTypes {
  return kind === 'strategy' ? strategyTypes(book) : programmeTypes(kind, id, name, book)
}
