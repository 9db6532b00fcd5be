import { mannKendall } from '../../../../gateway/methods/statistics/mannKendall'

// Orders of 1 to n with a known number of pairs the wrong way round: the last `moved` values are turned about.
const withS = (n: number, s: number): readonly number[] => {
  let wrong = ((n * (n - 1)) / 2 - s) / 2
  const order: number[] = []
  for (let value = 1; value <= n; value += 1) {
    const steps = Math.min(wrong, order.length)
    order.splice(order.length - steps, 0, value)
    wrong -= steps
  }
  return order
}

// Kendall 1970, appendix table 1: chance of S or more, one-sided, as printed.
test.each([
  [4, 6, 0.042, 3],
  [5, 8, 0.042, 3],
  [8, 16, 0.031, 3],
  [10, 21, 0.036, 3],
  [10, 29, 0.0046, 4],
])('among %d values S of %d has a chance of %d', (n, s, printed, decimals) => {
  for (const values of [withS(n, s), [...withS(n, s)].reverse()]) {
    const { value } = mannKendall(values)
    expect(Math.abs(value?.s ?? 0)).toBe(s)
    expect(value?.isExact).toBe(true)
    expect((value?.p ?? 0) / 2).toBeCloseTo(printed, decimals)
  }
})

// The variance of ten different values is 10 * 9 * 25 / 18; two equal ones take 2 * 1 * 9 / 18 from it.
test('corrects the variance for ties, and then goes by the normal distribution', () => {
  expect(mannKendall(withS(10, 45)).value?.variance).toBe(125)
  const tied = mannKendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 9])
  expect(tied.value).toMatchObject({ s: 44, variance: 124, isExact: false })
  expect(tied.value?.z).toBeCloseTo(43 / Math.sqrt(124), 12)
})

test('from twelve values on the normal approximation is used', () => {
  const { value } = mannKendall(withS(12, 30))
  // 12 * 11 * 29 / 18 = 212.667; z = 29 / 14.583 = 1.98861, which R's pnorm puts at 0.046745 two-sided.
  expect(value).toMatchObject({ isExact: false, z: expect.closeTo(1.98861, 4) })
  expect(value?.p).toBeCloseTo(0.0467, 4)
})

test('a variance factor widens, and the exact distribution is read at a smaller S', () => {
  expect(mannKendall(withS(12, 30), 4).value?.z).toBeCloseTo(29 / Math.sqrt(4 * 212.6666667), 6)
  // 40 over the root of four is 20: with ten values S takes odd values only, so that 21 is the next.
  expect(mannKendall(withS(10, 41), 4).value?.p).toBeCloseTo(mannKendall(withS(10, 21)).value?.p ?? 0, 12)
})

test('leaves out what is missing, and refuses what shows no trend either way', () => {
  expect(mannKendall([1, undefined, 2, 3, undefined]).n).toBe(3)
  expect(mannKendall([1, 2]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(mannKendall([7, 7, 7, 7]).refused?.reason).toBe('NOT_APPLICABLE')
  expect(mannKendall([1, 2, 2, 1]).value).toMatchObject({ s: 0, z: 0, p: 1 })
})
