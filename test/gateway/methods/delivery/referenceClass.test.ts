import { referenceClass } from '../../../../gateway/methods/delivery/referenceClass'

const RATIOS = [1, 1.05, 1.1, 1.2, 1.25, 1.4, 1.6, 2, 2.5]

// R: quantile type 7 of these nine ratios, on 400 days.
test('applies quantiles of past overruns to this baseline', () => {
  const { value, n } = referenceClass(RATIOS, 400, 9)
  expect(value?.p50).toEqual({ uplift: 0.25, amount: 500 })
  expect(value?.p80.amount).toBeCloseTo(704, 9)
  expect(value?.p90.amount).toBeCloseTo(840, 9)
  expect(n).toBe(9)
})

test('below ten cases shows the cases and no percentile', () => {
  expect(referenceClass(RATIOS, 400).refused).toMatchObject({
    reason: 'INSUFFICIENT_HISTORY',
    detail: '9 cases; a percentile needs 10. Show the cases.',
  })
  expect(referenceClass([], 400, 0).refused?.reason).toBe('INSUFFICIENT_HISTORY')
})
