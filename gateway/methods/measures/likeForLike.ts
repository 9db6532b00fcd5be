import { comparability, describeDifferences } from '../comparability'
import type { Attribute } from '../comparability'
import { computed, refused, refusedFor } from '../result'
import type { Caveat, Given, Method, Result } from '../result'

export const WHOLE_LIFE_COST_CHANGE: Method = { id: 'whole-life-cost-change', version: '1' }

/** A whole-life cost as one version of the baseline has it. */
export interface WholeLifeCost {
  /** The date or version that it belongs to, e.g. `2024-03-31`. */
  readonly id: string
  readonly amount: Given
  readonly unit: string
  /** As stated, e.g. `2024-25 real`; absent where the return does not say. */
  readonly priceBase?: string
  /** The last year covered, as stated; absent where the return does not say. */
  readonly horizon?: string
}

export interface CostChange {
  /** Later minus earlier, in the unit of both. */
  readonly difference: number
  /** `100 * difference / earlier`; absent where the earlier amount is zero. */
  readonly percent?: number
}

/** What a cost states of its basis. */
export type CostBasis = Pick<WholeLifeCost, 'unit' | 'priceBase' | 'horizon'>

/** What has to be the same for costs to be like for like. */
export const BASIS: readonly Attribute[] = ['unit', 'priceBase', 'horizon']

/** The basis alone, without what is not stated. */
export function basisOf({ unit, priceBase, horizon }: CostBasis): CostBasis {
  return {
    unit,
    ...(priceBase === undefined ? {} : { priceBase }),
    ...(horizon === undefined ? {} : { horizon }),
  }
}

/** A caveat for each part of a basis that is not stated: of costs like for like, no side states it. */
export function unstated(cost: CostBasis): readonly Caveat[] {
  return (['priceBase', 'horizon'] as const)
    .filter((attribute) => cost[attribute] === undefined)
    .map((detail): Caveat => ({ code: 'BASIS_UNSTATED', detail }))
}

/**
 * Change of whole-life cost, like for like: `later - earlier` where unit, price base and horizon are
 * the same. Published whole-life costs are approved baselines, hence the caveat `BASELINE_MOVEMENT`.
 *
 * Refused as `NOT_COMPARABLE`, with the attributes that differ, where they are not the same; a stated
 * attribute differs from an unstated one. What neither side states is a caveat, `BASIS_UNSTATED`.
 */
export function wholeLifeCostChange(earlier: WholeLifeCost, later: WholeLifeCost): Result<CostChange> {
  const [before, after] = [earlier.amount, later.amount]
  if (typeof before !== 'number') return refusedFor(WHOLE_LIFE_COST_CHANGE, earlier.id, before)
  if (typeof after !== 'number') return refusedFor(WHOLE_LIFE_COST_CHANGE, later.id, after)
  const { comparable, differences } = comparability(
    [earlier, later].map((cost) => ({ id: cost.id, attributes: basisOf(cost) })),
    BASIS,
  )
  if (!comparable) {
    const attributes = differences.map(({ attribute }) => attribute)
    const detail = `Not like for like: the costs differ in ${describeDifferences(differences)}.`
    return refused(WHOLE_LIFE_COST_CHANGE, 'NOT_COMPARABLE', detail, attributes)
  }
  const difference = after - before
  const caveats: Caveat[] = [{ code: 'BASELINE_MOVEMENT' }, ...unstated(earlier)]
  if (before === 0) caveats.push({ code: 'ZERO_BASE' })
  const value = before === 0 ? { difference } : { difference, percent: (100 * difference) / Math.abs(before) }
  return computed(WHOLE_LIFE_COST_CHANGE, 2, value, caveats)
}
