import type { Register } from '../../../../../subgraphs/register/register'
import { concernsOf, unjudgedOf } from '../../../../../gateway/portfolio/concerns/concerns'
import type { Fields, Returns } from '../../../../support/planted'
import {
  faultless,
  inMilestone,
  PLANTED_NOW,
  plantedRegister,
  plantedView,
} from '../../../../support/planted'

interface Asked {
  readonly returns?: Returns
  readonly milestone?: string
  readonly by?: string
  readonly instant?: string
  readonly register?: Partial<Register>
}

function asked({
  returns = faultless(),
  milestone = 'last-2',
  by = '2027-12-30',
  instant,
  register,
}: Asked = {}) {
  const view = plantedView(returns, plantedRegister(register, { lastOnboarding: { milestone, by } }), instant)
  const member = view.member('planted')
  if (member === undefined) throw new Error('planted is not registered')
  const isThis = ({ code }: { readonly code: string }) => code === 'LAST_ONBOARDING_LATE'
  return {
    concern: concernsOf(view, true).find(isThis),
    unjudged: unjudgedOf(view, member)
      .filter(isThis)
      .map(({ subject, reason }) => [subject, reason]),
  }
}

const last = (fields: Fields) => inMilestone(faultless(), 'last-2', fields)

const starting = (approvedStart: Fields[string]): Returns => ({
  ...faultless(),
  reports: faultless().reports.map((one) => ({ ...one, approvedStart })),
})

it('gives the P50 and the P80 of the class, the plan, the start, and what is left out', () => {
  const { concern } = asked()
  const [p50, p80, planned, start] = concern?.evidence ?? []
  // From 1 March 2024 to 31 December 2027 are 1,400 days; times 1.190 are 1,666 days: 22 September 2028.
  expect([p50, p80, planned, start].map((one) => one?.cell.value)).toEqual([
    '2027-12-31',
    '2028-09-22',
    '2027-12-31',
    '2024-03-01',
  ])
  expect(p50?.cell.note).toBe(
    'by 33 finished projects; 119 unfinished, 15 that left early or cannot be followed and 14 seen once are left out, which makes it too early',
  )
  expect(concern?.method).toEqual({ id: 'reference-class', version: '1' })
})

it('takes the plan in force where no forecast is given, and every imprecise date at its earliest', () => {
  const unforecast = last({ forecast: { reason: 'NOT_PROVIDED' } })
  expect(asked({ returns: unforecast }).concern?.since).toBe('2026-06-30')
  expect(asked({ returns: last({ forecast: '2028' }), by: '2027' }).concern).toBeDefined()
  expect(asked({ returns: last({ forecast: '2028' }), by: '2028-Q1' }).concern).toBeUndefined()
})

it('is so since the first report from which every forecast was too late', () => {
  const earlier = (forecast: string) => [{ on: '2025-12-31', milestones: last({ forecast }).milestones }]
  const returns = (forecast: string) => ({ ...faultless(), earlierPlans: earlier(forecast) })
  expect(asked({ returns: returns('2027-10-31') }).concern?.since).toBe('2026-06-30')
  expect(asked({ returns: returns('2028-01-31') }).concern?.since).toBe('2025-12-31')
})

it('warns earlier where the register moves its threshold', () => {
  const rules = { LAST_ONBOARDING_LATE: { threshold: -200, reason: 'Early warning.' } }
  const register = { concerns: { rules, waivers: [], support: [] } }
  expect(asked({ by: '2028-06-30' }).concern).toBeUndefined()
  expect(asked({ by: '2028-06-30', register }).concern).toBeDefined()
})

it('says nothing of a milestone that has been met', () => {
  expect(asked({ returns: last({ actual: '2026-05-31' }) })).toEqual({ concern: undefined, unjudged: [] })
})

describe('refuses', () => {
  it.each<readonly [string, Asked, string, string]>([
    ['a milestone in no plan', { milestone: 'nowhere' }, 'milestone/nowhere', 'NOT_PROVIDED'],
    [
      'a plan without a date',
      {
        returns: last({ forecast: { reason: 'NOT_YET_KNOWN' }, currentBaseline: { reason: 'NOT_PROVIDED' } }),
      },
      'milestone/last-2',
      'NOT_YET_KNOWN',
    ],
    [
      'a start that is withheld',
      { returns: starting({ reason: 'WITHHELD_FOI' }) },
      'milestone/last-2',
      'WITHHELD_FOI',
    ],
    ['a start after the plan', { returns: starting('2028-01-01') }, 'milestone/last-2', 'NOT_APPLICABLE'],
    [
      'a class of fewer than ten',
      { instant: '2020-07-30T09:00:00.000Z' },
      'milestone/last-2',
      'INSUFFICIENT_HISTORY',
    ],
  ])('%s', (_what, question, subject, reason) => {
    expect(asked({ instant: PLANTED_NOW, ...question })).toEqual({
      concern: undefined,
      unjudged: [[subject, reason]],
    })
  })
})
