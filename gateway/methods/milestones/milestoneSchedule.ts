import { isoDay, requirePartialDate } from '../../../base/dates/partialDate'
import { refused } from '../result'
import type { Result } from '../result'
import { EARNED_SCHEDULE, earnedSchedule } from '../delivery/earnedSchedule'
import type { EarnedSchedule, PlateauConvention } from '../delivery/earnedSchedule'

/** Milestones below which SPI(t) is too lumpy to mean anything. */
export const MINIMUM_MILESTONES = 8

export interface ScheduledMilestone {
  /** Partial ISO date; a milestone without a baseline is not part of the plan. */
  readonly baseline?: string
  readonly actual?: string
  /** 1 unless told otherwise: a plain count. */
  readonly weight?: number
}

/** Whole months from the month of one day to that of another. */
function monthsBetween(from: number, to: number): number {
  const [start, end] = [new Date(isoDay(from)), new Date(isoDay(to))]
  return (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth()
}

/**
 * Earned schedule over milestones, in calendar months: planned value at the end of a month is the weight
 * of milestones whose baseline falls in it or before, earned value the weight of those met by `asOf`.
 * Month 0 ends before the month of the start; the month of `asOf` counts as passed.
 *
 * Refused with fewer than eight milestones that have a baseline, and before the start.
 *
 * @param start the day that the plan starts, partial ISO date
 * @throws RangeError where a text is not a partial ISO date
 */
export function milestoneSchedule(
  milestones: readonly ScheduledMilestone[],
  start: string,
  asOf: string,
  convention: PlateauConvention = 'LATEST',
): Result<EarnedSchedule> {
  const today = requirePartialDate(asOf)
  const first = requirePartialDate(start).first
  const monthOf = (text: string): number =>
    Math.max(0, monthsBetween(first, requirePartialDate(text).last) + 1)
  const planned = milestones.flatMap(({ baseline, actual, weight = 1 }) =>
    baseline === undefined ? [] : [{ month: monthOf(baseline), actual, weight }],
  )
  if (planned.length < MINIMUM_MILESTONES) {
    const detail = `${planned.length} milestones have a baseline; earned schedule needs ${MINIMUM_MILESTONES}.`
    return refused(EARNED_SCHEDULE, 'INSUFFICIENT_HISTORY', detail)
  }
  if (today.last < first) return refused(EARNED_SCHEDULE, 'NOT_APPLICABLE', 'The plan has not started.')
  const length = Math.max(...planned.map(({ month }) => month))
  const plannedValue = Array.from({ length: length + 1 }, (_, t) =>
    planned.reduce((sum, { month, weight }) => (month <= t ? sum + weight : sum), 0),
  )
  const met = planned.filter(
    ({ actual }) => actual !== undefined && requirePartialDate(actual).first <= today.last,
  )
  const earned = met.reduce((sum, { weight }) => sum + weight, 0)
  return earnedSchedule({ plannedValue, earnedValue: earned, actualTime: monthOf(asOf) }, convention)
}
