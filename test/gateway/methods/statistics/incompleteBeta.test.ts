import { incompleteBeta, logGamma } from '../../../../gateway/methods/statistics/incompleteBeta'

test('the gamma function is the factorial, and the root of pi at one half', () => {
  expect(logGamma(1)).toBeCloseTo(0, 14)
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12)
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14)
})

// Closed forms: I(x; 1, b) = 1 - (1 - x)^b, I(x; a, 1) = x^a; the arcsine law; 7 of 2^3 tosses have a head.
test('agrees with its closed forms', () => {
  for (const x of [0.001, 0.2, 0.5, 0.9, 0.999]) {
    expect(incompleteBeta(x, 1, 7)).toBeCloseTo(1 - (1 - x) ** 7, 14)
    expect(incompleteBeta(x, 7, 1)).toBeCloseTo(x ** 7, 14)
    expect(incompleteBeta(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 14)
  }
  expect(incompleteBeta(0.5, 1, 3)).toBeCloseTo(7 / 8, 14)
})

test('is a distribution function from 0 to 1, also with many cases', () => {
  expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1])
  expect(incompleteBeta(0.5, 50_000, 50_000)).toBeCloseTo(0.5, 9)
})
