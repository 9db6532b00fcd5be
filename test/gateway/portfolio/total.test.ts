import { wholeLifeCostTotalOf } from '../../../gateway/portfolio/total'
import { faultless, inLastReport, plantedView } from '../../support/planted'

const total = (fields: Parameters<typeof inLastReport>[1]) =>
  wholeLifeCostTotalOf(plantedView(inLastReport(faultless(), fields))).computed

describe('the total of whole-life costs', () => {
  it('adds what is on one basis', () => {
    expect(total({ wholeLifeCost: '112.5' }).figure.cell).toEqual({ value: '212.5' })
  })

  it.each([
    ['priceBase', { priceBase: '2025-26 real' }],
    ['horizon', { horizon: '2038-39' }],
  ])('refuses to add across another %s, and names it', (attribute, fields) => {
    const { figure, differences } = total(fields)
    expect(figure.cell.reason).toBe('NOT_COMPARABLE')
    expect(differences.map((one) => one.attribute)).toEqual([attribute])
  })

  it.each(['WITHHELD_FOI', 'NOT_YET_KNOWN'] as const)(
    'refuses where one is missing, for its reason: %s',
    (reason) => {
      expect(total({ wholeLifeCost: { reason } }).figure.cell.reason).toBe(reason)
    },
  )

  it('has a published total beside it, or a reason', () => {
    const { published } = wholeLifeCostTotalOf(plantedView(faultless()))
    expect(published.cell.reason).toBe('NOT_PROVIDED')
  })
})
