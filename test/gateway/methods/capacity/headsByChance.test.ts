import { headQuantiles } from '../../../../gateway/methods/capacity/headsByChance'

/** Binomial distributions as tables print them: B(10, 0.5) has P(X <= 2) = 0.0547, P(X <= 3) = 0.1719, P(X <= 7) = 0.9453. */
describe('heads by chance', () => {
  it('has the quantiles of the tables of a binomial distribution', () => {
    expect(
      headQuantiles([{ heads: 10, chance: 0.5 }], [0.0546, 0.0548, 0.1, 0.5, 0.9, 0.9452, 0.9454]),
    ).toEqual([2, 3, 3, 5, 7, 7, 8])
    // B(20, 0.9): P(X <= 15) = 0.0432, P(X <= 16) = 0.1330, P(X <= 19) = 0.8784.
    expect(headQuantiles([{ heads: 20, chance: 0.9 }], [0.1, 0.9])).toEqual([16, 20])
  })

  it('convolves groups: two coins and a certainty', () => {
    // 1 + B(2, 0.5): 1, 2 or 3 with chances of 1/4, 1/2, 1/4.
    const groups = [
      { heads: 2, chance: 0.5 },
      { heads: 1, chance: 1 },
    ]
    expect(headQuantiles(groups, [0.25, 0.26, 0.75, 0.76])).toEqual([1, 2, 2, 3])
    // B(1, 0.2) + B(1, 0.5): nobody with a chance of 0.4, both with 0.1.
    const unlike = [
      { heads: 1, chance: 0.2 },
      { heads: 1, chance: 0.5 },
    ]
    expect(headQuantiles(unlike, [0.4, 0.41, 0.9, 0.91])).toEqual([0, 1, 1, 2])
  })

  it('tells a part of a head at its expectation, and nobody as nobody', () => {
    expect(headQuantiles([{ heads: 2.5, chance: 1 }], [0.1, 0.9])).toEqual([2.5, 2.5])
    expect(headQuantiles([{ heads: 0.5, chance: 0.5 }], [0.5])).toEqual([0.25])
    expect(headQuantiles([], [0.1, 0.9])).toEqual([0, 0])
  })

  it('keeps its shares in a large team', () => {
    // Normal approximation of B(400, 0.5): mean 200, deviation 10, P10 at 187.2, P90 at 212.8.
    expect(headQuantiles([{ heads: 400, chance: 0.5 }], [0.1, 0.9])).toEqual([187, 213])
  })

  it('refuses what is no chance', () => {
    expect(() => headQuantiles([{ heads: 1, chance: 1.2 }], [0.5])).toThrow(RangeError)
  })
})
