import { comparability, describeDifferences } from '../comparability'
import type { Attribute, Difference } from '../comparability'
import type { WholeLifeCost } from './likeForLike'
import { basisOf, unstated } from './likeForLike'
import { computed, refused, refusedFor } from '../result'
import type { Method, Result } from '../result'

export const PUBLISHED_DIFFERENCE: Method = { id: 'published-difference', version: '1' }

/** A total with what it is a total of. */
export interface StatedTotal extends WholeLifeCost {
  /** What was added up, e.g. `WHOLE_LIFE_COST`; absent where the publication does not say. */
  readonly population?: string
  /** What it was rounded to, in the same unit; absent where it was not. */
  readonly roundedTo?: number
}

/** How far a total worked out lies above one that was published: a range, as the latter was rounded. */
export interface PublishedDifference {
  readonly difference: number
  readonly low: number
  readonly high: number
}

const SAME: readonly Attribute[] = ['unit', 'population', 'priceBase', 'horizon']

/** In what a total that was worked out and one that was published differ. */
export function differencesOfTotals(workedOut: StatedTotal, published: StatedTotal): readonly Difference[] {
  return comparability(
    [workedOut, published].map((total) => {
      const { id, population } = total
      return { id, attributes: { ...basisOf(total), ...(population === undefined ? {} : { population }) } }
    }),
    SAME,
  ).differences
}

/**
 * A total worked out less the total published for the same: `worked out - published ± rounded to / 2`.
 *
 * Refused for the reason of whichever has no amount; as `NOT_COMPARABLE`, with the attributes, where
 * what is added up, unit, price base or horizon differ (stated differs from unstated). A basis that
 * neither states is a caveat.
 */
export function publishedDifference(
  workedOut: StatedTotal,
  published: StatedTotal,
): Result<PublishedDifference> {
  const [amount, other] = [workedOut.amount, published.amount]
  if (typeof amount !== 'number') return refusedFor(PUBLISHED_DIFFERENCE, workedOut.id, amount)
  if (typeof other !== 'number') return refusedFor(PUBLISHED_DIFFERENCE, published.id, other)
  const differences = differencesOfTotals(workedOut, published)
  if (differences.length > 0) {
    return refused(
      PUBLISHED_DIFFERENCE,
      'NOT_COMPARABLE',
      `Not to be set against one another: the totals differ in ${describeDifferences(differences)}.`,
      differences.map(({ attribute }) => attribute),
    )
  }
  const difference = amount - other
  const half = (published.roundedTo ?? 0) / 2
  return computed(
    PUBLISHED_DIFFERENCE,
    2,
    { difference, low: difference - half, high: difference + half },
    unstated(published),
  )
}
