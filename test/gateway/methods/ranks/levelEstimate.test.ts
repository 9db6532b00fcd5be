import { levelEstimate } from '../../../../gateway/methods/ranks/levelEstimate'
import { levelDifference } from '../../../../gateway/methods/ranks/levelDifference'
import { normalsOf } from '../../../../tools/characteristics/randomNumbers'

const values = (numbers: readonly number[]) => numbers.map((value) => ({ value }))

describe('the level of a window', () => {
  it('takes the variance about the line of the window, not about its mean', () => {
    // 1, 2, 3, 4, 5, 6 with errors of +0.1 and -0.1 in turn about a line; a stretch that does not resemble itself.
    const window = [1.1, 1.9, 3.1, 3.9, 5.1, 5.9]
    const { value } = levelEstimate('a', values(window), { stretch: [1, -1, 1, -1, 1, -1] })
    // Least squares about the middle of six evenly spaced values; the factor is (6 - 1 - 1) / 4 = 1.
    const centre = 3.5
    const slope = window.reduce((all, one, i) => all + (i + 1 - centre) * one, 0) / 17.5
    const squares = window.reduce((all, one, i) => all + (one - centre - slope * (i + 1 - centre)) ** 2, 0)
    expect(value?.value).toBeCloseTo(3.5, 12)
    expect(value?.degrees).toBe(4)
    expect(value?.standardError).toBeCloseTo(Math.sqrt(squares / 4 / 6), 10)
  })

  it('is never surer than the cases that it counts', () => {
    // 900 of 1,000 in each of six: sqrt(0.9 * 0.1 / 6000) = 0.387 points, though nothing varies.
    const window = Array.from({ length: 6 }, () => ({ value: 90, numerator: 900, denominator: 1_000 }))
    const { value } = levelEstimate('a', window, { stretch: window.map((one) => one.value) })
    expect(value?.standardError).toBeCloseTo(100 * Math.sqrt((0.9 * 0.1) / 6_000), 10)
  })

  it('takes the spread of the stretch for three to five values, and refuses without one', () => {
    const { value } = levelEstimate('a', values([1, 2, 3]), { stretch: [], sigma: 3 })
    expect(value?.standardError).toBeCloseTo(3 / Math.sqrt(3), 12)
    expect(levelEstimate('a', values([1, 2, 3]), { stretch: [] }).refused?.reason).toBe(
      'INSUFFICIENT_HISTORY',
    )
    expect(levelEstimate('a', values([1, 2]), { stretch: [], sigma: 3 }).refused?.reason).toBe(
      'INSUFFICIENT_HISTORY',
    )
    expect(levelEstimate('a', values([5, 5, 5, 5, 5, 5]), { stretch: [] }).refused?.reason).toBe(
      'NOT_APPLICABLE',
    )
  })

  /** Simulated beforehand for 95%: coverage .98, .97, .97 at lag-1 0, 0.3, 0.6; plain intervals .96, .79, .38. */
  it.each([
    [0, 0.98],
    [0.3, 0.97],
    [0.6, 0.97],
  ])('covers the truth by 95%% or more of series with lag-1 %p', (lag, simulated) => {
    const normal = normalsOf(20260301 + lag * 10)
    const SERIES = 1_500
    let covered = 0
    for (let i = 0; i < SERIES; i += 1) {
      let state = normal() / Math.sqrt(1 - lag ** 2)
      const series = Array.from({ length: 36 }, () => (state = lag * state + normal()))
      const { value } = levelEstimate('a', values(series.slice(-12)), { stretch: series })
      if (value === undefined) throw new Error('no level')
      const interval = levelDifference(value, 0, 1).value
      if (interval !== undefined && interval.low <= 0 && interval.high >= 0) covered += 1
    }
    // Three standard errors of a share near 0.97 over 1,500 series are 0.013.
    expect(Math.abs(covered / SERIES - simulated)).toBeLessThan(0.02)
  })
})
