import fc from 'fast-check'

import {
  attainment,
  failureRateRatio,
  gapToBaseline,
  gapToTarget,
} from '../../../../gateway/methods/measures/gap'

const foi = { reason: 'WITHHELD_FOI' } as const

describe('gap', () => {
  test('is positive where the value is better than the target, in either direction', () => {
    expect(gapToTarget(93, 90, 'HIGHER').value).toBe(3)
    expect(gapToTarget(47, 50, 'LOWER').value).toBe(3)
    expect(gapToBaseline(5.85, 5, 'LOWER').value).toBeCloseTo(-0.85, 12)
  })

  test('is 0 and not -0 on the target', () => {
    expect(gapToTarget(90, 90, 'LOWER').value).toBe(0)
  })

  test('is refused where neither direction is better', () => {
    expect(gapToTarget(1, 2, 'NEITHER').refused?.reason).toBe('NOT_APPLICABLE')
  })

  test('is refused for the reason that an input is missing for', () => {
    expect(gapToTarget(foi, 90, 'HIGHER').refused?.reason).toBe('WITHHELD_FOI')
    expect(gapToBaseline(90, { reason: 'NOT_YET_BASELINED' }, 'HIGHER').refused?.reason).toBe(
      'NOT_YET_BASELINED',
    )
  })

  test('changes sign with the direction', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(number, number, (value, target) => {
        const [up, down] = [
          gapToTarget(value, target, 'HIGHER').value,
          gapToTarget(value, target, 'LOWER').value,
        ]
        expect((up ?? NaN) + (down ?? NaN)).toBe(0)
      }),
    )
  })
})

describe('attainment', () => {
  test('is value over target where higher is better and target over value where lower is', () => {
    expect(attainment(45, 90, 'HIGHER', 'RATIO').value).toBe(50)
    expect(attainment(75, 60, 'LOWER', 'RATIO').value).toBe(80)
  })

  test.each([
    ['an interval scale', attainment(30, 40, 'HIGHER', 'INTERVAL')],
    ['a target of zero', attainment(30, 0, 'HIGHER', 'RATIO')],
    ['a negative value', attainment(-1, 10, 'HIGHER', 'RATIO')],
    ['a value of zero where lower is better', attainment(0, 10, 'LOWER', 'RATIO')],
    ['no better direction', attainment(1, 10, 'NEITHER', 'RATIO')],
  ])('is refused for %s', (_, result) => {
    expect(result.refused?.reason).toBe('NOT_APPLICABLE')
  })
})

describe('failure rate ratio', () => {
  // docs/methods.md: 99.10 against 99.80 is 4.5 times the errors.
  test('compares what fails', () => {
    expect(failureRateRatio(99.1, 99.8).value).toBeCloseTo(4.5, 9)
  })

  test('is refused at a target of 100 and outside 0 to 100', () => {
    expect(failureRateRatio(99.9, 100).refused?.reason).toBe('NOT_APPLICABLE')
    expect(failureRateRatio(101, 99).refused?.reason).toBe('NOT_APPLICABLE')
    expect(failureRateRatio(foi, 99).refused?.reason).toBe('WITHHELD_FOI')
  })

  test('is 0 without failures and 1 on the target', () => {
    expect(failureRateRatio(100, 99).value).toBe(0)
    expect(failureRateRatio(99, 99).value).toBe(1)
  })
})
