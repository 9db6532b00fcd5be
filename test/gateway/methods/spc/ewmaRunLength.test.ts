import { ewmaRunLength } from '../../../../gateway/methods/spc/ewmaRunLength'
import { normalProbability } from '../../../../gateway/methods/statistics/normal'

// Lucas and Saccucci 1990, table 3, as textbooks print it (Montgomery, table 9.11).
test.each([
  [0.4, 3.054, [500, 71.2, 14.3, 5.9, 3.5, 2]],
  [0.2, 2.962, [500, 41.8, 10.5, 5.5, 3.7, 2.4]],
  [0.1, 2.814, [500, 31.3, 10.3, 6.1, 4.4, 2.9]],
  [0.05, 2.615, [500, 28.8, 11.4, 7.1, 5.2, 3.5]],
])('the two-sided chart of weight %d and limit %d runs as printed', (lambda, limit, printed) => {
  ;[0, 0.5, 1, 1.5, 2, 3].forEach((shift, i) => {
    const length = ewmaRunLength({ lambda, limit, sides: 'TWO' }, shift, 101)
    expect(Math.abs(length - (printed[i] ?? 0))).toBeLessThan(shift === 0 ? 3 : 0.06)
  })
})

test('with all of its states the run of no change comes to the printed figure', () => {
  expect(ewmaRunLength({ lambda: 0.2, limit: 2.7, sides: 'TWO' }, 0)).toBeCloseTo(237.7, 1)
})

// With the whole weight on the latest value each one signals by itself: the run is 1 over its chance.
test('is that of a control chart without memory where the weight is 1', () => {
  const chance = normalProbability(-3)
  expect(ewmaRunLength({ lambda: 1, limit: 3, sides: 'ONE' }, 0, 51)).toBeCloseTo(1 / chance, 6)
  expect(ewmaRunLength({ lambda: 1, limit: 3, sides: 'TWO' }, 0, 51)).toBeCloseTo(1 / (2 * chance), 6)
})

test('one side alone signals falsely about half as often, and the way that is watched as soon', () => {
  const [one, two] = (['ONE', 'TWO'] as const).map((sides) => ({ lambda: 0.2, limit: 2.7, sides }))
  if (one === undefined || two === undefined) throw new Error('there are two charts')
  const ratio = ewmaRunLength(one, 0, 101) / ewmaRunLength(two, 0, 101)
  expect(ratio).toBeGreaterThan(1.9)
  expect(ratio).toBeLessThan(2.1)
  expect(ewmaRunLength(one, 2, 101)).toBeCloseTo(ewmaRunLength(two, 2, 101), 1)
  expect(ewmaRunLength(one, -1, 101)).toBeGreaterThan(10_000)
})

test('refuses a weight or a limit that is none', () => {
  expect(() => ewmaRunLength({ lambda: 0, limit: 3, sides: 'TWO' }, 0)).toThrow(RangeError)
  expect(() => ewmaRunLength({ lambda: 0.2, limit: -1, sides: 'TWO' }, 0)).toThrow(RangeError)
})
