import { figureId } from '../../../../schema/facts/figures/figure'
import { explanationOf } from '../../../../gateway/portfolio/explain/explain'
import { productStandingsOf } from '../../../../gateway/portfolio/products/standings'
import { viewWith } from '../../../support/portfolioOf'

describe('the standing of a product', () => {
  it('tells of every cluster whether it uses it, or that nobody says', async () => {
    const [almanac, compass] = productStandingsOf(await viewWith('nobody', []))
    const told = (standing: typeof almanac) =>
      standing?.adoption.map(({ programme, status }) => [programme, status.cell.value ?? status.cell.reason])
    expect(told(almanac)).toEqual([
      ['alpha', 'IN_USE'],
      ['beta', 'NOT_PROVIDED'],
      ['gamma', 'NOT_PROVIDED'],
    ])
    expect(told(compass)).toEqual([
      ['alpha', 'NOT_PROVIDED'],
      ['beta', 'PILOT'],
      ['gamma', 'NOT_PROVIDED'],
    ])
  })

  it('counts users by real and by invented figures apart', async () => {
    const [almanac, compass] = productStandingsOf(await viewWith('nobody', []))
    expect(almanac?.usersEvidenced.cell.value).toBe('1')
    expect(almanac?.usersIllustrative.cell.reason).toBe('NOT_PROVIDED')
    expect(compass?.usersEvidenced.cell.reason).toBe('NOT_PROVIDED')
    expect(compass?.usersIllustrative).toMatchObject({ cell: { value: '1' }, origin: 'ILLUSTRATIVE' })
  })

  it('can be explained, figure by figure', async () => {
    const view = await viewWith('nobody', [])
    for (const { adoption, usersEvidenced, usersIllustrative, readiness } of productStandingsOf(view)) {
      const figures = [
        usersEvidenced,
        usersIllustrative,
        ...adoption.flatMap(({ status, since, evidence }) => [status, since, evidence]),
        ...readiness.flatMap(({ needDate, marginP50, state }) => [needDate.figure, marginP50.figure, state]),
      ]
      for (const figure of figures)
        expect(explanationOf(view, figureId(figure))?.figure.cell).toEqual(figure.cell)
    }
  })
})
