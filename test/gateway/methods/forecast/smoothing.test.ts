import { smoothedLevel } from '../../../../gateway/methods/forecast/smoothing'

test('starts at the first value and moves a share of the way to each next one', () => {
  expect(smoothedLevel([10, 20, 0], 0.3).value).toBeCloseTo(0.7 * 13, 12)
  expect(smoothedLevel([10, 20, 0], 1).value).toBe(0)
})

test('needs a value and a factor', () => {
  expect(smoothedLevel([], 0.3).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(() => smoothedLevel([1], 0)).toThrow(RangeError)
})
