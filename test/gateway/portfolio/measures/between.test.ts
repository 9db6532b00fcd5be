import { comparisonOf } from '../../../../gateway/portfolio/measures/comparisonOf'
import type { Figure } from '../../../../schema/facts/figures/figure'
import { numberOf } from '../../../../schema/facts/figures/figure'
import type { PortfolioView } from '../../../../gateway/portfolio/editions/view'
import { faultless, lastMonths, plantedRegister, plantedView } from '../../../support/planted'

function between(view: PortfolioView, period?: string) {
  const measure = view.measures.get('accuracy')
  if (measure === undefined) throw new Error('there is no accuracy')
  return comparisonOf(view, measure, period).between
}

const shifted = (by: number) => ({
  ...faultless(),
  accuracy: faultless().accuracy.map((one) => ({ ...one, value: String(Number(one['value']) + by) })),
})

describe('what separates the clusters', () => {
  it('separates nobody where both are alike: each might be first', () => {
    const { ranks, differences, n } = between(plantedView(faultless()))
    expect(n).toBe(2)
    expect(ranks.map(({ best, worst }) => [best.cell.value, worst.cell.value])).toEqual([
      ['1', '2'],
      ['1', '2'],
    ])
    const [pair] = differences()
    expect(Number(pair?.difference.cell.value)).toBeCloseTo(0, 10)
    expect(Number(pair?.low.cell.value)).toBeLessThan(0)
    expect(Number(pair?.high.cell.value)).toBeGreaterThan(0)
  })

  it('separates them where one is far below, by the difference planted', () => {
    const { ranks, differences } = between(plantedView(shifted(-5)))
    expect(ranks.map(({ programme, best, worst }) => [programme, best.cell.value, worst.cell.value])).toEqual(
      [
        ['clean', '1', '1'],
        ['planted', '2', '2'],
      ],
    )
    expect(Number(differences()[0]?.difference.cell.value)).toBeCloseTo(5, 8)
    expect(Number(differences()[0]?.low.cell.value)).toBeGreaterThan(4)
  })

  it('leaves nobody out for moving, and labels each', () => {
    const { ranks, differences, n } = between(plantedView(lastMonths(faultless(), [96, 94, 92, 90])))
    expect(n).toBe(2)
    expect(differences()).toHaveLength(1)
    expect(ranks.map(({ programme, label }) => [programme, label.cell.value])).toEqual([
      ['clean', 'SETTLED'],
      ['planted', 'WORSENING'],
    ])
  })

  it('tells the gap to target and the change on the year before with intervals', () => {
    const { ranks } = between(plantedView(shifted(-5)))
    const planted = ranks.find(({ programme }) => programme === 'planted')
    expect(numberOf(planted?.gapToTarget.figure as Figure)).toBeCloseTo(-5, 1)
    expect(numberOf(planted?.gapToTarget.interval?.high as Figure)).toBeLessThan(-4)
    expect(numberOf(planted?.changeOnYear.interval?.low as Figure)).toBeLessThan(0)
    expect(numberOf(planted?.changeOnYear.interval?.high as Figure)).toBeGreaterThan(0)
  })

  it('ends each window at the own latest month, which it states', () => {
    const late = { ...faultless(), accuracy: faultless().accuracy.slice(0, -1) }
    const { ranks, n } = between(plantedView(late))
    expect(n).toBe(2)
    expect(ranks.map(({ programme, to }) => [programme, to])).toEqual([
      ['clean', '2026-06'],
      ['planted', '2026-05'],
    ])
  })

  it('names a cluster of another scope, and does not compare it', () => {
    const { ranks, differences } = between(
      plantedView(faultless(), plantedRegister({}, { scope: ['FINANCE'] })),
    )
    expect(ranks.map(({ programme, level }) => [programme, level.cell.reason])).toEqual([
      ['clean', undefined],
      ['planted', 'NOT_COMPARABLE'],
    ])
    expect(ranks[1]?.level.cell.note).toContain('scope')
    expect(differences()).toEqual([])
  })
})
