import { productReadinessOf } from '../../../../gateway/portfolio/products/readiness'
import { factRecord } from '../../../support/fictional'
import { viewWith } from '../../../support/portfolioOf'

const shown = ({
  product,
  need,
  needDate,
  marginP50,
  marginP80,
  state,
}: ReturnType<typeof productReadinessOf>[number]) => ({
  of: `${product} for ${need.programme} ${need.milestone}`,
  needDate: needDate.figure.cell.value ?? needDate.figure.cell.reason,
  margins: [marginP50, marginP80].map(({ figure }) => figure.cell.value ?? figure.cell.reason),
  state: state.cell.value ?? state.cell.reason,
})

describe('readiness of products', () => {
  it('goes by the need as the milestone has moved, and says why where it cannot be told', async () => {
    const view = await viewWith('nobody', [])
    // 20 March 2026. The almanac is ready on 30 June at even odds and on 30 September at four in five.
    expect(productReadinessOf(view).map(shown)).toEqual([
      // The milestone moved from 2027-Q3 to 2027-Q4: 31 May becomes 31 August.
      {
        of: 'almanac for alpha all-offices',
        needDate: '2026-08-31',
        margins: ['62', '-30'],
        state: 'AT_RISK',
      },
      // From 30 June 2025 to a forecast that has passed: nine months at least to this month, March 2026.
      {
        of: 'almanac for beta charter',
        needDate: '2026-09',
        margins: ['63 to 92 days', '-29 to 0 days'],
        state: 'AT_RISK',
      },
      // From the end of 2025 back to the end of March 2025, when it was met: nine months less.
      { of: 'almanac for gamma charter', needDate: '2025-10-15', margins: ['-258', '-350'], state: 'LATE' },
      {
        of: 'compass for alpha closed',
        needDate: '2027',
        margins: ['NOT_PROVIDED', 'NOT_PROVIDED'],
        state: 'NOT_PROVIDED',
      },
    ])
  })

  it('is an interval of days where a date is imprecise', async () => {
    const view = await viewWith('nobody', [])
    const beta = productReadinessOf(view).find(({ need }) => need.programme === 'beta')
    expect(beta?.marginP80.interval?.high.cell.value).toBe('0')
    expect(beta?.needDate.caveats.map(({ code }) => code)).toEqual(['STALE_FORECAST'])
    expect(beta?.state.origin).toBe('ILLUSTRATIVE')
  })

  it('moves from one reading to the next as the milestone does', async () => {
    const at = (forecast: string) =>
      viewWith('alpha', [
        factRecord('Milestone', {
          programme: 'alpha',
          milestone: 'all-offices',
          currentBaseline: '2027-Q3',
          forecast,
        }),
      ])
    const alpha = async (forecast: string) => {
      const found = productReadinessOf(await at(forecast)).find(
        ({ need }) => need.milestone === 'all-offices',
      )
      return found && shown(found)
    }
    expect(await alpha('2027-Q3')).toMatchObject({ needDate: '2026-05-31', state: 'LATE' })
    expect(await alpha('2028-Q1')).toMatchObject({ needDate: '2026-11-30', state: 'IN_TIME' })
  })

  it('says what is missing of a need whose programme has no such milestone', async () => {
    const view = await viewWith('alpha', [])
    const missing = productReadinessOf(view).find(({ need }) => need.milestone === 'all-offices')
    expect(missing?.state.cell).toEqual({
      reason: 'NOT_PROVIDED',
      note: 'alpha has returned no milestone all-offices.',
    })
  })
})
