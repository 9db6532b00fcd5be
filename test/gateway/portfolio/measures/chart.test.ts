import { readingOf } from '../../../../gateway/portfolio/measures/readings'
import type { PortfolioView } from '../../../../gateway/portfolio/editions/view'
import { accuracy, faultless, lastMonths, MONTHS, plantedView } from '../../../support/planted'

function chart(view: PortfolioView, period?: string) {
  const measure = view.measures.get('accuracy')
  if (measure === undefined) throw new Error('there is no accuracy')
  return readingOf(view, 'planted', measure, period).chart()
}

// NIST/SEMATECH e-Handbook 6.3.2.2: mean 50.81, average moving range 1.8778. Its limits, 45.8159 and
// 55.8041, are drawn with 3/1.128; with the 2.66 of Making Data Count they are 50.81 ± 2.66 × 1.87778.
const NIST = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]

describe('the chart of a reading', () => {
  it('has the published mean and moving range of a worked example, and everything to draw it', () => {
    const view = plantedView({
      ...faultless(),
      accuracy: NIST.map((value, i) => accuracy(MONTHS[MONTHS.length - 10 + i] ?? '', String(value))),
    })
    const { points, averageMovingRange, n, trialLimits, ruleSet, variation, caveats } = chart(view)
    expect(n).toBe(10)
    expect(ruleSet).toMatchObject({ id: 'MDC_2023', version: '1' })
    expect(Number(averageMovingRange.cell.value)).toBeCloseTo(1.8778, 4)
    expect(points()).toHaveLength(10)
    for (const { mean, lowerLimit, upperLimit } of points()) {
      expect(Number(mean.cell.value)).toBeCloseTo(50.81, 10)
      expect(Number(lowerLimit.cell.value)).toBeCloseTo(50.81 - 2.66 * (16.9 / 9), 8)
      expect(Number(upperLimit.cell.value)).toBeCloseTo(50.81 + 2.66 * (16.9 / 9), 8)
    }
    expect(trialLimits).toBe(true)
    expect(caveats.map(({ code }) => code)).toContain('TRIAL_LIMITS')
    expect(variation.cell.reason).toBe('INSUFFICIENT_HISTORY')
  })

  it('names the point and its rule', () => {
    const last = chart(plantedView(lastMonths(faultless(), [94])))
      .points()
      .at(-1)
    expect(last).toMatchObject({ period: '2026-06', signal: 'OUTSIDE', pointType: 'CONCERN' })
  })

  it('does not look ahead: what comes later changes no chart of before', () => {
    const before = chart(plantedView(faultless()), '2025-12')
    const after = chart(plantedView(lastMonths(faultless(), [50, 120, 50])), '2025-12')
    expect(after.points().map(({ mean, upperLimit }) => [mean.cell, upperLimit.cell])).toEqual(
      before.points().map(({ mean, upperLimit }) => [mean.cell, upperLimit.cell]),
    )
    expect(after.points().at(-1)?.period).toBe('2025-12')
  })

  it('does not cross from one definition to another', () => {
    const view = plantedView({
      ...faultless(),
      accuracy: faultless().accuracy.map((one, i) => (i < 20 ? one : { ...one, version: '2' })),
    })
    const { n, version, variation } = chart(view)
    expect([n, version, variation.cell.reason]).toEqual([4, '2', 'INSUFFICIENT_HISTORY'])
  })

  it('shows a gap and carries nothing across it', () => {
    const view = plantedView(lastMonths(faultless(), [{ reason: 'WITHHELD_FOI' }, 98]))
    const { gaps, caveats, points } = chart(view)
    expect(gaps).toEqual(['2026-05'])
    expect(caveats.map(({ code }) => code)).toContain('GAPS')
    expect(points().at(-2)?.figure.cell.reason).toBe('WITHHELD_FOI')
  })

  it('withholds limits where nothing varies, and says why', () => {
    const view = plantedView({
      ...faultless(),
      accuracy: MONTHS.map((period) => accuracy(period, '100')),
    })
    const { degenerateLimits, points, assurance } = chart(view)
    expect(degenerateLimits).toBe(true)
    expect(points()[0]?.upperLimit.cell).toMatchObject({ reason: 'NOT_APPLICABLE' })
    // A constant 100 meets a target of 98 each time.
    expect(assurance.cell.value).toBe('CONSISTENT_PASS')
  })

  it('has no point where nothing was returned, and a reason', () => {
    const { points, variation, n } = chart(plantedView({ ...faultless(), accuracy: [] }))
    expect([n, points(), variation.cell.reason]).toEqual([0, [], 'INSUFFICIENT_HISTORY'])
  })

  it('is illustrative throughout where any figure in it is', () => {
    const view = plantedView({ ...faultless(), service: { origin: 'ILLUSTRATIVE' } })
    const { points, variation, assurance } = chart(view)
    const figures = [variation, assurance, ...points().flatMap(({ mean, upperLimit }) => [mean, upperLimit])]
    expect(new Set(figures.map(({ origin }) => origin))).toEqual(new Set(['ILLUSTRATIVE']))
  })

  it('is worked out once an edition', () => {
    const view = plantedView(faultless())
    expect(chart(view)).toBe(chart(view))
    expect(chart(view).points()).toBe(chart(view).points())
  })
})
