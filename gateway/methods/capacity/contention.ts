import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const CONTENTION: Method = { id: 'contention', version: '1' }

/** What one cluster asks of a shared pool in each of some months. */
export interface Demand {
  readonly cluster: string
  readonly fte: number
  /** `2026-07` */
  readonly months: readonly string[]
}

export interface PooledMonth {
  readonly month: string
  readonly demandFte: number
  /** Demand over pool: above 1 is more than there is. */
  readonly utilisation: number
  readonly overcommitted: boolean
  /** Who asks, in the order given, each once. */
  readonly clusters: readonly string[]
}

export interface Contention {
  readonly months: readonly PooledMonth[]
  readonly peakUtilisation: number
}

/**
 * Demands on a shared pool against the pool, month by month: `sum of demands / pool`. Pooled specialists
 * are not all alike: show the unpooled view beside it.
 *
 * Refused where the pool is empty or nobody asks for it.
 */
export function contention(poolFte: number, demands: readonly Demand[]): Result<Contention> {
  const months = [...new Set(demands.flatMap((demand) => demand.months))].sort()
  if (!(poolFte > 0)) return refused(CONTENTION, 'NOT_APPLICABLE', 'The pool is empty.')
  if (months.length === 0) return refused(CONTENTION, 'NOT_PROVIDED', 'Nobody asks for the pool.')
  const pooled = months.map((month): PooledMonth => {
    const asking = demands.filter((demand) => demand.months.includes(month))
    const demandFte = asking.reduce((sum, { fte }) => sum + fte, 0)
    return {
      month,
      demandFte,
      utilisation: demandFte / poolFte,
      overcommitted: demandFte > poolFte,
      clusters: [...new Set(asking.map(({ cluster }) => cluster))],
    }
  })
  const peakUtilisation = Math.max(...pooled.map(({ utilisation }) => utilisation))
  return computed(CONTENTION, demands.length, { months: pooled, peakUtilisation })
}
