import { benefitsRealisedOf, benefitsToDate } from '../../../../gateway/portfolio/delivery/benefits'
import type { Fields } from '../../../support/planted'
import { benefitYear, faultless, plantedView } from '../../../support/planted'

const view = (benefits: readonly Fields[]) => plantedView({ ...faultless(), benefits })
const cashable = (benefits: readonly Fields[]) => {
  const [first] = benefitsRealisedOf(view(benefits), 'planted')
  if (first === undefined) throw new Error('there is no kind')
  return first
}

describe('benefits to date', () => {
  it('are what was realised against what was planned through the last year reported', () => {
    const { planned, realised, share, through } = cashable(faultless().benefits)
    // 10.5 + 19 of 10 + 20; the year to March 2027 has not ended.
    expect(through).toBe('2026-03')
    expect([planned, realised].map(({ figure }) => figure.cell.value)).toEqual(['30', '29.5'])
    expect(Number(share.figure.cell.value)).toBeCloseTo((100 * 29.5) / 30, 8)
    expect(share.method).toEqual({ id: 'benefits-realised', version: '1' })
    expect(share.inputs).toHaveLength(4)
    expect(share.inputs[0]?.cell.where).toMatchObject({ file: 'BenefitProfile.csv' })
  })

  it('count no year that is still to be reported, in either sum', () => {
    const { planned, through } = cashable([benefitYear('2025-03', '10', '9.5'), benefitYear('2026-03', '20')])
    expect([planned.figure.cell.value, through]).toEqual(['10', '2025-03'])
  })

  it.each([
    ['no profile was returned', [], 'NOT_PROVIDED'],
    ['no year has ended', [benefitYear('2027-03', '10')], 'NOT_APPLICABLE'],
    ['nothing that has ended is reported', [benefitYear('2026-03', '10')], 'NOT_YET_KNOWN'],
    [
      'a year before the last is withheld',
      [
        { ...benefitYear('2025-03', '10'), realised: { reason: 'WITHHELD_FOI' as const } },
        benefitYear('2026-03', '1', '1'),
      ],
      'WITHHELD_FOI',
    ],
    [
      'price bases differ',
      [
        benefitYear('2025-03', '10', '9'),
        { ...benefitYear('2026-03', '10', '9'), priceBase: '2025-26 real' },
      ],
      'NOT_COMPARABLE',
    ],
    ['nothing was planned', [benefitYear('2026-03', '0', '1')], 'NOT_APPLICABLE'],
  ])('are refused where %s', (_why, benefits, reason) => {
    const { share } = cashable(benefits)
    expect(share.figure.cell).toMatchObject({ reason })
    expect(share.figure.cell.note).toBeTruthy()
  })

  it('look at nothing after a day', () => {
    expect(benefitsToDate(view(faultless().benefits), 'planted', 'CASHABLE', '2025-12-31')).toMatchObject({
      through: '2025-03',
      share: { figure: { cell: { value: '105' } } },
    })
  })

  it('keep the kinds apart', () => {
    const each = benefitsRealisedOf(view(faultless().benefits), 'planted')
    expect(each.map(({ kind, share }) => [kind, share.figure.cell.reason])).toEqual([
      ['CASHABLE', undefined],
      ['NON_CASHABLE', 'NOT_PROVIDED'],
    ])
  })
})
