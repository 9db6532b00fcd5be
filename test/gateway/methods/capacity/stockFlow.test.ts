import fc from 'fast-check'

import { stockFlow } from '../../../../gateway/methods/capacity/stockFlow'

const plan = (
  demand: readonly number[],
  joiners: readonly number[],
  leaving = 0,
  utilisation = 1,
  leadTimeMonths = 4,
) => ({
  months: demand.map((demandFte, i) => ({
    month: `2026-${String(i + 1).padStart(2, '0')}`,
    demandFte,
    joiners: joiners[i] ?? 0,
  })),
  openingHeadcount: 12,
  monthlyLeaverRate: leaving,
  utilisation,
  leadTimeMonths,
})

// Worked from the identity S(t) = S(t-1) (1 - a) + J(t).
test('finds the first shortfall, its size, and when recruiting had to start', () => {
  const { value } = stockFlow(plan([10, 12, 15, 20, 20, 8], [0, 0, 2]))
  expect(value?.shortfall).toEqual({ firstMonth: '2026-03', latestStartIndex: -2, tooLate: true })
  expect([value?.peakShortfallFte, value?.shortfallPersonMonths]).toEqual([6, 13])
  expect(value?.months[5]).toMatchObject({ headcount: 14, shortfallFte: 0, surplusFte: 6 })
})

test('leavers leave in the first month too, and utilisation counts', () => {
  const { value } = stockFlow(plan([6], [], 0.02, 0.8))
  expect(value?.months[0]?.headcount).toBeCloseTo(11.76, 12)
  expect(value?.months[0]?.supplyFte).toBeCloseTo(9.408, 12)
})

test('with enough people there is no shortfall to speak of', () => {
  expect(stockFlow(plan([10, 12], [])).value).toMatchObject({ peakShortfallFte: 0, shortfallPersonMonths: 0 })
  expect(stockFlow(plan([10, 12], [])).value?.shortfall).toBeUndefined()
})

test('needs months, and shares that are shares', () => {
  expect(stockFlow(plan([], [])).refused?.reason).toBe('NOT_PROVIDED')
  expect(() => stockFlow(plan([1], [], 1.2))).toThrow(RangeError)
  expect(() => stockFlow(plan([1], [], 0, -1))).toThrow(RangeError)
})

test('more joiners never mean a greater shortfall', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(counts, counts, fc.double({ min: 0, max: 0.2, noNaN: true }), (demand, joiners, leaving) => {
      const total = (more: number) =>
        stockFlow(
          plan(
            demand,
            demand.map((_, i) => (joiners[i] ?? 0) + more),
            leaving,
          ),
        ).value?.shortfallPersonMonths ?? NaN
      expect(total(1)).toBeLessThanOrEqual(total(0))
    }),
  )
})
