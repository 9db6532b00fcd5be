import { chiSquareQuantile } from '../../../../gateway/methods/statistics/chiSquare'

// Printed table of chi-square (NIST/SEMATECH e-Handbook 1.3.6.7.4, public domain).
test.each([
  [0.975, 1, 5.024],
  [0.025, 30, 16.791],
  [0.975, 30, 46.979],
  [0.999, 10, 29.588],
  [0.001, 100, 61.918],
])('the quantile at %d with %d degrees of freedom is %d', (probability, degrees, expected) => {
  expect(chiSquareQuantile(probability, degrees)).toBeCloseTo(expected, 3)
})
