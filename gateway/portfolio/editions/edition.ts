import { createHash } from 'node:crypto'

import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'

/** A row of portfolio's log: what every member had said, and what was in force, at one instant. */
export interface EditionRow {
  /** Opaque; drawn from the content, so that no other content ever answers to it. */
  readonly id: string
  readonly sequence: number
  /** When it was opened, ISO. It holds from then until the next one. */
  readonly instant: string
  /** Each member's snapshot sequence; 0 before a first return. */
  readonly snapshots: Readonly<Record<string, number>>
  /** How the newest attempts at each member's sources stood; absent of members, or rows, of which that is not known. */
  readonly attempts?: Readonly<Record<string, MemberAttempts>>
  /** Hash of the register in force. */
  readonly register: string
  /** The version of the method set by which it was first answered. */
  readonly methods: string
  /** Why it was opened, for people. */
  readonly cause: string
}

/** The whole portfolio as known at one instant: the exact key of every answer. */
export interface Edition extends EditionRow {
  /** When the row that it reads was opened, ISO: what we had recorded by then. */
  readonly recorded: string
  /** The instant as of which only what was knowable is told, ISO; absent: all that was recorded. */
  readonly asOf?: string
  /** Whether it is answered by a method set other than the one in force when it was opened. */
  readonly recomputed: boolean
}

/** Rows without what identifies them. */
export type Opening = Omit<EditionRow, 'id' | 'sequence'>

/** The row that content makes at a place in the log. */
export function rowAt(
  sequence: number,
  { instant, snapshots, attempts, register, methods, cause }: Opening,
): EditionRow {
  const told = attempts === undefined ? {} : { attempts }
  const content = { sequence, instant, snapshots, ...told, register, methods, cause }
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('base64url')
  return Object.freeze({ id: `${sequence}.${digest.slice(0, 12)}`, ...content })
}
