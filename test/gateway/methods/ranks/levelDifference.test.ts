import { levelDifference } from '../../../../gateway/methods/ranks/levelDifference'

const level = (value: number, standardError: number, degrees = 10) => ({
  id: 'one',
  value,
  standardError,
  degrees,
})

describe('a difference of levels', () => {
  it('has the error of the level alone against a fixed number', () => {
    // t(0.975, 10) = 2.228139 by the tables.
    const { value, n } = levelDifference(level(92, 0.5), 90, 1)
    expect(n).toBe(1)
    expect(value?.difference).toBe(2)
    expect(value?.low).toBeCloseTo(2 - 0.5 * 2.228139, 5)
    expect(value?.high).toBeCloseTo(2 + 0.5 * 2.228139, 5)
  })

  it('is turned round where lower is better, with both errors', () => {
    // 20 degrees: t(0.975, 20) = 2.085963.
    const { value, n } = levelDifference(level(50, 1), level(60, 1), -1)
    expect(n).toBe(2)
    expect(value?.difference).toBe(10)
    expect(value?.low).toBeCloseTo(10 - Math.SQRT2 * 2.085963, 5)
  })

  it('refuses where nothing varies', () => {
    expect(levelDifference(level(1, 0), 2, 1).refused?.reason).toBe('NOT_APPLICABLE')
  })
})
