import path from 'node:path'

import { Problem } from '../../../schema/problem'
import type { Refusal } from '../ledger/ledger'
import { loadSubgraphFile } from '../subgraphFile'
import type { RefreshDependencies, RefreshOutcome } from './refreshReturn'
import { refreshReturn } from './refreshReturn'

export interface MemberRefresh {
  readonly member: string
  /** Why nothing could be refreshed: the member's own configuration cannot be read. */
  readonly problem?: Refusal
  readonly outcomes: readonly RefreshOutcome[]
}

/** All that went wrong in a refresh: with the member's configuration, or else with single returns. */
export function problemsOf({ problem, outcomes }: MemberRefresh): readonly Refusal[] {
  const ofReturns = outcomes.flatMap((one) => ('problem' in one ? [one.problem] : []))
  return problem === undefined ? ofReturns : [problem, ...ofReturns]
}

export interface RefreshProgress {
  readonly member: string
  readonly done: number
  readonly of: number
  readonly latest: RefreshOutcome
}

export interface MemberRefreshOptions {
  /** Only these sources; all where left out. */
  readonly only?: readonly string[] | undefined
  /** What it does is waited for. */
  readonly onProgress?: (progress: RefreshProgress) => void | Promise<void>
}

/**
 * Refreshes every return of a member, one after another, in the order of its file. Nothing that is
 * wrong with the member is thrown.
 */
export async function refreshMember(
  portfolioFolder: string,
  member: string,
  dependencies: RefreshDependencies,
  { only, onProgress = () => undefined }: MemberRefreshOptions = {},
): Promise<MemberRefresh> {
  const outcomes: RefreshOutcome[] = []
  try {
    const { sources } = loadSubgraphFile(path.join(portfolioFolder, member, 'subgraph.yml'), portfolioFolder)
    const all = sources
      .filter(({ id }) => only?.includes(id) ?? true)
      .flatMap((source) => source.returns.map((one) => [source, one] as const))
    for (const [source, one] of all) {
      const latest = await refreshReturn(source, one, dependencies)
      outcomes.push(latest)
      await onProgress({ member, done: outcomes.length, of: all.length, latest })
    }
    return { member, outcomes }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { member, problem: { code: error.code, message: error.message }, outcomes }
  }
}
