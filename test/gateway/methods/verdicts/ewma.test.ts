import { ewma, ewmaSide } from '../../../../gateway/methods/verdicts/ewma'

const reference = { centre: 10, sigma: 2 }

it('weights the newest value by a fifth, in its own standard deviations, a third of sigma', () => {
  // 0.2 * 2 = 0.4, then 0.8 * 0.4 + 0.2 * 4 = 1.12, each over 2/3.
  const [first, second] = ewma([12, 14], reference)
  expect(first).toBeCloseTo(0.6, 12)
  expect(second).toBeCloseTo(1.68, 12)
})

it('stays where it was over a gap', () => {
  const [first, gap] = ewma([12, undefined], reference)
  expect(gap).toBe(first)
})

it('caps a value at 4 sigma, so that one alone does not signal', () => {
  // 0.2 * 8 over 2/3 is 2.4, below 2.7.
  const [capped] = ewma([1_000], reference)
  expect(capped).toBeCloseTo(2.4, 12)
  expect(ewmaSide(capped ?? 0)).toBe(0)
  expect([2.7, 2.71, -2.71].map(ewmaSide)).toEqual([0, 1, -1])
})
