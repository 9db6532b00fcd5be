import { median, quantile } from '../../../../gateway/methods/statistics/quantile'

// R: quantile(c(1, 1.05, 1.1, 1.2, 1.25, 1.4, 1.6, 2, 2.5), c(.5, .8, .9)), type 7.
test('is of type 7', () => {
  const ratios = [2.5, 1, 1.1, 1.05, 1.2, 1.4, 1.25, 1.6, 2]
  expect([0.5, 0.8, 0.9].map((p) => quantile(ratios, p))).toEqual([
    1.25,
    expect.closeTo(1.76, 12),
    expect.closeTo(2.1, 12),
  ])
  expect([quantile(ratios, 0), quantile(ratios, 1)]).toEqual([1, 2.5])
})

test('the median of an even number lies between the two in the middle; nothing has none', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([])).toBeUndefined()
})
