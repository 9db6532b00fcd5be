import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'
import type { Refusal } from '../../../schema/facts/snapshots/refusal'
import type { RefreshOutcome } from './refreshReturn'

/** When a source is to be refreshed by the clock. */
export interface Schedule {
  readonly source: string
  /** Cron pattern, in the time of London. */
  readonly pattern: string
}

/** What came of the refresh of a member. */
export interface MemberRefresh {
  readonly member: string
  /** Why nothing could be refreshed: the member's own configuration cannot be read. */
  readonly problem?: Refusal
  readonly outcomes: readonly RefreshOutcome[]
  /** When its sources are to be refreshed from now on; left out where its configuration was not read. */
  readonly schedules?: readonly Schedule[]
  /** How the attempts at all its sources stand; left out where the refresh broke off. */
  readonly attempts?: MemberAttempts
}

/** All that went wrong in a refresh: with the member's configuration, or else with single returns. */
export function problemsOf({ problem, outcomes }: MemberRefresh): readonly Refusal[] {
  const ofReturns = outcomes.flatMap((one) => ('problem' in one ? [one.problem] : []))
  return problem === undefined ? ofReturns : [problem, ...ofReturns]
}

export function schedulesOf(
  sources: readonly { readonly id: string; readonly schedule?: string | undefined }[],
): readonly Schedule[] {
  return sources.flatMap(({ id, schedule }) =>
    schedule === undefined ? [] : [{ source: id, pattern: schedule }],
  )
}
