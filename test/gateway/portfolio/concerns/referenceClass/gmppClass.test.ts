import { referenceClass } from '../../../../../gateway/methods/delivery/referenceClass'
import { GMPP_CASES } from '../../../../../gateway/portfolio/concerns/referenceClass/gmppCases'
import type { ReferenceCase } from '../../../../../gateway/portfolio/concerns/referenceClass/gmppClass'
import {
  durationRatio,
  gmppClassKnownOn,
} from '../../../../../gateway/portfolio/concerns/referenceClass/gmppClass'

const one = (more: Partial<ReferenceCase> = {}): ReferenceCase => ({
  project: 'A_1',
  start: '2015-01-01',
  baseline: '2016-01-01',
  end: '2016-07-01',
  seen: 2,
  classed: '2019-07-31',
  fate: 'FINISHED',
  known: '2020-07-31',
  ...more,
})

it('takes the last approved duration over the first', () => {
  // 365 days were planned; 2016 being a leap year, it took 547.
  expect(durationRatio(one())).toBeCloseTo(547 / 365, 12)
  expect(durationRatio(one({ baseline: '2015-01-01' }))).toBeUndefined()
})

describe('the class', () => {
  const { known: _known, ...unfinished } = one({ fate: 'UNFINISHED' })
  const cases = [
    one(),
    one({ seen: 1 }),
    one({ fate: 'LEFT_EARLY' }),
    one({ fate: 'UNCLEAR' }),
    unfinished,
    one({ classed: '2021-07-31', known: '2022-07-31' }),
  ]

  it('counts each case as it was known on the day, and nothing after it', () => {
    expect(gmppClassKnownOn('2019-07-30', cases)).toEqual({
      ratios: [],
      unfinished: 0,
      unknown: 0,
      seenOnce: 0,
    })
    expect(gmppClassKnownOn('2020-07-30', cases)).toMatchObject({ ratios: [], unfinished: 5 })
    expect(gmppClassKnownOn('2020-07-31', cases)).toMatchObject({
      ratios: [547 / 365],
      unfinished: 1,
      unknown: 2,
      seenOnce: 1,
    })
    expect(gmppClassKnownOn('2022-07-31', cases)).toMatchObject({ ratios: { length: 2 }, unfinished: 1 })
  })

  it('that is shipped holds Metis and Technology Overhaul as they were published, and enough cases', () => {
    // Adelphi was to end on 31 March 2016 when first published, and Metis, as it became, on 1 June 2019.
    expect(GMPP_CASES.find(({ project }) => project === 'metis')).toEqual({
      project: 'metis',
      start: '2014-07-03',
      baseline: '2016-03-31',
      end: '2019-06-01',
      seen: 6,
      classed: '2019-07-31',
      fate: 'FINISHED',
      known: '2021-07-31',
    })
    const overhaul = GMPP_CASES.find(({ project }) => project.startsWith('FCO: Technology Overhaul'))
    expect(overhaul).toMatchObject({ start: '2015-11-01', baseline: '2018-03-01', end: '2019-03-31' })
    const { ratios, unfinished } = gmppClassKnownOn('2026-01-01')
    expect([ratios.length, unfinished, GMPP_CASES.length]).toEqual([33, 119, 181])
    const quantiles = referenceClass(ratios, 1).value
    expect(quantiles?.p50.amount).toBe(1)
    expect(quantiles?.p80.amount).toBeCloseTo(1.19, 2)
  })
})
