import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { monthlyRate } from './rates'

export const MONTHLY_TURNOVER: Method = { id: 'monthly-turnover', version: '1' }

/**
 * Per cent of those in post that leaves in a month, where so much leaves in a year: see {@link monthlyRate}.
 *
 * Refused where more than everybody leaves, or less than nobody: no monthly rate comes to that.
 */
export function monthlyTurnover(annualPercent: number): Result<number> {
  if (!(annualPercent >= 0 && annualPercent <= 100)) {
    return refused(
      MONTHLY_TURNOVER,
      'NOT_APPLICABLE',
      `No monthly rate comes to ${annualPercent}% in a year.`,
    )
  }
  return computed(MONTHLY_TURNOVER, 1, 100 * monthlyRate(annualPercent / 100))
}
