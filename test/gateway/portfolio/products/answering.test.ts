import { productsAnswering } from '../../../../gateway/portfolio/products/answering'
import { FICTIONAL_NOW, factRecord, fictionalBooks } from '../../../support/fictional'
import { viewWith } from '../../../support/portfolioOf'

const untouched = () => viewWith('nobody', [])

describe('the products that answer a concern', () => {
  it('are those said to answer its measure, with their readiness for the programme alone', async () => {
    const [found, ...others] = productsAnswering(await untouched(), {
      code: 'FALLING',
      axis: 'SERVICE',
      measure: 'accuracy',
      programme: 'beta',
    })
    expect(others).toEqual([])
    expect(found?.product.code).toBe('almanac')
    expect(found?.how).toMatchObject({ cell: { value: 'Slips are written alike.' }, origin: 'ILLUSTRATIVE' })
    expect(found?.readiness.map(({ need }) => need.programme)).toEqual(['beta'])
  })

  it('are none for another measure, or for no measure', async () => {
    const view = await untouched()
    expect(productsAnswering(view, { axis: 'SERVICE', measure: 'unit-cost' })).toEqual([])
    expect(productsAnswering(view, { axis: 'SERVICE' })).toEqual([])
  })

  it('answer from the day on that it is said of', async () => {
    expect(productsAnswering(await untouched(), { axis: 'DELIVERY' })).toEqual([])
    const later = await viewWith('nobody', [], {}, () => new Date('2026-12-01T00:00:00Z'))
    expect(productsAnswering(later, { axis: 'DELIVERY' }).map(({ product }) => product.code)).toEqual([
      'compass',
    ])
  })

  it('are each named once, and not for a statement that names nothing', async () => {
    const book = fictionalBooks().get('strategy')
    const answer = (fields: Record<string, string>) =>
      factRecord('ProductAnswer', { product: 'almanac', since: '2025-01-01', how: 'By and by.', ...fields })
    const records = [
      ...(book?.after(0).flatMap((snapshot) => snapshot.records) ?? []),
      answer({ axis: 'SERVICE' }),
      answer({ concern: 'FALLING' }),
      answer({ product: 'compass' }),
    ]
    const view = await viewWith('strategy', records, {}, FICTIONAL_NOW)
    const found = productsAnswering(view, { code: 'FALLING', axis: 'SERVICE', measure: 'accuracy' })
    expect(found.map(({ product }) => product.code)).toEqual(['almanac'])
  })
})
