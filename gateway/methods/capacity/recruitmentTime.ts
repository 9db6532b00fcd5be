import { quantile } from '../statistics/quantile'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const RECRUITMENT_TIME: Method = { id: 'recruitment-time', version: '1' }

export interface RecruitmentTime {
  /** For a cautious plan, in days. */
  readonly days: number
  readonly basis: 'CAMPAIGNS' | 'MONTHLY_LIMIT'
}

/**
 * Days of recruitment to plan with: the P80 of the durations of single campaigns where they are given,
 * lengthened by the campaigns that fail (`/ success rate`: each failure is run again). Otherwise the upper
 * limit of monthly averages, which bounds averages and not a campaign: the caveat `LIMIT_OF_AVERAGES`.
 *
 * Refused where neither is given.
 *
 * @param successRate share of campaigns that end in somebody, above 0 and at most 1
 * @throws RangeError where the success rate is not in that range
 */
export function recruitmentTime(
  campaignDays: readonly number[],
  upperMonthlyLimit: number | undefined,
  successRate = 1,
): Result<RecruitmentTime> {
  if (!(successRate > 0 && successRate <= 1)) throw new RangeError(`${successRate} is not a success rate`)
  const p80 = quantile(campaignDays, 0.8)
  if (p80 !== undefined) {
    return computed(RECRUITMENT_TIME, campaignDays.length, { days: p80 / successRate, basis: 'CAMPAIGNS' })
  }
  if (upperMonthlyLimit === undefined) return refused(RECRUITMENT_TIME, 'NOT_PROVIDED')
  return computed(RECRUITMENT_TIME, 1, { days: upperMonthlyLimit / successRate, basis: 'MONTHLY_LIMIT' }, [
    { code: 'LIMIT_OF_AVERAGES' },
  ])
}
