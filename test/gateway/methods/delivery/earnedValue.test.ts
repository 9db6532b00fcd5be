import { earnedValue } from '../../../../gateway/methods/delivery/earnedValue'

// Month 4 of the project in the EVapp worksheet.
test('agrees with the worksheet', () => {
  const { value } = earnedValue({
    plannedValue: 138.586,
    earnedValue: 125.244,
    actualCost: 124.073,
    budget: 360.738,
  })
  expect(value?.costIndex).toBeCloseTo(1.0094379921, 9)
  expect(value?.scheduleIndex).toBeCloseTo(0.9037276493, 9)
  expect(value?.estimateAtIndex).toBeCloseTo(357.36519014, 7)
  expect(value?.estimateAtBudget).toBeCloseTo(359.567, 9)
})

test('leaves out what would divide by nothing', () => {
  const spent = earnedValue({ plannedValue: 10, earnedValue: 0, actualCost: 10, budget: 10 }).value
  expect(spent).toEqual({ costIndex: 0, scheduleIndex: 0, estimateAtBudget: 20 })
  expect(earnedValue({ plannedValue: 0, earnedValue: 0, actualCost: 0, budget: 10 }).refused?.reason).toBe(
    'NOT_APPLICABLE',
  )
})
