import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const CONFIDENCE_SHARES: Method = { id: 'confidence-shares', version: '1' }

export interface ConfidenceShare {
  readonly rating: string
  readonly count: number
  /** Per cent of those that have a rating. */
  readonly ofRated: number
  /** Per cent of all, those without a rating included. */
  readonly ofAll: number
}

/**
 * Shares of ratings on one scale, over both denominators, since publications use either: in March 2025
 * 31 Red of 213 projects are 14.6% of all and 15.8% of the 196 rated.
 *
 * @param total of all, those without a rating included
 * @throws RangeError where more are rated than there are
 */
export function confidenceShares(
  counts: Readonly<Record<string, number>>,
  total: number,
): Result<readonly ConfidenceShare[]> {
  const rated = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (rated > total) throw new RangeError(`${rated} rated of ${total}`)
  if (rated === 0) return refused(CONFIDENCE_SHARES, 'NOT_RATED')
  const shares = Object.entries(counts).map(([rating, count]) => ({
    rating,
    count,
    ofRated: (100 * count) / rated,
    ofAll: (100 * count) / total,
  }))
  return computed(CONFIDENCE_SHARES, total, shares)
}
