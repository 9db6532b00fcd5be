import fc from 'fast-check'

import { gapToBaseline, gapToTarget } from '../../../../gateway/methods/measures/gap'

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
