import type { RecordType } from '../records/records'

/**
 * Why the newest attempt at a return brought nothing that serves: none was made yet, it could not be reached, or what
 * came was refused as a whole.
 */
export type Miss = 'NEVER' | 'FAILED' | 'REFUSED'

/** A return whose newest attempt brought nothing that serves. */
export interface MissedReturn {
  readonly returnId: string
  readonly miss: Miss
  /** A code of the catalogue; absent where it was never attempted. */
  readonly code?: string
  /** The last day of the period that it describes, ISO; absent where its configuration does not say. */
  readonly referenceDate?: string
}

/** The newest attempts at the returns of a source. */
export interface SourceAttempts {
  readonly source: string
  /** The types of the records that its mapping makes. */
  readonly brings: readonly RecordType[]
  /** The day (UTC) on which it last answered, though it may have had nothing; absent: never. */
  readonly asked?: string
  readonly missed: readonly MissedReturn[]
}

/** The newest attempts at all that a member's configuration names. */
export interface MemberAttempts {
  /** The code of what keeps all of it from being read; absent where its configuration is whole. */
  readonly problem?: string
  readonly sources: readonly SourceAttempts[]
}

/** Returns the outcomes of attempts as text, without the days: two that are alike leave every answer as it is. */
export function outcomesOf({ problem, sources }: MemberAttempts): string {
  return JSON.stringify([problem, sources.map(({ source, brings, missed }) => [source, brings, missed])])
}
