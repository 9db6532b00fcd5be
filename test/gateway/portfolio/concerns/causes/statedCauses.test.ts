import type { Behind } from '../../../../../gateway/portfolio/concerns/answeredBy'
import { statedCauses } from '../../../../../gateway/portfolio/concerns/causes/statedCauses'
import { faultless, inLastReport, plantedView } from '../../../../support/planted'

const RATED: Behind = {
  code: 'CONFIDENCE_RED',
  aspects: ['CONFIDENCE_RED'],
  axis: 'DELIVERY',
  programme: 'planted',
  subject: 'confidence',
  measure: undefined,
  includeIllustrative: false,
}
const NOTICED = { since: '2026-03-31' }

describe('the causes that an owner states', () => {
  it('are the narratives of the latest report, quoted where they stand', () => {
    const view = plantedView(
      inLastReport(faultless(), {
        ratingNarrative: 'The supplier was replaced.',
        scheduleNarrative: { reason: 'WITHHELD_FOI' },
      }),
    )
    const [cause, ...others] = statedCauses(view, RATED, NOTICED)
    expect(others).toEqual([])
    expect(cause?.cell.value).toBe('The supplier was replaced.')
    expect(cause?.identity).toMatchObject({ member: 'planted', field: 'ratingNarrative' })
    expect(cause?.snapshot).toBeDefined()
  })

  it('keep the reason of the owner where nothing is quoted', () => {
    const view = plantedView(
      inLastReport(faultless(), {
        ratingNarrative: { reason: 'WITHHELD_FOI' },
        scheduleNarrative: { reason: 'UNAVAILABLE' },
      }),
    )
    const reasons = statedCauses(view, RATED, NOTICED).map(({ cell }) => cell.reason)
    expect(reasons).toEqual(['WITHHELD_FOI', 'UNAVAILABLE'])
  })

  it('blame nobody for a report without the place, and say so where nothing returns causes', () => {
    const view = plantedView(faultless())
    expect(statedCauses(view, RATED, NOTICED).map(({ cell }) => cell)).toEqual(
      Array(2).fill({
        reason: 'NOT_PROVIDED',
        note: 'the report at 2026-03-31 has no place for the narrative',
      }),
    )
    const late = { ...RATED, code: 'RETURN_LATE', axis: 'REPORTING', subject: 'return/service' } as const
    expect(statedCauses(view, late, NOTICED).map(({ cell }) => cell)).toEqual([
      { reason: 'NOT_PROVIDED', note: 'no return of the programme states a cause' },
    ])
  })

  it('of a measure are what its returns say beside the figures since it began', () => {
    const accuracy = faultless().accuracy.map((one, i) =>
      i === 5 || i === 23 ? { ...one, note: i === 5 ? 'Before.' : 'Payroll was moved.' } : one,
    )
    const view = plantedView({ ...faultless(), accuracy })
    const behind = { ...RATED, code: 'FALLING', subject: 'measure/accuracy', measure: 'accuracy' } as const
    expect(statedCauses(view, behind, { since: '2026-01' }).map(({ cell }) => cell.value)).toEqual([
      'Payroll was moved.',
    ])
  })
})
