import { GraphQLError } from 'graphql'

import type { Reference } from '../schema/entity'
import type { Book, MemberState } from '../schema/facts/book'

/** A member's answer to a reference: itself as of that snapshot. */
export interface AtSnapshot extends Reference {
  readonly state: MemberState
}

/**
 * Resolves a reference. It never resolves to null, and never to an older snapshot than the one asked
 * for: before a first return there is snapshot 0, whose figures say that nothing has been returned.
 *
 * @throws GraphQLError `SNAPSHOT_NOT_HELD`
 */
export function atSnapshot(book: Book, { id, edition, snapshot }: Reference): AtSnapshot {
  const state = book.at(snapshot)
  if (state === undefined) {
    throw new GraphQLError(`${book.member} holds snapshots up to ${book.latest}, not ${snapshot}`, {
      extensions: { code: 'SNAPSHOT_NOT_HELD', member: book.member },
    })
  }
  return { id, edition, snapshot, state }
}
