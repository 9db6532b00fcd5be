import fc from 'fast-check'

import { processLimits } from '../../../../gateway/methods/spc/limits'
import { pPrime } from '../../../../gateway/methods/spc/pPrime'

const counts = (numerators: readonly number[], denominator: number) =>
  numerators.map((numerator) => ({ numerator, denominator }))

// With equal denominators Laney's chart is the individuals chart of the proportions (constant 3/1.128), cut to 0 and 1.
test('with equal denominators it is the individuals chart of the proportions', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 400, max: 600 }), { minLength: 3, maxLength: 30 }),
      (numerators) => {
        const { value } = pPrime(counts(numerators, 1000), false)
        const individuals = processLimits(
          numerators.map((n) => n / 1000),
          { limitFactor: 3 / 1.128 },
        )
        expect(value?.points[0]?.upper).toBeCloseTo(Math.min(1, individuals?.limits?.upper ?? NaN), 9)
        expect(value?.points[0]?.nearLower).toBeCloseTo(Math.max(0, individuals?.limits?.nearLower ?? NaN), 9)
      },
    ),
  )
})

test('limits widen as the denominator shrinks, and stay within 0 and 1', () => {
  const { value } = pPrime(
    [
      { numerator: 990, denominator: 1000 },
      { numerator: 9, denominator: 10 },
      { numerator: 985, denominator: 1000 },
    ],
    false,
  )
  const [large, small] = value?.points ?? []
  expect((small?.upper ?? 0) - (small?.lower ?? 0)).toBeGreaterThan((large?.upper ?? 0) - (large?.lower ?? 0))
  expect(small?.upper).toBe(1)
})

test('is refused for too little, or nothing to vary', () => {
  expect(pPrime(counts([5], 10), false).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(pPrime(counts([10, 10], 10), false).refused?.reason).toBe('NOT_APPLICABLE')
  expect(() => pPrime(counts([11], 10), false)).toThrow(RangeError)
  expect(() => pPrime(counts([0], 0), false)).toThrow(RangeError)
})
