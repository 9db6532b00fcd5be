import { largestOrdinaryZ, ordinaryZ, robustZ } from '../../../../gateway/methods/statistics/robustZ'

// Formula of Iglewicz and Hoaglin 1993, worked: median 99.6, MAD 0.35.
test('is 0.6745 distances over the median absolute deviation', () => {
  const { value, caveats } = robustZ([99.82, 99.1, 99.95, 98.4, 99.6])
  expect(value?.median).toBe(99.6)
  expect(value?.mad).toBeCloseTo(0.35, 12)
  expect(value?.modified).toEqual([0.42397, -0.96357, 0.6745, -2.31257, 0].map((z) => expect.closeTo(z, 5)))
  expect(value?.unusual).toEqual([false, false, false, false, false])
  expect(caveats).toEqual([{ code: 'FEW_UNITS' }])
})

test('calls what is beyond 3.5 unusual, but nothing among fewer than five', () => {
  expect(robustZ([1, 2, 3, 4, 100]).value?.unusual).toEqual([false, false, false, false, true])
  expect(robustZ([1, 2, 3, 100]).value?.unusual).toEqual([false, false, false, false])
})

test('falls back on the mean absolute deviation where half are equal, and flags nobody by it', () => {
  const { value, caveats } = robustZ([5, 5, 5, 5, 9])
  expect(value?.modified).toBeUndefined()
  expect(value?.fallback?.[4]).toBeCloseTo(3.98942324110319, 12)
  expect(value?.unusual).toEqual([false, false, false, false, false])
  expect(caveats?.map(({ code }) => code)).toEqual(['FEW_UNITS', 'ZERO_SPREAD'])
  expect(robustZ([5, 5, 5, 5, 5]).value?.fallback).toBeUndefined()
})

test('among five no ordinary score passes 1.789, however far out', () => {
  expect(largestOrdinaryZ(5)).toBeCloseTo(1.78885438, 8)
  expect(ordinaryZ([0, 0, 0, 0, 1e9]).value?.[4]).toBeCloseTo(largestOrdinaryZ(5), 12)
})

test('nothing and no variation are refused', () => {
  expect(robustZ([]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(ordinaryZ([1]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(ordinaryZ([1, 1]).refused?.reason).toBe('NOT_APPLICABLE')
})
