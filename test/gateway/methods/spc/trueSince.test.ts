import fc from 'fast-check'

import type { Direction } from '../../../../gateway/methods/direction'
import type { Given } from '../../../../gateway/methods/result'
import { MDC_2023, PTD_0_2_2 } from '../../../../gateway/methods/spc/ruleSet'
import type { SeriesPoint } from '../../../../gateway/methods/spc/series'
import { trueSince } from '../../../../gateway/methods/spc/trueSince'
import type { XmrStates } from '../../../../gateway/methods/spc/xmr'
import { xmr } from '../../../../gateway/methods/spc/xmr'

const month = (i: number) => `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`

/** Small whole values, so that runs, trends, ties and constant stretches come about; some months missing. */
const value: fc.Arbitrary<Given> = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 1, arbitrary: fc.constant({ reason: 'WITHHELD_FOI' as const }) },
)

const series = fc
  .array(fc.tuple(value, fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 40 })
  .map((drawn): readonly SeriesPoint[] =>
    drawn.flatMap(([one, skip], i) => (skip === 12 ? [] : [{ period: month(i), value: one }])),
  )

describe('since when something has been true of a chart', () => {
  it('judges each month exactly as the chart drawn then does', () => {
    fc.assert(
      fc.property(
        series,
        fc.constantFrom<Direction>('HIGHER', 'LOWER', 'NEITHER'),
        fc.constantFrom(MDC_2023, PTD_0_2_2),
        (points, better, ruleSet) => {
          const targetIn = (period: string): Given => (period < '2022' ? 2 : { reason: 'NOT_APPLICABLE' })
          const seen: XmrStates[] = []
          trueSince(points, { better, targetIn, ruleSet }, (then) => seen.push(then) > 0)
          const drawn = points
            .filter((point) => typeof point.value === 'number')
            .map(({ period }) => {
              const upTo = points.filter((point) => point.period <= period)
              const chart = xmr(upTo, { better, target: targetIn(period), ruleSet }).value
              return { variation: chart?.variation, assurance: chart?.assurance }
            })
          expect(seen.reverse()).toEqual(drawn)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is the first month of the last stretch in which it was; nothing where it is not', () => {
    // Limits of 5, 6, 5, 6 ... stay within 2 and 9. Thirteen values are needed: the thirteenth is 2021-01.
    const points = Array.from({ length: 20 }, (_, i) => ({ period: month(i), value: 5 + (i % 2) }))
    const failedSince = (targetIn: (period: string) => Given) =>
      trueSince(
        points,
        { better: 'HIGHER', targetIn },
        ({ assurance }) => assurance.value === 'CONSISTENT_FAIL',
      )
    expect(failedSince(() => 10)).toBe('2021-01')
    expect(failedSince((period) => (period < '2021-04' ? 6 : 10))).toBe('2021-04')
    expect(failedSince(() => 1)).toBeUndefined()
  })
})
