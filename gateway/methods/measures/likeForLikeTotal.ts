import { comparability, describeDifferences } from '../comparability'
import type { WholeLifeCost } from './likeForLike'
import { BASIS, basisOf, unstated } from './likeForLike'
import { computed, refused, refusedFor } from '../result'
import type { Method, Result } from '../result'

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
  const [first] = costs
  if (first === undefined || costs.length < 2)
    return refused(method, 'NOT_PROVIDED', 'Fewer than two costs to add.')
  let total = 0
  for (const { id, amount } of costs) {
    if (typeof amount !== 'number') return refusedFor(method, id, amount)
    total += amount
  }
  const { comparable, differences } = comparability(
    costs.map((cost) => ({ id: cost.id, attributes: basisOf(cost) })),
    BASIS,
  )
  if (!comparable) {
    return refused(
      method,
      'NOT_COMPARABLE',
      `Not to be added: the costs differ in ${describeDifferences(differences)}.`,
      differences.map(({ attribute }) => attribute),
    )
  }
  return computed(method, costs.length, total, unstated(first))
}
