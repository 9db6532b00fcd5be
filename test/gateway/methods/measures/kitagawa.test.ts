import fc from 'fast-check'

import { kitagawa } from '../../../../gateway/methods/measures/kitagawa'

// Kitagawa's identity by hand: both parts worsen, and the whole improves since the better one grew.
test('a total can rise while each of its parts falls', () => {
  const { value, n, caveats } = kitagawa(
    [
      { id: 'a', n: 2000, rate: 0.97 },
      { id: 'b', n: 8000, rate: 0.8 },
    ],
    [
      { id: 'a', n: 9000, rate: 0.93 },
      { id: 'b', n: 1000, rate: 0.74 },
    ],
  )
  expect(value?.totalBefore).toBeCloseTo(0.834, 12)
  expect(value?.totalAfter).toBeCloseTo(0.911, 12)
  // 0.55 * -0.04 + 0.45 * -0.06, and 0.95 * 0.7 + 0.77 * -0.7.
  expect(value?.rate).toBeCloseTo(-0.049, 12)
  expect(value?.mix).toBeCloseTo(0.126, 12)
  expect(value?.groups).toEqual([
    { id: 'a', rate: expect.closeTo(-0.022, 12), mix: expect.closeTo(0.665, 12) },
    { id: 'b', rate: expect.closeTo(-0.027, 12), mix: expect.closeTo(-0.539, 12) },
  ])
  expect([n, caveats]).toEqual([20_000, []])
})

test('a part that is new or gone is mix alone, and is named', () => {
  const { value, caveats } = kitagawa(
    [
      { id: 'stays', n: 50, rate: 0.9 },
      { id: 'goes', n: 50, rate: 0.5 },
    ],
    [{ id: 'stays', n: 80, rate: 0.9 }],
  )
  expect(value).toMatchObject({ rate: 0, mix: expect.closeTo(0.2, 12) })
  expect(caveats).toEqual([{ code: 'POPULATION_CHANGED', detail: 'goes' }])
})

const groups = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    n: fc.integer({ min: 1, max: 9999 }),
    rate: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { selector: ({ id }) => id, minLength: 1 },
)

test('rate and mix are always the whole change', () => {
  fc.assert(
    fc.property(groups, groups, (before, after) => {
      const { value } = kitagawa(before, after)
      if (value === undefined) throw new Error('refused')
      expect(value.rate + value.mix).toBeCloseTo(value.totalAfter - value.totalBefore, 9)
    }),
  )
})

test('refuses a time without cases, and what is no whole', () => {
  const one = { id: 'a', n: 1, rate: 1 }
  expect(kitagawa([], [one]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(kitagawa([one], [{ ...one, n: 0 }]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(() => kitagawa([one, one], [one])).toThrow('A group is given twice')
  expect(() => kitagawa([one], [{ ...one, n: -1 }])).toThrow('a has -1 cases')
})
