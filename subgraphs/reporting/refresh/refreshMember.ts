import path from 'node:path'

import { Problem } from '../../../base/problems/problem'
import { loadSubgraphFile } from '../config/subgraphFile'
import { memberAttempts } from './memberAttempts'
import type { MemberRefresh } from './memberRefresh'
import { schedulesOf } from './memberRefresh'
import type { RefreshDependencies, RefreshOutcome } from './refreshReturn'
import { refreshReturn } from './refreshReturn'

export interface RefreshProgress {
  readonly member: string
  readonly done: number
  readonly of: number
  readonly latest: RefreshOutcome
}

export interface MemberRefreshOptions {
  /** Only these sources; all where left out. */
  readonly only?: readonly string[] | undefined
  readonly onProgress?: (progress: RefreshProgress) => void
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
      onProgress({ member, done: outcomes.length, of: all.length, latest })
    }
    return {
      member,
      outcomes,
      schedules: schedulesOf(sources),
      attempts: await memberAttempts(sources, dependencies.ledger),
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const problem = { code: error.code, message: error.message }
    return { member, problem, outcomes, attempts: { problem: error.code, sources: [] } }
  }
}
