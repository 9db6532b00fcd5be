import type { Given } from '../result'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import type { Estimate, Estimated } from './shortfall'
import { isKnown, shortfallOf } from './shortfall'

export const POOLED: Method = { id: 'pooled-shortfall', version: '1' }

/** What one cluster asks and has in one month. */
export interface Side {
  readonly cluster: string
  readonly demand: Given
  readonly supply: Estimated
}

export interface Pooled {
  readonly demandFte: number
  readonly supply: Estimate
  /** Short if whoever has people to spare lends them. */
  readonly pooled: Estimate
  /** Short if nobody lends anybody: the sum of the clusters' own shortfalls. Never less than pooled. */
  readonly unpooled: Estimate
  readonly counted: readonly string[]
  readonly missing: readonly string[]
}

/**
 * The clusters together in one month, those left out that lack demand or supply: a sum over the rest, with
 * the names of both. Source: the stock-flow identity, summed before the difference and after it.
 *
 * Refused where no cluster has both.
 */
export function pooledShortfall(sides: readonly Side[]): Result<Pooled> {
  const counted: string[] = []
  const missing: string[] = []
  let demandFte = 0
  const supply = { value: 0, low: 0, high: 0 }
  const unpooled = { value: 0, low: 0, high: 0 }
  for (const { cluster, demand, supply: own } of sides) {
    if (typeof demand !== 'number' || !isKnown(own)) {
      missing.push(cluster)
      continue
    }
    counted.push(cluster)
    demandFte += demand
    supply.value += own.value
    supply.low += own.low
    supply.high += own.high
    unpooled.value += Math.max(0, demand - own.value)
    unpooled.low += Math.max(0, demand - own.high)
    unpooled.high += Math.max(0, demand - own.low)
  }
  if (counted.length === 0) return refused(POOLED, 'NOT_PROVIDED', 'No cluster has both demand and supply.')
  const pooled = shortfallOf(demandFte, supply) as Estimate
  return computed(
    POOLED,
    counted.length,
    { demandFte, supply, pooled, unpooled, counted, missing },
    missing.length === 0 ? [] : [{ code: 'INCOMPLETE', detail: `without ${missing.join(', ')}` }],
  )
}
