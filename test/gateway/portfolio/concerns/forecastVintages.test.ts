import type { Snapshot } from '../../../../schema/facts/snapshots/snapshot'
import { concernsOf, unjudgedOf } from '../../../../gateway/portfolio/concerns/concerns'
import { forecastVintages } from '../../../../gateway/portfolio/concerns/forecastVintages'
import type { PortfolioView } from '../../../../gateway/portfolio/editions/view'
import { factRecord } from '../../../support/fictional'
import { faultless, plantedView } from '../../../support/planted'

const MILESTONE = 'tool-live'

/** A reading of one return of a project tool, with its forecast and the day that it came. */
const reading = (received: string, forecast: string, more: Partial<Snapshot> = {}): Partial<Snapshot> => ({
  source: 'tool',
  returnId: 'plan',
  received: `${received}T08:00:00.000Z`,
  recorded: `${received}T08:00:05.000Z`,
  records: [
    factRecord('Milestone', {
      programme: 'planted',
      milestone: MILESTONE,
      name: 'Tool live',
      originalBaseline: '2026-12-31',
      currentBaseline: '2026-12-31',
      forecast,
    }),
  ],
  ...more,
})

const view = (...extra: readonly Partial<Snapshot>[]) => plantedView({ ...faultless(), extra })
const told = (at: PortfolioView) =>
  forecastVintages(at, 'planted', { code: MILESTONE }).map(({ reportedOn, forecast }) => [
    reportedOn,
    forecast,
  ])
const receding = (at: PortfolioView) =>
  concernsOf(at, false).filter(({ code }) => code === 'MILESTONE_RECEDING')

describe('the vintages of a forecast', () => {
  it('are the readings of one return over time, each on the day it came', () => {
    const at = view(
      reading('2026-01-05', '2026-12-31'),
      reading('2026-03-05', '2027-01-31'),
      reading('2026-07-05', '2027-02-28'),
    )
    expect(told(at)).toEqual([
      ['2026-01-05', '2026-12-31'],
      ['2026-03-05', '2027-01-31'],
      ['2026-07-05', '2027-02-28'],
    ])
  })

  it('begin on the day that a return describes, and are one a day', () => {
    const at = view(
      reading('2026-01-20', '2026-12-31', { referenceDate: '2025-12-31' }),
      reading('2026-03-05', '2027-01-31', { referenceDate: '2025-12-31' }),
      reading('2026-03-05', '2027-02-28', { referenceDate: '2025-12-31' }),
    )
    expect(told(at)).toEqual([
      ['2025-12-31', '2026-12-31'],
      ['2026-03-05', '2027-02-28'],
    ])
  })

  it('are not made by another mapping of the same payload, nor by a correction', () => {
    const payload = { payloadHash: 'the same bytes' }
    const at = view(
      reading('2026-01-05', '2026-12-13', payload),
      reading('2026-04-05', '2026-12-31', payload),
      reading('2026-07-05', '2027-01-31', { correction: 'a slip of the pen' }),
    )
    expect(told(at)).toEqual([['2026-01-05', '2027-01-31']])
  })

  it('are not turned back by an old return that is sent again after a newer one', () => {
    const old = { returnId: 'autumn', referenceDate: '2025-09-30' }
    const at = view(
      reading('2025-10-05', '2026-12-31', old),
      reading('2026-01-05', '2027-03-31', { returnId: 'winter', referenceDate: '2025-12-31' }),
      reading('2026-07-05', '2026-11-30', old),
    )
    expect(told(at)).toEqual([
      ['2025-09-30', '2026-11-30'],
      ['2025-12-31', '2027-03-31'],
    ])
  })
})

describe('a milestone that recedes', () => {
  it('is found between readings of one and the same return', () => {
    // 182 days later after 181 days, and already so at the reading before: 91 days after 90.
    const [found, ...others] = receding(
      view(
        reading('2026-01-05', '2026-12-31'),
        reading('2026-04-05', '2027-04-01'),
        reading('2026-07-05', '2027-07-01'),
      ),
    )
    expect(others).toEqual([])
    expect(found).toMatchObject({
      subject: `milestone/${MILESTONE}`,
      since: '2026-04-05',
      travel: 'WORSENING',
    })
    const [ratio, first, latest] = found?.evidence ?? []
    expect(Number(ratio?.cell.value)).toBeCloseTo(182 / 181, 10)
    expect([first?.cell.value, first?.period, latest?.cell.value]).toEqual([
      '2026-12-31',
      '2026-01-05',
      '2027-07-01',
    ])
  })

  it('is not found where the forecast stands still while time passes', () => {
    expect(receding(view(reading('2026-01-05', '2027-03-31'), reading('2026-07-05', '2027-04-30')))).toEqual(
      [],
    )
  })

  it('is not judged by one step within a quarter', () => {
    const at = view(reading('2026-06-01', '2026-12-31'), reading('2026-07-05', '2027-03-31'))
    expect(receding(at)).toEqual([])
    const member = at.member('planted')
    if (member === undefined) throw new Error('planted is not registered')
    expect(unjudgedOf(at, member)).toContainEqual(
      expect.objectContaining({
        code: 'MILESTONE_RECEDING',
        subject: `milestone/${MILESTONE}`,
        reason: 'INSUFFICIENT_HISTORY',
        note: 'the forecasts known were reported within 34 days; 84 are needed',
      }),
    )
  })

  it('is not judged by a correction as if it were news', () => {
    const at = view(
      reading('2026-01-05', '2026-12-31'),
      reading('2026-07-05', '2027-12-31', { correction: 'the year was wrong' }),
    )
    expect(receding(at)).toEqual([])
  })
})
