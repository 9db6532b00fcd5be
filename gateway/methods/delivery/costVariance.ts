import { computed, refused, refusedFor } from '../result'
import type { Given, Method, Result } from '../result'

export const SPEND_VARIANCE: Method = { id: 'spend-variance', version: '1' }

export interface Variance {
  /** Forecast or actual less planned, in the unit of both; positive is more than planned. */
  readonly difference: number
  /** `100 * difference / planned` */
  readonly percent: number
}

/**
 * Spend against its profile for the same period: `100 * (forecast or actual - planned) / planned`.
 * Both are of one year and one price base, as a return states them side by side.
 *
 * Refused for the reason that either is missing for, and where nothing was planned.
 */
export function spendVariance(spend: Given, planned: Given): Result<Variance> {
  if (typeof spend !== 'number') return refusedFor(SPEND_VARIANCE, 'Spend', spend)
  if (typeof planned !== 'number') return refusedFor(SPEND_VARIANCE, 'Plan', planned)
  if (planned === 0) return refused(SPEND_VARIANCE, 'NOT_APPLICABLE', 'Nothing was planned.')
  const difference = spend - planned
  return computed(SPEND_VARIANCE, 2, { difference, percent: (100 * difference) / Math.abs(planned) })
}
