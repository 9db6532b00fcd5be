import type { CapabilityRating } from '../../../schema/vocabulary/capability'
import { latestCapabilitiesOf } from '../../../subgraphs/member/views/capability'
import type { PortfolioView } from '../editions/view'

/** What one programme says of a capability at its own latest reference date. */
export interface CapabilityIn {
  readonly programme: string
  readonly programmeName: string
  readonly rating: CapabilityRating
}

/** One named capability over the clusters: where several are short of it, the shortage is common. */
export interface CapabilityAcross {
  readonly capability: string
  readonly ratings: readonly CapabilityIn[]
  /** Who rates it red now, in the register's order. */
  readonly redNow: readonly string[]
  /** Who expects to rate it red. */
  readonly redFuture: readonly string[]
}

const reds = (ratings: readonly CapabilityIn[], when: 'now' | 'future') =>
  ratings.filter(({ rating }) => rating[when].cell.value === 'RED').map(({ programme }) => programme)

/**
 * The capabilities that the clusters have rated, in the order of their returns. Ratings are set side by
 * side and never added up; a cluster that has rated nothing is in none.
 */
export function capabilitiesAcross(view: PortfolioView): readonly CapabilityAcross[] {
  return view.once('capabilities', () => {
    const across = new Map<string, CapabilityIn[]>()
    for (const { id: programme, name: programmeName } of view.members('cluster')) {
      for (const rating of latestCapabilitiesOf(view.state(programme))) {
        const ratings = across.get(rating.capability) ?? []
        ratings.push({ programme, programmeName, rating })
        across.set(rating.capability, ratings)
      }
    }
    return [...across].map(([capability, ratings]) => ({
      capability,
      ratings,
      redNow: reds(ratings, 'now'),
      redFuture: reds(ratings, 'future'),
    }))
  })
}
