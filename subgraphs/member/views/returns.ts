import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { MemberReturn } from '../../../schema/vocabulary/return'

/** The readings in force of a member's returns. */
export function returnsOf({ member, snapshots }: MemberState): MemberReturn[] {
  return snapshots.map((reading) => ({ member, reading }))
}
