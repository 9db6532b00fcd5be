import { censoredReferenceClass } from '../../../../../gateway/methods/delivery/referenceClass'
import { GMPP_CASES } from '../../../../../gateway/portfolio/concerns/referenceClass/gmppCases'
import type { ReferenceCase } from '../../../../../gateway/portfolio/concerns/referenceClass/gmppClass'
import { gmppClassKnownOn } from '../../../../../gateway/portfolio/concerns/referenceClass/gmppClass'

const one = (more: Partial<ReferenceCase> = {}): ReferenceCase => ({
  project: 'A_1',
  start: '2015-01-01',
  approved: { 2018: '2016-01-01', 2019: '2016-07-01' },
  classed: 2019,
  fate: 'FINISHED',
  gone: 2020,
  ...more,
})
const { gone: _gone, ...unfinished } = one({ fate: 'UNFINISHED' })

// 365 days were planned; 2016 being a leap year, the last approved end makes them 547.
const APPROVED = 547 / 365

describe('the class', () => {
  it('has a finished case end at its last approved end', () => {
    expect(gmppClassKnownOn('2020-07-31', [one()])).toEqual({
      cases: [{ ratio: APPROVED, ended: true, approved: APPROVED }],
      finished: 1,
      unfinished: 0,
      unknown: 0,
      seenOnce: 0,
    })
  })

  it('counts a case that goes on as it was on the day that the newest publication describes', () => {
    // 31 March 2022 is 2,646 days after the start.
    expect(gmppClassKnownOn('2026-01-01', [unfinished])).toMatchObject({
      cases: [{ ratio: 2646 / 365, ended: false, approved: APPROVED }],
      unfinished: 1,
    })
  })

  it('counts a case that left early, or is lost, no later than its approved end', () => {
    const left = (end: string) => one({ fate: 'LEFT_EARLY', approved: { 2018: '2016-01-01', 2019: end } })
    const lost = one({ fate: 'UNCLEAR' })
    const { cases, unknown } = gmppClassKnownOn('2020-07-31', [left('2016-07-01'), left('2030-01-01'), lost])
    // The publication of 2020 describes 30 September 2019, 1,733 days after the start.
    expect(cases.map(({ ratio, ended }) => [ratio, ended])).toEqual([
      [APPROVED, false],
      [1733 / 365, false],
      [APPROVED, false],
    ])
    expect(unknown).toBe(3)
  })

  it('leaves out what was seen once, and what was planned to take no time', () => {
    expect(gmppClassKnownOn('2026-01-01', [one({ approved: { 2019: '2016-01-01' } })])).toMatchObject({
      cases: [],
      seenOnce: 1,
    })
    const none = one({ approved: { 2018: '2015-01-01', 2019: '2016-01-01' } })
    expect(gmppClassKnownOn('2026-01-01', [none]).cases).toEqual([])
  })

  it('knows nothing on a day of what was published after it', () => {
    expect(gmppClassKnownOn('2014-07-30').cases).toEqual([])
    // In the publication of 2019 the case was still there, with its end where it was then, on 30 September 2018.
    const moved = one({
      approved: { 2018: '2016-01-01', 2019: '2016-01-01', 2020: '2016-07-01' },
      gone: 2021,
    })
    expect(gmppClassKnownOn('2020-07-30', [moved]).cases).toEqual([
      { ratio: 1368 / 365, ended: false, approved: 1 },
    ])
    expect(gmppClassKnownOn('2019-07-30', [one()])).toMatchObject({ cases: [], seenOnce: 0 })
  })
})

describe('the class that is shipped', () => {
  it('holds Metis and Technology Overhaul as they were published', () => {
    // Adelphi was to end on 31 March 2016 when first published, and Metis, as it became, on 1 June 2019.
    const metis = GMPP_CASES.find(({ project }) => project === 'metis')
    expect(metis).toMatchObject({ start: '2014-07-03', classed: 2019, fate: 'FINISHED', gone: 2021 })
    expect(Object.values(metis?.approved ?? {})).toHaveLength(6)
    expect([metis?.approved[2015], metis?.approved[2020]]).toEqual(['2016-03-31', '2019-06-01'])
    const overhaul = GMPP_CASES.find(({ project }) => project.startsWith('FCO: Technology Overhaul'))
    expect(overhaul).toMatchObject({
      start: '2015-11-01',
      approved: { 2016: '2018-03-01', 2019: '2019-03-31' },
    })
  })

  // Of 116 cases 33 had finished; the P50 of these alone is 1.00.
  it('takes 1.46 times its first plan as likely as not, and tells of no more than 1.56 times', () => {
    const known = gmppClassKnownOn('2026-01-01')
    expect([known.cases.length, known.finished, known.unfinished, known.unknown, known.seenOnce]).toEqual([
      116, 33, 75, 8, 65,
    ])
    const { value } = censoredReferenceClass(known.cases, 1)
    expect(value?.p50).toMatchObject({ amount: expect.closeTo(1.46, 2), isMoreThan: false })
    expect(value?.p50Interval).toEqual({ lower: expect.closeTo(1.05, 2), upper: expect.closeTo(2.82, 2) })
    expect(value?.p80).toMatchObject({ amount: expect.closeTo(1.56, 2), isMoreThan: true })
    expect(value?.toldUpTo).toBeCloseTo(1.56, 2)
    expect(value?.ifApprovedEndsHold?.p50.amount).toBe(1)
    expect(value?.ifApprovedEndsHold?.p80.amount).toBeCloseTo(1.56, 2)
  })
})
