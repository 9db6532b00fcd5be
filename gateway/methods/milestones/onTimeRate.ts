import { daysBetween, requirePartialDate } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { outcomeOf } from './slip'

export const ON_TIME_RATE: Method = { id: 'on-time-rate', version: '1' }

/** A milestone against one of its baselines. */
export interface DueMilestone {
  readonly baseline?: string
  readonly actual?: string
}

export interface OnTimeRate {
  /** Baselined on or before the day. */
  readonly due: number
  /** Of those, met by the day. */
  readonly delivered: number
  /** Of those, met on or before the baseline, to the precision of the dates. */
  readonly deliveredOnTime: number
  /** `delivered / due` */
  readonly deliveredOfDue: number
  /** `deliveredOnTime / due` */
  readonly onTimeOfDue: number
}

/**
 * Milestones met by their baselines, out of those *due* by the day (not out of all). Milestones with
 * no baseline are not counted; an imprecise baseline is due once its last day has come.
 *
 * Refused where none is due.
 *
 * @throws RangeError where a text is not a partial ISO date
 */
export function onTimeRate(milestones: readonly DueMilestone[], asOf: string): Result<OnTimeRate> {
  const today = requirePartialDate(asOf)
  let [due, delivered, deliveredOnTime] = [0, 0, 0]
  for (const { baseline: text, ...dates } of milestones) {
    const baseline = text === undefined ? undefined : requirePartialDate(text)
    if (baseline === undefined || baseline.last > today.last) continue
    due += 1
    const { actual } = outcomeOf(dates, asOf)
    if (actual === undefined) continue
    delivered += 1
    if (daysBetween(baseline, actual).low <= 0) deliveredOnTime += 1
  }
  if (due === 0) return refused(ON_TIME_RATE, 'NOT_APPLICABLE', `No milestone is due by ${asOf}.`)
  return computed(ON_TIME_RATE, due, {
    due,
    delivered,
    deliveredOnTime,
    deliveredOfDue: delivered / due,
    onTimeOfDue: deliveredOnTime / due,
  })
}
