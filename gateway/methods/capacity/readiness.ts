import { daysBetween, requirePartialDate } from '../../../base/dates/partialDate'
import type { DayInterval } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const READINESS: Method = { id: 'readiness', version: '1' }

/** When something is needed, and when it will be ready at even and at four-in-five odds. Partial ISO dates. */
export interface ReadinessDates {
  readonly need: string
  readonly readyP50: string
  readonly readyP80: string
}

export interface Readiness {
  readonly state: 'IN_TIME' | 'AT_RISK' | 'LATE'
  /** Days from ready to needed; negative is too late. */
  readonly marginP50: DayInterval
  readonly marginP80: DayInterval
}

/**
 * Whether something will be ready: in time where the P80 date is on or before the need, at risk where
 * only the P50 date is, else late. Of imprecise dates the last day of readiness counts against the first
 * of the need.
 *
 * Refused where the P80 date comes before the P50 date.
 *
 * @throws RangeError where a text is not a partial ISO date
 */
export function readiness({ need, readyP50, readyP80 }: ReadinessDates): Result<Readiness> {
  const needed = requirePartialDate(need)
  const [p50, p80] = [requirePartialDate(readyP50), requirePartialDate(readyP80)]
  if (p80.last < p50.first)
    return refused(READINESS, 'NOT_APPLICABLE', 'The P80 date comes before the P50 date.')
  const [marginP50, marginP80] = [daysBetween(p50, needed), daysBetween(p80, needed)]
  const state = marginP80.low >= 0 ? 'IN_TIME' : marginP50.low >= 0 ? 'AT_RISK' : 'LATE'
  const precise = [needed, p50, p80].every(({ precision }) => precision === 'DAY')
  return computed(READINESS, 2, { state, marginP50, marginP80 }, precise ? [] : [{ code: 'IMPRECISE_DATES' }])
}
