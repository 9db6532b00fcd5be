import { comparability, describeDifferences } from './comparability'
import type { WholeLifeCost } from './likeForLike'
import { computed, refused, refusedFor } from './result'
import type { Caveat, Method, Result } from './result'

export const WHOLE_LIFE_COST_TOTAL: Method = { id: 'whole-life-cost-total', version: '1' }

/**
 * Sum of whole-life costs of several programmes on one basis.
 *
 * Refused where any has no amount, for its reason, so that a total never passes for a whole that it is
 * not; as `NOT_COMPARABLE`, with the attributes, where unit, price base or horizon differ (stated
 * differs from unstated); and with fewer than two. A basis that nobody states is a caveat.
 */
export function wholeLifeCostTotal(costs: readonly WholeLifeCost[]): Result<number> {
  const method = WHOLE_LIFE_COST_TOTAL
  if (costs.length < 2) return refused(method, 'NOT_PROVIDED', 'Fewer than two costs to add.')
  let total = 0
  for (const { id, amount } of costs) {
    if (typeof amount !== 'number') return refusedFor(method, id, amount)
    total += amount
  }
  const { comparable, differences } = comparability(
    costs.map(({ id, unit, priceBase, horizon }) => ({
      id,
      attributes: {
        unit,
        ...(priceBase === undefined ? {} : { priceBase }),
        ...(horizon === undefined ? {} : { horizon }),
      },
    })),
    ['unit', 'priceBase', 'horizon'],
  )
  if (!comparable) {
    return refused(
      method,
      'NOT_COMPARABLE',
      `Not to be added: the costs differ in ${describeDifferences(differences)}.`,
      differences.map(({ attribute }) => attribute),
    )
  }
  const caveats = (['priceBase', 'horizon'] as const)
    .filter((attribute) => costs[0]?.[attribute] === undefined)
    .map((detail): Caveat => ({ code: 'BASIS_UNSTATED', detail }))
  return computed(method, costs.length, total, caveats)
}
