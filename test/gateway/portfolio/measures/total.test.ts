import { wholeLifeCostTotalOf } from '../../../../gateway/portfolio/measures/total'
import type { Fields } from '../../../support/planted'
import { faultless, inLastReport, PLANTED_NOW, plantedRegister, plantedView } from '../../../support/planted'

const total = (fields: Parameters<typeof inLastReport>[1]) =>
  wholeLifeCostTotalOf(plantedView(inLastReport(faultless(), fields))).computed

/** Two clusters at 100 each, and a published total of 300 rounded to 100. */
function beside(fields: Fields, others: readonly Fields[] = []) {
  const total = {
    total: 'clusters-cost',
    referenceDate: '2026-03-31',
    amount: '300',
    roundedTo: '100',
    ...fields,
  }
  return wholeLifeCostTotalOf(
    plantedView(faultless(), plantedRegister(), PLANTED_NOW, faultless(), [total, ...others]),
  )
}

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

  it('has a reason beside it where no total was published', () => {
    const { published, difference } = wholeLifeCostTotalOf(plantedView(faultless()))
    expect(published.cell).toEqual({ reason: 'NOT_PROVIDED', note: 'no published total has been returned' })
    expect(difference.figure.cell.reason).toBe('NOT_PROVIDED')
  })

  it('is set against the published total of the same on the same basis, as far as its rounding tells', () => {
    const { published, difference } = beside({
      quantity: 'WHOLE_LIFE_COST',
      priceBase: '2024-25 real',
      horizon: '2033-34',
    })
    expect([published.cell.value, published.origin]).toEqual(['300', 'PRESS'])
    // 100 + 100 less 300, which was rounded to 100.
    expect(difference.figure.cell.value).toBe('-100')
    expect([difference.interval?.low, difference.interval?.high].map((end) => end?.cell.value)).toEqual([
      '-150',
      '-50',
    ])
    expect(difference.figure.origin).toBe('PRESS')
    expect(difference.inputs).toContain(published)
  })

  it('is not set against one that does not say what it is a total of, and names what differs', () => {
    const { published, difference } = beside({})
    expect(published.cell.value).toBe('300')
    expect(difference.figure.cell.reason).toBe('NOT_COMPARABLE')
    expect(difference.differences.map(({ attribute }) => attribute)).toEqual([
      'population',
      'priceBase',
      'horizon',
    ])
  })

  it('stands beside the latest of several published', () => {
    const earlier = { total: 'clusters-cost', referenceDate: '2022-11-30', amount: '403' }
    expect(beside({}, [earlier]).published.cell.value).toBe('300')
  })
})
