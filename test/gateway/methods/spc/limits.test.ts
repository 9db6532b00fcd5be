import { averageMovingRange, movingRanges, processLimits } from '../../../../gateway/methods/spc/limits'

// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2 (public domain): mean 50.81, average moving
// range 1.8778, limits 45.8159 and 55.8041, with the constant 3/1.128.
test('agrees with the individuals chart that NIST publishes', () => {
  const found = processLimits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1], {
    limitFactor: 3 / 1.128,
  })
  expect(found?.mean).toBeCloseTo(50.81, 9)
  expect(found?.averageMovingRange).toBeCloseTo(1.8778, 4)
  expect(found?.limits?.lower).toBeCloseTo(45.8159, 4)
  expect(found?.limits?.upper).toBeCloseTo(55.8041, 4)
})

test('moving ranges do not bridge a gap', () => {
  expect(movingRanges([1, 3, undefined, 10, 9])).toEqual([2, 1])
})

test('screening drops once what is not below 3.267 averages', () => {
  expect(averageMovingRange([1, 1, 1, 1, 20], 3.267)).toBe(1)
  expect(averageMovingRange([1, 1, 1, 1, 20])).toBe(4.8)
  expect(averageMovingRange([0, 0], 3.267)).toBeUndefined()
})

test('nothing has no limits, and one value a mean alone', () => {
  expect(processLimits([undefined], { limitFactor: 2.66 })).toBeUndefined()
  expect(processLimits([3], { limitFactor: 2.66 })).toEqual({ mean: 3, n: 1 })
})
