import { textOf } from '../../../../../gateway/portfolio/words/sentence'
import { shiftMonth } from '../../../../../base/dates/period'
import type { FactRecord } from '../../../../../schema/facts/snapshots/snapshot'
import { concernsOf } from '../../../../../gateway/portfolio/concerns/concerns'
import { standingOf } from '../../../../../gateway/portfolio/concerns/standing'
import { factRecord, fictionalBooks } from '../../../../support/fictional'
import { viewWith } from '../../../../support/portfolioOf'

const BLANK = { reason: 'NOT_APPLICABLE' } as const

/** Ten of ten posts filled in February 2026, nobody leaves or joins, and the plan asks for so many each month. */
function plan(demand: string, recruitDays = '100'): readonly FactRecord[] {
  const key = { programme: 'alpha', profession: 'CHANGE' }
  return [
    factRecord('Staffing', {
      ...key,
      grade: BLANK,
      period: '2026-02',
      inPost: '10',
      annualTurnover: '0',
      utilisation: '100',
    }),
    ...Array.from({ length: 12 }, (_, i) => shiftMonth('2026-03', i)).flatMap((period, i) => [
      factRecord('StaffDemand', {
        ...key,
        period,
        milestone: BLANK,
        wave: BLANK,
        demand: i < 3 ? '10' : demand,
      }),
      factRecord('PlannedJoiners', { ...key, period, joiners: '0', successRate: '100' }),
    ]),
    factRecord('StaffLeadTime', {
      ...key,
      route: 'RECRUIT',
      days: recruitDays,
      statistic: 'P80_OF_CAMPAIGNS',
    }),
    factRecord('StaffLeadTime', { ...key, route: 'CONTRACT', days: '30', statistic: 'P80_OF_CAMPAIGNS' }),
  ]
}

async function found(code: string, records: readonly FactRecord[], member = 'alpha') {
  const view = await viewWith(member, records)
  return concernsOf(view, true).filter((one) => one.code === code && one.programme === 'alpha')
}

describe('SHORTFALL_INSIDE_LEAD_TIME', () => {
  it('fires where recruitment should have begun by now, and says until when contracts may', async () => {
    const [one, ...others] = await found('SHORTFALL_INSIDE_LEAD_TIME', plan('11'))
    expect(others).toEqual([])
    // It is 20 March 2026. One is missing from 1 June on: less 100 days is 21 February, less 30 is 2 May.
    expect(one).toMatchObject({ subject: 'profession/CHANGE', since: '2026-02-22', severity: 'HIGH' })
    expect(textOf(one?.says ?? [])).toContain(
      'Alpha will be short in change from June 2026, by 1 full-time equivalent at the peak.',
    )
    expect(textOf(one?.says ?? [])).toContain('was 21 February 2026; contracts may begin until 2 May 2026')
    expect(one?.support.shortages.cell.value).toContain('Change is short from June 2026')
  })

  it('does not fire for less than one, nor where there is time to recruit', async () => {
    expect(await found('SHORTFALL_INSIDE_LEAD_TIME', plan('10.9'))).toEqual([])
    // 1 June less 73 days is 20 March, today.
    expect(await found('SHORTFALL_INSIDE_LEAD_TIME', plan('11', '73'))).toEqual([])
    expect(await found('SHORTFALL_INSIDE_LEAD_TIME', plan('11', '74'))).toHaveLength(1)
  })
})

describe('CAPABILITY_RED', () => {
  const rated = (referenceDate: string, now: string, future: string) =>
    factRecord('CapabilityRating', {
      programme: 'alpha',
      capability: 'DIGITAL',
      referenceDate,
      scale: 'THREE_POINT',
      now,
      future,
      narrative: BLANK,
    })

  it('fires on red now or in future, since it has been so, and says which way it goes', async () => {
    const [one] = await found('CAPABILITY_RED', [
      rated('2025-06-30', 'AMBER', 'AMBER'),
      rated('2025-09-30', 'AMBER', 'RED'),
      rated('2025-12-31', 'RED', 'AMBER'),
    ])
    expect(one).toMatchObject({ subject: 'capability/DIGITAL', since: '2025-09-30', travel: 'IMPROVING' })
    const [worse] = await found('CAPABILITY_RED', [rated('2025-12-31', 'AMBER', 'RED')])
    expect(worse).toMatchObject({ since: '2025-12-31', travel: 'WORSENING' })
  })

  it('does not fire on what was red once', async () => {
    const records = [rated('2025-09-30', 'RED', 'RED'), rated('2025-12-31', 'AMBER', 'GREEN')]
    expect(await found('CAPABILITY_RED', records)).toEqual([])
  })
})

describe('CONTENTION and PRODUCT_LATE', () => {
  const strategy = (extra: readonly FactRecord[]) => [
    ...(
      fictionalBooks()
        .get('strategy')
        ?.after(0)
        .flatMap(({ records }) => records) ?? []
    ).filter(({ type }) => type !== 'SharedPool' && type !== 'ProductNeed'),
    ...extra,
  ]
  const pool = (size: string) =>
    Array.from({ length: 12 }, (_, i) =>
      factRecord('SharedPool', { profession: 'CHANGE', period: shiftMonth('2026-03', i), size }),
    )

  it('fires where all together ask for more than the pool, and not for exactly as much', async () => {
    // Alpha asks in March 2026 for 7 and 1, in April for 7 and 2, in May for 7 and 3; beta for 8 and some.
    const [one] = await found('CONTENTION', strategy(pool('5')), 'strategy')
    expect(one).toMatchObject({ subject: 'pool/CHANGE', severity: 'MEDIUM' })
    expect(one?.evidence.length).toBeGreaterThanOrEqual(4)
    expect(await found('CONTENTION', strategy(pool('500')), 'strategy')).toEqual([])
  })

  it('fires where a product is late at even odds, with the margin', async () => {
    const need = (needBy: string) =>
      factRecord('ProductNeed', {
        product: 'almanac',
        programme: 'alpha',
        milestone: 'all-offices',
        needBy,
        note: BLANK,
      })
    // All offices have moved by three months: 28 February becomes 28 May, and the almanac is ready on 30 June.
    const [late] = await found('PRODUCT_LATE', strategy([need('2026-02-28')]), 'strategy')
    const margin = late?.evidence.find(({ identity }) => identity.field === 'readiness-margin-p50')
    expect(late?.subject).toBe('product/almanac/all-offices')
    expect(margin?.cell.value).toBe('-33')
    expect(await found('PRODUCT_LATE', strategy([need('2027-05-31')]), 'strategy')).toEqual([])
  })
})

describe('standing on capacity', () => {
  it('is behind where it is too late to recruit, and without a signal where nobody is short', async () => {
    const on = async (records: readonly FactRecord[]) => {
      const view = await viewWith('alpha', records)
      const member = view.member('alpha')
      if (member === undefined) throw new Error('alpha is not registered')
      return standingOf(view, member, true).find(({ axis }) => axis === 'CAPACITY')
    }
    expect(await on(plan('11'))).toMatchObject({ standing: 'BEHIND' })
    expect((await on([]))?.known.cell.reason).toBe('NOT_PROVIDED')
  })
})
