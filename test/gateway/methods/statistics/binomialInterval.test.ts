import { exactInterval } from '../../../../gateway/methods/statistics/binomialInterval'

// R: binom.test(3, 10) and binom.test(9, 10), as textbooks print them.
test.each([
  [3, 10, 0.95, 0.0667395, 0.6524529],
  [9, 10, 0.95, 0.5549839, 0.9974714],
])('%d of %d at %d lies from %d to %d', (k, n, confidence, lower, upper) => {
  const interval = exactInterval(k, n, confidence)
  expect(interval.lower).toBeCloseTo(lower, 6)
  expect(interval.upper).toBeCloseTo(upper, 6)
})

// With none or all of n the tail is one power: (1 - share)^n = 0.05.
test('none and all of twelve have their closed forms', () => {
  expect(exactInterval(0, 12, 0.9)).toEqual({ lower: 0, upper: expect.closeTo(1 - 0.05 ** (1 / 12), 12) })
  expect(exactInterval(12, 12, 0.9)).toEqual({ lower: expect.closeTo(0.05 ** (1 / 12), 12), upper: 1 })
})

test('is mirrored in what did not happen, and holds with many cases', () => {
  const { lower, upper } = exactInterval(10, 12, 0.9)
  expect(exactInterval(2, 12, 0.9)).toEqual({
    lower: expect.closeTo(1 - upper, 12),
    upper: expect.closeTo(1 - lower, 12),
  })
  // Near the normal interval, 0.5 +/- 1.645 * 0.5 / sqrt(100000), which it never undercuts here.
  const many = exactInterval(50_000, 100_000, 0.9)
  expect(many.upper - many.lower).toBeCloseTo(2 * 1.644854 * 0.5 * 100_000 ** -0.5, 4)
})

test('refuses what is no share, and no confidence', () => {
  for (const [k, n] of [
    [-1, 4],
    [5, 4],
    [1.5, 4],
    [0, 0],
  ] as const)
    expect(() => exactInterval(k, n, 0.9)).toThrow('is not a share of cases')
  expect(() => exactInterval(1, 2, 1)).toThrow(RangeError)
})
