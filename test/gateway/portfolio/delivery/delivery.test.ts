import {
  approvedEndShiftOf,
  confidenceMovementOf,
  milestoneStandingsOf,
  nextMilestoneOf,
  wholeLifeCostChangeOf,
} from '../../../../gateway/portfolio/delivery/delivery'
import type { FieldValue } from '../../../support/fictional'
import { factRecord } from '../../../support/fictional'
import { viewWith } from '../../../support/portfolioOf'

const report = (referenceDate: string, fields: Readonly<Record<string, FieldValue>>) =>
  factRecord('ProgrammeReport', { programme: 'alpha', referenceDate, ...fields })

const milestone = (id: string, fields: Readonly<Record<string, FieldValue>>) =>
  factRecord('Milestone', { programme: 'alpha', milestone: id, name: id, ...fields })

describe('change of whole-life cost', () => {
  // The figures of Synergy in the GMPP data of 2023 and in the copies of 2024-25 and 2025-26.
  const of2023 = report('2023-03-31', { wholeLifeCost: '2488' })
  const of2025 = report('2024-03-31', { wholeLifeCost: '2450.59', priceBase: '2024-25 real' })
  const of2026 = report('2025-03-31', { wholeLifeCost: '1990.99', priceBase: '2024-25 real' })

  it('is like for like where price base and horizon are the same', async () => {
    const { figure, inputs, n, caveats } = wholeLifeCostChangeOf(
      await viewWith('alpha', [of2023, of2025, of2026]),
      'alpha',
    )
    expect(figure.cell).toEqual({ value: '-459.6' })
    expect(n).toBe(2)
    expect(inputs.map(({ period }) => period)).toEqual(['2024-03-31', '2025-03-31'])
    expect(caveats.map(({ code }) => code)).toContain('BASELINE_MOVEMENT')
  })

  it('is refused across price bases, with what each side has', async () => {
    const { figure, differences } = wholeLifeCostChangeOf(await viewWith('alpha', [of2023, of2025]), 'alpha')
    expect(figure.cell).toMatchObject({
      reason: 'NOT_COMPARABLE',
      note: expect.stringContaining('priceBase'),
    })
    expect(differences).toEqual([
      {
        attribute: 'priceBase',
        values: [
          { of: '2023-03-31', value: null },
          { of: '2024-03-31', value: '2024-25 real' },
        ],
      },
    ])
  })

  it('is refused across horizons: Unity, 145 to 2025-26 and 214 to 2031-32', async () => {
    const view = await viewWith('alpha', [
      report('2022-03-31', { wholeLifeCost: '145', horizon: '2025-26' }),
      report('2023-03-31', { wholeLifeCost: '214', horizon: '2031-32' }),
    ])
    const { figure, differences } = wholeLifeCostChangeOf(view, 'alpha')
    expect(figure.cell.reason).toBe('NOT_COMPARABLE')
    expect(differences.map(({ attribute }) => attribute)).toEqual(['horizon'])
  })

  it('says why where the latest cost is withheld', async () => {
    const view = await viewWith('alpha', [
      of2023,
      report('2024-03-31', { wholeLifeCost: { reason: 'WITHHELD_FOI', note: 'section 43' } }),
    ])
    expect(wholeLifeCostChangeOf(view, 'alpha').figure.cell).toMatchObject({ reason: 'WITHHELD_FOI' })
  })

  it('needs two reports', async () => {
    const view = await viewWith('alpha', [of2023])
    expect(wholeLifeCostChangeOf(view, 'alpha').figure.cell.reason).toBe('INSUFFICIENT_HISTORY')
  })
})

