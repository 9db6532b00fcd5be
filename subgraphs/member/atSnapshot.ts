import DataLoader from 'dataloader'
import { GraphQLError } from 'graphql'

import type { Reference } from '../../schema/federation/entity'
import type { Book, MemberState } from '../../schema/facts/snapshots/book'
import { parseEditionId } from '../../schema/facts/snapshots/knowable'
import type { Revision } from './views/revisions'
import { revisionsOf } from './views/revisions'

/** A member's answer to a reference: itself as of that snapshot. Made anew for every request. */
export interface AtSnapshot extends Reference {
  readonly state: MemberState
  /** The vintages of figures, by id: those asked for together are looked for in one pass. */
  readonly revisions: DataLoader<string, readonly Revision[]>
}

/** A member's answer from a state. */
export function answerFrom(
  state: MemberState,
  { code, edition }: Pick<Reference, 'code' | 'edition'>,
): AtSnapshot {
  return {
    code,
    edition,
    snapshot: state.sequence,
    state,
    revisions: new DataLoader((ids) => Promise.resolve(revisionsOf(state, ids))),
  }
}

/**
 * Resolves a reference. It never resolves to null, and never to an older snapshot than the one asked
 * for: before a first return there is snapshot 0, whose figures say that nothing has been returned.
 *
 * @throws GraphQLError `SNAPSHOT_NOT_HELD`
 */
export function atSnapshot(book: Book, { code, edition, snapshot }: Reference): AtSnapshot {
  const state = book.at(snapshot, parseEditionId(edition)?.asOf)
  if (state === undefined) {
    throw new GraphQLError(`${book.member} holds snapshots up to ${book.latest}, not ${snapshot}`, {
      extensions: { code: 'SNAPSHOT_NOT_HELD', member: book.member },
    })
  }
  return answerFrom(state, { code, edition })
}
