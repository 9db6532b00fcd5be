import fc from 'fast-check'

import {
  countWithChance,
  throughputCount,
  throughputFinish,
} from '../../../../gateway/methods/delivery/throughput'

const HISTORY = [3, 1, 0, 4, 2, 2]

// By counting: within three quarters only 4 + 4 + 4 is enough, one sequence of 6 cubed.
test('of 12 items: even odds in 6 quarters, 95% in 9', () => {
  const { value, n } = throughputFinish(HISTORY, 12)
  expect([value?.p50, value?.p80, value?.p85, value?.p95, n]).toEqual([6, 8, 8, 9, 6])
  expect(value?.cumulative.slice(0, 4)).toEqual(
    [0, 0, 1 / 216, 0.08950617283950615].map((p) => expect.closeTo(p, 12)),
  )
})

test('turned round: at least 8 in four quarters at even odds, at least 4 at 95%', () => {
  const { value } = throughputCount(HISTORY, 4)
  if (value === undefined) throw new Error('refused')
  expect([0.5, 0.8, 0.85, 0.95].map((chance) => countWithChance(value, chance))).toEqual([8, 6, 5, 4])
  expect(value.mean).toBe(8)
})

test('needs six periods, and something finished', () => {
  expect(throughputFinish([2, 2], 7).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(throughputFinish([2, 2], 7, 2).value?.p95).toBe(4)
  expect(throughputFinish([0, 0, 0, 0, 0, 0], 7).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(throughputCount([0, 0, 0, 0, 0, 0], 7).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(() => throughputFinish([1.5, 1, 1, 1, 1, 1], 7)).toThrow(RangeError)
})

test('agrees with counting every sequence, and never falls', () => {
  const count = fc.integer({ min: 0, max: 4 })
  fc.assert(
    fc.property(
      fc.array(count, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 8 }),
      (history, remaining) => {
        const { value } = throughputFinish(history, remaining, 1)
        if (value === undefined) return
        let sums = [0]
        for (let k = 1; k <= 4; k += 1) {
          sums = sums.flatMap((sum) => history.map((drawn) => sum + drawn))
          const share = sums.filter((sum) => sum >= remaining).length / sums.length
          expect(value.cumulative[k - 1] ?? 1).toBeCloseTo(share, 12)
        }
        value.cumulative
          .slice(1)
          .forEach((p, i) => expect(p).toBeGreaterThanOrEqual((value.cumulative[i] ?? 0) - 1e-12))
      },
    ),
  )
})
