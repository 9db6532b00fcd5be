import { monthlyTurnover } from '../../../../gateway/methods/capacity/monthlyTurnover'

test('compounds over twelve months to what leaves in a year', () => {
  const monthly = monthlyTurnover(20).value ?? NaN
  expect(100 * (1 - (1 - monthly / 100) ** 12)).toBeCloseTo(20, 10)
  // Less than a twelfth of 20 per cent would not do: those who left cannot leave again.
  expect(monthly).toBeGreaterThan(20 / 12)
})

test('is nought where nobody leaves, and all where all do', () => {
  expect(monthlyTurnover(0).value).toBe(0)
  expect(monthlyTurnover(100).value).toBe(100)
})

test.each([-1, 101, NaN])('is refused for %d per cent in a year', (annual) => {
  expect(monthlyTurnover(annual).refused?.reason).toBe('NOT_APPLICABLE')
})
