import fc from 'fast-check'

import { goalpostScore } from '../../../../gateway/methods/composite/goalposts'

// COINr 1.1.14's own tests (MIT).
test.each([
  [1, 'HIGHER', 0.1],
  [11, 'HIGHER', 1],
  [-1, 'HIGHER', 0],
  [1, 'LOWER', 0.9],
] as const)('%d between 0 and 10 with %s better is %d', (value, better, expected) => {
  expect(goalpostScore(value, { lower: 0, upper: 10 }, better, 0, 1)).toBeCloseTo(expected, 12)
})

test('posts must enclose something', () => {
  expect(() => goalpostScore(1, { lower: 5, upper: 5 }, 'HIGHER')).toThrow(RangeError)
})

test('a better value never scores less', () => {
  const number = fc.double({ min: -1e3, max: 1e3, noNaN: true })
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const score = (value: number, better: 'HIGHER' | 'LOWER') =>
        goalpostScore(value, { lower: -50, upper: 50 }, better)
      expect(score(high, 'HIGHER')).toBeGreaterThanOrEqual(score(low, 'HIGHER'))
      expect(score(low, 'LOWER')).toBeGreaterThanOrEqual(score(high, 'LOWER'))
    }),
  )
})
