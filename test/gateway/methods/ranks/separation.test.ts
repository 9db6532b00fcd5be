import { separation } from '../../../../gateway/methods/ranks/separation'

const estimate = (standardError: number, degrees?: number) => ({
  id: 'one',
  value: 0,
  standardError,
  ...(degrees === undefined ? {} : { degrees }),
})

describe('the half-width of a difference', () => {
  it('takes the normal quantile where an error is known: 1.959964 at 97.5%', () => {
    // sqrt(3^2 + 4^2) = 5.
    expect(separation(estimate(3), estimate(4), 0.975)).toBeCloseTo(5 * 1.959964, 5)
    expect(separation(estimate(3, 10), estimate(4), 0.975)).toBeCloseTo(5 * 1.959964, 5)
  })

  it('takes Student’s quantile with Welch’s degrees where both are estimated', () => {
    // Equal errors with 10 degrees each: (2)^2 / (2 / 10) = 20 degrees; t(0.975, 20) = 2.085963 by the tables.
    expect(separation(estimate(1, 10), estimate(1, 10), 0.975)).toBeCloseTo(Math.SQRT2 * 2.085963, 5)
    // Errors of 1 and 2 with 10 each: 25 / 1.7 = 14.7, rounded down to 14; t(0.975, 14) = 2.144787.
    expect(separation(estimate(1, 10), estimate(2, 10), 0.975)).toBeCloseTo(Math.sqrt(5) * 2.144787, 5)
  })

  it('is nothing where neither varies', () => {
    expect(separation(estimate(0, 10), estimate(0, 10), 0.975)).toBe(0)
  })
})
