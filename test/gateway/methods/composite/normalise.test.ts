import fc from 'fast-check'

import {
  bordaScores,
  distanceToTarget,
  minMax,
  percentRanks,
  ranksFromWorst,
  shareOfBest,
  zScores,
} from '../../../../gateway/methods/composite/normalise'

const COSTS = [4.1, 5.85, 3.6, 7.4, 5.85]

test('min-max always awards somebody 0 and somebody 100', () => {
  expect(minMax([99, 99.95], 'HIGHER', 0, 100).value).toEqual([0, 100])
  expect(minMax(COSTS, 'LOWER', 0, 100).value?.[0]).toBeCloseTo(86.8421052631579, 9)
})

test('ranks count from the worst, ties share the lower, and what is missing has none', () => {
  expect(ranksFromWorst(COSTS, 'LOWER').value).toEqual([4, 2, 5, 1, 2])
  expect(bordaScores([1, undefined, 3], 'HIGHER').value).toEqual([0, undefined, 1])
  expect(percentRanks(COSTS, 'LOWER').value).toEqual([0.75, 0.25, 1, 0, 0.25])
})

test('z-scores use the sample deviation', () => {
  expect(zScores([1, 2, 3], 'HIGHER').value).toEqual([-1, 0, 1])
  expect(zScores([1, 2, 3], 'LOWER').value).toEqual([1, 0, -1])
})

// COINr 1.1.14's own tests (MIT).
test('distance to target may be cut at 1', () => {
  expect(distanceToTarget([0, 5, 11], 10, 'HIGHER', false).value).toEqual([0, 0.5, 1.1])
  expect(distanceToTarget([0, 5, 11], 10, 'HIGHER', true).value).toEqual([0, 0.5, 1])
  expect(distanceToTarget([-1, 1, 10], 0, 'LOWER', false).value).toEqual([1.1, 0.9, 0])
})

test('share of the best changes with the unit on a scale without a true zero, and is refused there', () => {
  expect(shareOfBest([35, 39], 'RATIO').value?.[0]).toBeCloseTo(0.897, 3)
  expect(shareOfBest([35, 39], 'INTERVAL').refused?.reason).toBe('NOT_APPLICABLE')
  expect(shareOfBest([-1, 0], 'RATIO').refused?.reason).toBe('NOT_APPLICABLE')
})

test('units that do not differ are refused, never divided by nothing', () => {
  expect(minMax([2, 2], 'HIGHER', 0, 1).refused?.reason).toBe('NOT_APPLICABLE')
  expect(zScores([2, 2], 'HIGHER').refused?.reason).toBe('NOT_APPLICABLE')
  expect(minMax([], 'HIGHER', 0, 1).refused?.reason).toBe('NOT_APPLICABLE')
  expect(distanceToTarget([5, 9], 5, 'HIGHER', true).refused?.reason).toBe('NOT_APPLICABLE')
  expect(percentRanks([1], 'HIGHER').refused?.reason).toBe('INSUFFICIENT_HISTORY')
})

test('min-max does not depend on unit or origin', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 9 }), (values) => {
      const moved = minMax(
        values.map((value) => 32 + 1.8 * value),
        'HIGHER',
        0,
        1,
      )
      minMax(values, 'HIGHER', 0, 1).value?.forEach((score, i) => {
        expect(moved.value?.[i]).toBeCloseTo(score ?? NaN, 9)
      })
    }),
  )
})
