import { studentQuantile } from '../../../../gateway/methods/statistics/student'

// Printed tables of Student's t, 97.5% and 90% (NIST/SEMATECH e-Handbook 1.3.6.7.2, public domain).
test.each([
  [0.975, 1, 12.706],
  [0.975, 2, 4.303],
  [0.975, 5, 2.571],
  [0.975, 10, 2.228],
  [0.975, 29, 2.045],
  [0.975, 30, 2.042],
  [0.975, 100, 1.984],
  [0.9, 1, 3.078],
  [0.9, 35, 1.306],
  [0.999, 1, 318.313],
])('the quantile at %d with %d degrees of freedom is %d', (probability, degrees, expected) => {
  expect(studentQuantile(probability, degrees)).toBeCloseTo(expected, 2)
})

test('agrees with the closed forms for one and two degrees', () => {
  for (const p of [0.6, 0.9, 0.975, 0.9999]) {
    expect(studentQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 12)
    expect(studentQuantile(p, 2) / ((2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p))))).toBeCloseTo(1, 12)
  }
})

test('is symmetric, and there is none for a broken number of degrees', () => {
  expect(studentQuantile(0.1, 7)).toBe(-studentQuantile(0.9, 7))
  expect(() => studentQuantile(0.9, 1.5)).toThrow(RangeError)
})
