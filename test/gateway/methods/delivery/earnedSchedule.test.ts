import fc from 'fast-check'

import { earnedSchedule } from '../../../../gateway/methods/delivery/earnedSchedule'

// Cumulative plan and month 4 of the project in the EVapp worksheet: budget 360.738, nine months.
const PLAN = [0, 28.975, 81.681, 91.681, 138.586, 218.141, 302.478, 323.632, 345.876, 360.738]

test('agrees with the worksheet to its seven decimals', () => {
  const { value } = earnedSchedule({
    plannedValue: PLAN,
    earnedValue: 125.244,
    actualTime: 4,
    costIndex: 125.244 / 124.073,
  })
  expect(value?.plannedDuration).toBe(9)
  expect(value?.earned).toBeCloseTo(3.7155527, 7)
  expect(value?.index).toBeCloseTo(0.9288882, 7)
  expect(value?.estimateAtPlan).toBeCloseTo(9.2844, 4)
  expect(value?.estimateAtIndex).toBeCloseTo(9.689, 4)
  expect(value?.estimateAtBothIndices).toBeCloseTo(9.6358, 4)
  expect(value?.independentEstimate).toBeCloseTo(9.689, 4)
})

test('nothing earned is a schedule of 0, with no estimate at that rate', () => {
  const { value } = earnedSchedule({ plannedValue: [0, 0, 100], earnedValue: 0, actualTime: 1 })
  expect(value).toEqual({ earned: 0, variance: -1, index: 0, estimateAtPlan: 3, plannedDuration: 2 })
})

test('all earned is the first time that all was planned, not the end of the tail', () => {
  const { value } = earnedSchedule({
    plannedValue: [0, 100, 200, 300, 300, 300],
    earnedValue: 300,
    actualTime: 5,
  })
  expect([value?.earned, value?.variance, value?.index]).toEqual([3, -2, 0.6])
})

test('on a level stretch the convention decides, and is said', () => {
  const progress = { plannedValue: [0, 100, 200, 200, 300], earnedValue: 200, actualTime: 3 }
  expect(earnedSchedule(progress, 'LATEST').value?.earned).toBe(3)
  expect(earnedSchedule(progress, 'EARLIEST').value?.earned).toBe(2)
  expect(earnedSchedule(progress).caveats).toEqual([{ code: 'PLATEAU', detail: 'LATEST' }])
})

test('has no index at time 0, and none of a plan without value', () => {
  expect(earnedSchedule({ plannedValue: PLAN, earnedValue: 0, actualTime: 0 }).value?.index).toBeUndefined()
  expect(earnedSchedule({ plannedValue: [0, 0], earnedValue: 0, actualTime: 1 }).refused?.reason).toBe(
    'INSUFFICIENT_HISTORY',
  )
  expect(() => earnedSchedule({ plannedValue: [0, 2, 1], earnedValue: 0, actualTime: 1 })).toThrow(RangeError)
  expect(() => earnedSchedule({ plannedValue: [0, 2], earnedValue: 0, actualTime: -1 })).toThrow(RangeError)
})

test('earning more is never an earlier schedule, and earning to plan is on time', () => {
  const plans = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 })
    .map((steps) => steps.reduce<number[]>((plan, step) => [...plan, (plan.at(-1) ?? 0) + step], [0]))
  fc.assert(
    fc.property(
      plans.filter((plan) => (plan.at(-1) ?? 0) > 0),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (plannedValue, a, b) => {
        const budget = plannedValue.at(-1) ?? 0
        const earned = (share: number) =>
          earnedSchedule({ plannedValue, earnedValue: share * budget, actualTime: 1 }).value?.earned ?? NaN
        expect(earned(Math.max(a, b))).toBeGreaterThanOrEqual(earned(Math.min(a, b)) - 1e-9)
        expect(earned(1)).toBe(plannedValue.indexOf(budget))
      },
    ),
  )
})
