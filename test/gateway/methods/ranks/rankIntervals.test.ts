import fc from 'fast-check'

import { rankIntervals } from '../../../../gateway/methods/ranks/rankIntervals'
import type { Estimate } from '../../../../gateway/methods/ranks/separation'

const estimates = (values: readonly (readonly [number, number])[]): readonly Estimate[] =>
  values.map(([value, standardError], i) => ({ id: String(i), value, standardError }))

const FIVE = estimates([
  [99.82, 0.05],
  [99.1, 0.3],
  [99.95, 0.04],
  [98.4, 0.35],
  [99.6, 0.12],
])

// csranks 1.2.3 (GPL-3, output only): the closed form contains its bootstrap intervals, which differ in
// the second alone, [3, 5].
test('of five: ranks and marginal intervals', () => {
  const { value, n } = rankIntervals(FIVE, { better: 'HIGHER', form: 'MARGINAL' })
  expect(value?.map(({ rank, best, worst }) => [rank, best, worst])).toEqual([
    [2, 1, 4],
    [4, 2, 5],
    [1, 1, 2],
    [5, 4, 5],
    [3, 2, 4],
  ])
  expect(n).toBe(5)
})

test('ties share the better rank, and lower may be better', () => {
  const { value } = rankIntervals(
    estimates([
      [1, 1],
      [1, 1],
      [2, 1],
    ]),
    { better: 'LOWER' },
  )
  expect(value?.map(({ rank }) => rank)).toEqual([1, 1, 3])
})

test('one unit has no rank', () => {
  expect(rankIntervals(FIVE.slice(0, 1), { better: 'HIGHER' }).refused?.reason).toBe('INSUFFICIENT_HISTORY')
})

describe('properties', () => {
  const units = fc
    .array(
      fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 10, noNaN: true })),
      {
        minLength: 2,
        maxLength: 8,
      },
    )
    .map(estimates)
  const intervals = (list: readonly Estimate[], form: 'MARGINAL' | 'SIMULTANEOUS') =>
    rankIntervals(list, { better: 'HIGHER', form }).value ?? []

  test('an interval holds its own rank, and simultaneous ones hold marginal ones', () => {
    fc.assert(
      fc.property(units, (list) => {
        const together = intervals(list, 'SIMULTANEOUS')
        intervals(list, 'MARGINAL').forEach(({ rank, best, worst }, i) => {
          expect(best).toBeLessThanOrEqual(rank)
          expect(rank).toBeLessThanOrEqual(worst)
          expect(together[i]?.best).toBeLessThanOrEqual(best)
          expect(together[i]?.worst).toBeGreaterThanOrEqual(worst)
        })
      }),
    )
  })

  test('the order of the units does not matter', () => {
    fc.assert(
      fc.property(units, (list) => {
        expect([...intervals([...list].reverse(), 'SIMULTANEOUS')].reverse()).toEqual(
          intervals(list, 'SIMULTANEOUS'),
        )
      }),
    )
  })

  test('less certain estimates never have narrower intervals', () => {
    fc.assert(
      fc.property(units, (list) => {
        const wider = intervals(
          list.map((unit) => ({ ...unit, standardError: unit.standardError * 2 })),
          'SIMULTANEOUS',
        )
        intervals(list, 'SIMULTANEOUS').forEach(({ best, worst }, i) => {
          expect(wider[i]?.best).toBeLessThanOrEqual(best)
          expect(wider[i]?.worst).toBeGreaterThanOrEqual(worst)
        })
      }),
    )
  })
})
