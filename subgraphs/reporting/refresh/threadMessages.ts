import type { ProblemCode } from '../../../base/problems/problem'
import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'
import type { FactRecord, Snapshot } from '../../../schema/facts/snapshots/snapshot'
import type { AllowedNetwork } from '../../sources/http/network'
import type { SecretDependencies } from '../../sources/http/secret'
import type { MemberRefresh } from './memberRefresh'
import type { RefreshProgress } from './refreshMember'
import type { SourceState } from './sourceState'

/** What the thread is told when it begins. */
export interface ThreadStart extends SecretDependencies {
  readonly portfolioFolder: string
  readonly ledgerUrl: string
  readonly allow: readonly AllowedNetwork[]
}

/** What the thread is asked, several things at once of different members. Every question has a number, and one `DONE` or `BROKEN` with that number ends it. */
export type ThreadQuestion =
  /** Refresh a member, and tell every snapshot after the one given: what is new as soon as it is stored. */
  | {
      readonly ask: 'REFRESH'
      readonly number: number
      readonly member: string
      readonly after: number
      /** Only these sources; all where left out. */
      readonly sources?: readonly string[]
      /** Members that are read first, as far as they have been asked for before. */
      readonly behind?: readonly string[]
    }
  /** Tell every snapshot after the one given. */
  | { readonly ask: 'LOAD'; readonly number: number; readonly member: string; readonly after: number }
  /** How the sources of a member stand. */
  | { readonly ask: 'STATES'; readonly number: number; readonly member: string }
  /** The last piece of what was asked under the number has been taken in: send the next. */
  | { readonly ask: 'NEXT'; readonly number: number }

/** Records of a snapshot, in order: all, or as many as go into a piece. */
export interface SnapshotPart {
  /** Where the snapshot begins here. */
  readonly head?: Omit<Snapshot, 'records'>
  readonly records: readonly FactRecord[]
  /** Whether the snapshot ends here. */
  readonly last: boolean
}

/**
 * What the thread says. Snapshots come in pieces, each sent only when the one before has been taken
 * in, so that the thread that answers questions is never held up for long.
 */
export type ThreadAnswer =
  | { readonly tell: 'PROGRESS'; readonly number: number; readonly progress: RefreshProgress }
  | { readonly tell: 'PIECE'; readonly number: number; readonly parts: readonly SnapshotPart[] }
  | { readonly tell: 'STATES'; readonly number: number; readonly states: readonly SourceState[] }
  | {
      readonly tell: 'DONE'
      readonly number: number
      readonly refresh?: MemberRefresh
      /** How the attempts at its sources stand; left out where the question was another. */
      readonly attempts?: MemberAttempts
    }
  | {
      readonly tell: 'BROKEN'
      readonly number: number
      readonly message: string
      readonly code?: ProblemCode
    }
  /** Another process has stored something of a member. */
  | { readonly tell: 'NEWS'; readonly member: string }
  /** The ledger cannot be opened; the thread ends. */
  | { readonly tell: 'UNOPENED'; readonly code: ProblemCode; readonly message: string }

/** Records in a piece, of one snapshot or several: about two milliseconds of taking in. */
export const RECORDS_A_PIECE = 500
