import { expectedJoiners, monthlyRate } from '../../../../gateway/methods/capacity/rates'

test('a monthly rate compounds to the annual turnover', () => {
  expect(1 - (1 - monthlyRate(0.2)) ** 12).toBeCloseTo(0.2, 12)
  expect(monthlyRate(0)).toBe(0)
})

// National Audit Office 2023: 37% of digital campaigns ended without anybody.
test('campaigns that fail bring nobody', () => {
  expect(expectedJoiners(10, 0.63)).toBeCloseTo(6.3, 12)
})
