import fc from 'fast-check'

import { funnel } from '../../../../gateway/methods/funnel/funnel'
import type { FunnelUnit } from '../../../../gateway/methods/funnel/score'

const units = (pairs: readonly (readonly [number, number])[]): readonly FunnelUnit[] =>
  pairs.map(([numerator, denominator], i) => ({ id: 'abcdefgh'[i] ?? String(i), numerator, denominator }))

// The six groups of FunnelPlotR's own tests (MIT), which state phi as 2.948033.
const SIX = units([
  [100, 108],
  [150, 112],
  [180, 165],
  [80, 95],
  [120, 100],
  [225, 220],
])

describe('agrees with FunnelPlotR 0.6.0', () => {
  test('on standardised ratios as the SHMI has them', () => {
    const { value, n } = funnel(SIX, { kind: 'RATIO_SHMI', minimumUnits: 2 })
    expect([value?.n, value?.fellBack, value?.target, n]).toEqual([6, false, 1, 6])
    expect(value?.phi).toBeCloseTo(2.948033, 6)
    expect(value?.tau2).toBeCloseTo(0.01947753, 8)
    expect(value?.points[0]?.adjusted?.lower998).toBeCloseTo(0.5922337, 6)
    expect(value?.points[0]?.adjusted?.upper998).toBeCloseTo(1.6885226, 6)
    expect(value?.points[0]?.unadjusted.lower998).toBeCloseTo(0.7287985, 6)
    expect(value?.points.some(({ flagged }) => flagged)).toBe(false)
  })

  test('and as the CQC has them, at 95% with 5% trimmed', () => {
    const { value } = funnel(SIX, { kind: 'RATIO_CQC', flagAt: 95, trim: 0.05, minimumUnits: 2 })
    expect(value?.phi).toBeCloseTo(2.7467826, 6)
    expect(value?.tau2).toBeCloseTo(0.00440598, 8)
    expect(value?.points.filter(({ flagged }) => flagged).map(({ unit }) => unit.id)).toEqual(['b', 'e'])
  })
})

test('scores ratios of counts with half a count added to each', () => {
  const { value } = funnel(
    units([
      [10, 20],
      [30, 40],
    ]),
    { kind: 'RATIO_OF_COUNTS', adjust: false },
  )
  const [first] = value?.points ?? []
  expect(value?.target).toBeCloseTo(40 / 60, 12)
  expect(first?.transformed).toBeCloseTo(Math.log(10.5 / 20.5), 12)
  expect(first?.standardError).toBeCloseTo(Math.sqrt(10 / 110.25 + 20 / 420.25), 12)
  expect(first?.unadjusted.upper95).toBeCloseTo((40 / 60) * Math.exp(1.959964 * Math.sqrt(1 / 80)), 9)
})

test('is not adjusted below twenty units', () => {
  expect(funnel(SIX, { kind: 'RATIO_SHMI' }).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  const { value, caveats } = funnel(SIX, { kind: 'RATIO_SHMI', adjust: false })
  expect(value?.points[0]?.adjusted).toBeUndefined()
  expect(caveats).toEqual([{ code: 'UNADJUSTED_LIMITS' }])
})

test('falls back to limits of sampling alone where there is no overdispersion', () => {
  const alike = units(Array.from({ length: 20 }, () => [50, 100] as const))
  expect(funnel(alike, { kind: 'PROPORTION' }).value?.fellBack).toBe(true)
})

test('refuses a unit that has no score', () => {
  const { refused } = funnel([...SIX, { id: 'none', numerator: 0, denominator: 10 }], {
    kind: 'RATIO_SHMI',
    minimumUnits: 2,
  })
  expect(refused).toMatchObject({ reason: 'NOT_APPLICABLE', detail: 'none has no score: 0 of 10.' })
})

// Five large organisations, one plainly bad: the reason why a funnel is not for clusters.
test('among five, adjusted limits flag nobody and unadjusted ones nearly everybody', () => {
  const five = units([
    [99_700, 100_000],
    [99_500, 100_000],
    [99_800, 100_000],
    [97_000, 100_000],
    [99_600, 100_000],
  ])
  const flagged = (adjust: boolean) =>
    funnel(five, { kind: 'PROPORTION', adjust, minimumUnits: 2 }).value?.points.filter(
      (point) => point.flagged,
    ).length
  expect([flagged(true), flagged(false)]).toEqual([0, 5])
})

describe('properties', () => {
  const proportions = fc
    .array(
      fc
        .integer({ min: 20, max: 5000 })
        .chain((d) => fc.tuple(fc.integer({ min: 1, max: d - 1 }), fc.constant(d))),
      { minLength: 20, maxLength: 40 },
    )
    .map((pairs) => units(pairs))

  test('limits narrow as the denominator grows', () => {
    fc.assert(
      fc.property(proportions, (list) => {
        const points = [...(funnel(list, { kind: 'PROPORTION' }).value?.points ?? [])]
        points.sort((a, b) => a.unit.denominator - b.unit.denominator)
        points.slice(1).forEach((point, i) => {
          const [narrow, wide] = [
            point.adjusted ?? point.unadjusted,
            points[i]?.adjusted ?? points[i]?.unadjusted,
          ]
          expect(narrow.upper998).toBeLessThanOrEqual((wide?.upper998 ?? 0) + 1e-12)
          expect(narrow.lower998).toBeGreaterThanOrEqual((wide?.lower998 ?? 0) - 1e-12)
          expect(narrow.upper95).toBeLessThanOrEqual(narrow.upper998)
        })
      }),
    )
  })

  test('the order of the units does not matter', () => {
    fc.assert(
      fc.property(proportions, (list) => {
        const flags = (order: readonly FunnelUnit[]) =>
          funnel(order, { kind: 'PROPORTION' }).value?.points.map(({ unit, flagged }) => [unit, flagged])
        expect(flags([...list].reverse())?.reverse()).toEqual(flags(list))
      }),
    )
  })
})