describe('movement of confidence', () => {
  const rated = (referenceDate: string, rating: string, scale = 'THREE_POINT', field = 'centralRating') =>
    report(referenceDate, { scale, [field]: rating })
  const movement = async (...reports: readonly ReturnType<typeof rated>[]) =>
    confidenceMovementOf(await viewWith('alpha', reports), 'alpha')

  it('is told within one scale, one rater and adjacent reference dates', async () => {
    expect((await movement(rated('2023-03-31', 'RED'), rated('2024-03-31', 'AMBER'))).figure.cell).toEqual({
      value: 'IMPROVED',
    })
    expect((await movement(rated('2023-03-31', 'AMBER'), rated('2024-03-31', 'RED'))).figure.cell).toEqual({
      value: 'WORSENED',
    })
    expect((await movement(rated('2023-03-31', 'RED'), rated('2024-03-31', 'RED'))).figure.cell).toEqual({
      value: 'UNCHANGED',
    })
  })

  it.each([
    ['scale', rated('2023-03-31', 'AMBER_RED', 'FIVE_POINT'), rated('2024-03-31', 'RED')],
    [
      'rater',
      rated('2023-03-31', 'AMBER', 'THREE_POINT', 'seniorResponsibleOwnerRating'),
      rated('2024-03-31', 'RED'),
    ],
    ['referenceDate', rated('2022-03-31', 'AMBER'), rated('2024-03-31', 'RED')],
  ])('is refused across %s', async (attribute, before, after) => {
    const { figure, differences } = await movement(before, after)
    expect(figure.cell.reason).toBe('NOT_COMPARABLE')
    expect(differences.map((one) => one.attribute)).toEqual([attribute])
  })
})

describe('shift of the approved end', () => {
  it('is from the first version to the last: Overseas, 2020-06-30 to 2023-12-31', async () => {
    // GMPP annual data 2019, 2020, 2021 and 2023, programme Atlas, then Hera.
    const ends = ['2020-06-30', '2021-10-31', '2022-10-31', '2023-12-31']
    const dates = ['2022-03-31', '2023-03-31', '2024-03-31', '2025-03-31']
    const view = await viewWith(
      'alpha',
      ends.map((approvedEnd, i) => report(dates[i] ?? '', { approvedEnd })),
    )
    const { figure, caveats } = approvedEndShiftOf(view, 'alpha')
    // Days between the two, by the calendar: 2020-06-30 + 1,279 days is 2023-12-31.
    expect([figure.cell, figure.unit]).toEqual([{ value: '1279' }, 'DAYS'])
    expect(caveats.map(({ code }) => code)).toEqual(['BASELINE_MOVEMENT'])
  })
})

describe('slip of a milestone', () => {
  const standing = async (fields: Readonly<Record<string, FieldValue>>) => {
    const [one] = milestoneStandingsOf(await viewWith('alpha', [milestone('go-live', fields)]), 'alpha')
    if (one === undefined) throw new Error('the milestone is not there')
    return one
  }

  it('is told against both baselines, so that a moved one hides nothing', async () => {
    const { slipAgainstOriginal, slipAgainstCurrent } = await standing({
      originalBaseline: '2026-01-31',
      currentBaseline: '2026-09-30',
      forecast: '2026-10-31',
    })
    expect(slipAgainstOriginal.figure.cell.value).toBe('273')
    expect(slipAgainstCurrent.figure.cell.value).toBe('31')
  })

  it('is a range where a date is imprecise: a year moved on by one', async () => {
    const { slipAgainstOriginal } = await standing({ originalBaseline: '2028', forecast: '2029' })
    expect(slipAgainstOriginal.interval?.low.cell.value).toBe('1')
    expect(slipAgainstOriginal.interval?.high.cell.value).toBe('730')
    expect(slipAgainstOriginal.caveats.map(({ code }) => code)).toContain('IMPRECISE_DATES')
  })

  it('is the least that it can be where a milestone is overdue without a forecast', async () => {
    // The fictional day is 2026-03-20.
    const { slipAgainstCurrent, slipAgainstOriginal } = await standing({ currentBaseline: '2026-03-01' })
    expect(slipAgainstCurrent.figure.cell.value).toBe('19')
    expect(slipAgainstCurrent.caveats.map(({ code }) => code)).toContain('OVERDUE_NO_FORECAST')
    expect(slipAgainstOriginal.figure.cell.reason).toBe('NOT_YET_BASELINED')
  })
})

describe('the next milestone', () => {
  it('is the first of the plan that has not been met', async () => {
    const view = await viewWith('alpha', [
      milestone('done', { currentBaseline: '2025-01-31', actual: '2025-02-28' }),
      milestone('later', { forecast: '2027-06-30' }),
      milestone('soon', { forecast: '2026-04-30' }),
    ])
    expect(nextMilestoneOf(view, 'alpha')?.milestone.code).toBe('soon')
  })

  it('is nothing where all have been met, or none was returned', async () => {
    expect(nextMilestoneOf(await viewWith('alpha', []), 'alpha')).toBeUndefined()
    const met = await viewWith('alpha', [milestone('done', { actual: '2025-02-28' })])
    expect(nextMilestoneOf(met, 'alpha')).toBeUndefined()
  })
})
