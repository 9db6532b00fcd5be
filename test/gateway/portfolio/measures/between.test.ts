import { comparisonOf } from '../../../../gateway/portfolio/measures/comparisonOf'
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

  it('leaves out a level that is not settled, and says so', () => {
    const { ranks, differences, n, caveats } = between(plantedView(lastMonths(faultless(), [94])))
    expect(n).toBe(1)
    expect(differences()).toEqual([])
    const planted = ranks.find(({ programme }) => programme === 'planted')
    expect(planted?.best.cell).toMatchObject({
      reason: 'NOT_APPLICABLE',
      note: '2026-06 is a special cause: the level is not settled.',
    })
    expect(ranks.find(({ programme }) => programme === 'clean')?.best.cell.reason).toBe(
      'INSUFFICIENT_HISTORY',
    )
    expect(caveats.map(({ code }) => code)).toEqual(['PARTIAL_COVERAGE'])
  })

  it('leaves out who has no value in the month compared: its last twelve would be other months', () => {
    const late = { ...faultless(), accuracy: faultless().accuracy.slice(0, -1) }
    const { ranks, n } = between(plantedView(late), '2026-06')
    expect(n).toBe(1)
    const planted = ranks.find(({ programme }) => programme === 'planted')
    expect(planted?.level.cell).toMatchObject({ reason: 'LATE', note: expect.stringContaining('due on') })
  })

  it('refuses clusters of different scope', () => {
    const { ranks, differences } = between(
      plantedView(faultless(), plantedRegister({}, { scope: ['FINANCE'] })),
    )
    expect(ranks.map(({ best }) => best.cell.reason)).toEqual(['NOT_COMPARABLE', 'NOT_COMPARABLE'])
    expect(differences()).toEqual([])
  })
})
