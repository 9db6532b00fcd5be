import { theilSen } from '../../../../gateway/methods/statistics/theilSen'

// Six pairs of 1 3 2 8: slopes 2 -1 6, 1/2 5/2, 7/3; their median lies between 2 and 7/3.
test('is the median of the slopes of all pairs', () => {
  expect(theilSen([1, 3, 2, 8])).toBeCloseTo((2 + 7 / 3) / 2, 12)
})

test('takes a gap as time that passed', () => {
  expect(theilSen([10, undefined, undefined, 16])).toBe(2)
})

test('is not moved by one value far out, and is nothing of one value', () => {
  expect(theilSen([1, 2, 3, 4, 500, 6, 7])).toBe(1)
  expect(theilSen([undefined, 5])).toBeUndefined()
})
