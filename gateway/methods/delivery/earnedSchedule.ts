import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'

export const EARNED_SCHEDULE: Method = { id: 'earned-schedule', version: '1' }

export interface Progress {
  /** Cumulative planned value at the end of each period; the first is time 0. Never falls. */
  readonly plannedValue: readonly number[]
  readonly earnedValue: number
  /** Periods of the plan that have passed. */
  readonly actualTime: number
  /** In periods; where absent, the first time at which all of the plan is due. */
  readonly plannedDuration?: number
  /** Cost performance index, where costs are known. */
  readonly costIndex?: number
}

/** Where earned value lies on a level stretch of the plan: at the end of it (Lipke), or at its start. */
export type PlateauConvention = 'LATEST' | 'EARLIEST'

/** All in periods of the plan. */
export interface EarnedSchedule {
  /** The time at which the plan would have earned this: ES. */
  readonly earned: number
  /** SV(t) = ES - AT */
  readonly variance: number
  /** SPI(t) = ES / AT; absent at time 0. */
  readonly index?: number
  /** EAC(t) = AT + (PD - ES): the rest goes to plan. */
  readonly estimateAtPlan: number
  /** EAC(t) = AT + (PD - ES) / SPI(t): the rest goes as it has gone; absent where nothing is earned. */
  readonly estimateAtIndex?: number
  /** EAC(t) = AT + (PD - ES) / (SPI(t) * CPI); absent without costs. */
  readonly estimateAtBothIndices?: number
  /** IEAC(t) = PD / SPI(t) */
  readonly independentEstimate?: number
  readonly plannedDuration: number
}

function timeEarned(plan: readonly number[], earned: number, convention: PlateauConvention): number {
  const budget = plan.at(-1) ?? 0
  if (earned <= 0) return 0
  if (earned >= budget) return plan.indexOf(budget)
  const exact = convention === 'EARLIEST' ? plan.indexOf(earned) : -1
  if (exact >= 0) return exact
  const after = plan.findIndex((value) => value > earned)
  const [before, next] = [plan[after - 1] ?? 0, plan[after] ?? 0]
  return after - 1 + (earned - before) / (next - before)
}

/**
 * Earned schedule: with C the last time at which planned value is at most earned value,
 * `ES = C + (EV - PV(C)) / (PV(C+1) - PV(C))`. When all is earned, ES is the first time at which all was
 * planned. Unlike SPI, SPI(t) does not return to 1 when a late project finishes.
 * Source: Lipke; the spreadsheet of EVapp.
 *
 * Refused for a plan with no value.
 *
 * @throws RangeError where planned value falls, starts below 0, or time is negative
 */
export function earnedSchedule(
  progress: Progress,
  convention: PlateauConvention = 'LATEST',
): Result<EarnedSchedule> {
  const { plannedValue: plan, earnedValue, actualTime, costIndex } = progress
  const budget = plan.at(-1) ?? 0
  if (plan.some((value, i) => value < (plan[i - 1] ?? 0))) throw new RangeError('Planned value falls')
  if (actualTime < 0) throw new RangeError(`${actualTime} is before the start`)
  if (plan.length < 2 || budget === 0)
    return refused(EARNED_SCHEDULE, 'INSUFFICIENT_HISTORY', 'The plan has no value.')
  const earned = timeEarned(plan, earnedValue, convention)
  const plannedDuration = progress.plannedDuration ?? plan.indexOf(budget)
  const rest = plannedDuration - earned
  const index = actualTime > 0 ? earned / actualTime : undefined
  const usable = index !== undefined && index > 0
  const both = usable && costIndex !== undefined && costIndex > 0 ? index * costIndex : undefined
  const level =
    earnedValue > 0 && earnedValue < budget && plan.filter((value) => value === earnedValue).length > 1
  const caveats: Caveat[] = level ? [{ code: 'PLATEAU', detail: convention }] : []
  const value: EarnedSchedule = {
    earned,
    variance: earned - actualTime,
    ...(index === undefined ? {} : { index }),
    estimateAtPlan: actualTime + rest,
    ...(usable
      ? { estimateAtIndex: actualTime + rest / index, independentEstimate: plannedDuration / index }
      : {}),
    ...(both === undefined ? {} : { estimateAtBothIndices: actualTime + rest / both }),
    plannedDuration,
  }
  return computed(EARNED_SCHEDULE, plan.length - 1, value, caveats)
}
