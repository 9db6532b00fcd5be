import { normalProbability, normalQuantile } from '../../../../gateway/methods/statistics/normal'

// Published quantiles: R 4.2.2 qnorm to 16 figures; Wichura 1988 checks the tails.
test.each([
  [0.975, 1.959963984540054],
  [0.999, 3.090232306167813],
  [0.95, 1.644853626951472],
  [0.9, 1.281551565544601],
  [0.75, 0.674489750196082],
  [0.5, 0],
  [0.25, -0.674489750196082],
  [0.001, -3.090232306167813],
  [1e-10, -6.361340902404056],
  [1e-20, -9.262340089798408],
])('the quantile at %d is %d', (probability, expected) => {
  expect(Math.abs(normalQuantile(probability) - expected)).toBeLessThan(
    1e-14 * Math.max(1, Math.abs(expected)),
  )
})

test.each([0, 1, -0.1, 1.1, NaN])('there is none at %d', (probability) => {
  expect(() => normalQuantile(probability)).toThrow(RangeError)
})

// R 4.2.2 pnorm.
test.each([
  [-8, 6.220960574271786e-16],
  [-3.0001, 0.001349454913260665],
  [-3, 0.001349898031630095],
  [-1, 0.1586552539314571],
  [0, 0.5],
  [1.959963984540054, 0.975],
  [3, 0.9986501019683699],
])('the chance of at most %d is %d', (x, expected) => {
  expect(normalProbability(x) / expected).toBeCloseTo(1, 12)
})

test('the chance is the inverse of the quantile', () => {
  for (const p of [1e-6, 0.01, 0.3, 0.5, 0.99])
    expect(normalProbability(normalQuantile(p)) / p).toBeCloseTo(1, 12)
})
