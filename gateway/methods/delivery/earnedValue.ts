import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const EARNED_VALUE: Method = { id: 'earned-value', version: '1' }

/** Cumulative amounts at one time, in one unit. */
export interface EarnedValueInputs {
  readonly plannedValue: number
  readonly earnedValue: number
  readonly actualCost: number
  /** Budget at completion. */
  readonly budget: number
}

export interface EarnedValue {
  /** CPI = EV / AC */
  readonly costIndex: number
  /** SPI = EV / PV: returns to 1 at the end, however late. */
  readonly scheduleIndex: number
  /** EAC = BAC / CPI; absent where nothing is earned. */
  readonly estimateAtIndex?: number
  /** EAC = AC + BAC - EV */
  readonly estimateAtBudget: number
  /** TCPI = (BAC - EV) / (BAC - AC); absent where the budget is spent. */
  readonly toCompleteIndex?: number
}

/** Earned value indices. Refused where nothing is planned or spent yet. */
export function earnedValue({
  plannedValue,
  earnedValue: earned,
  actualCost,
  budget,
}: EarnedValueInputs): Result<EarnedValue> {
  if (plannedValue <= 0 || actualCost <= 0) {
    return refused(EARNED_VALUE, 'NOT_APPLICABLE', 'Nothing is planned or spent yet.')
  }
  const costIndex = earned / actualCost
  return computed(EARNED_VALUE, 1, {
    costIndex,
    scheduleIndex: earned / plannedValue,
    ...(costIndex > 0 ? { estimateAtIndex: budget / costIndex } : {}),
    estimateAtBudget: actualCost + budget - earned,
    ...(budget === actualCost ? {} : { toCompleteIndex: (budget - earned) / (budget - actualCost) }),
  })
}
