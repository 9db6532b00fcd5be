import { textOf } from '../../../../../gateway/portfolio/words/sentence'
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

it('gives the class in both readings, the first plan, the start, and what the class is made of', () => {
  const { concern } = asked()
  // From 1 March 2024 to 31 December 2027 are 1,400 days. Times 1.464 they are 2,049, and times 1.559 2,181.
  expect(concern?.evidence.map(({ identity, cell }) => [identity.field, cell.value ?? cell.reason])).toEqual([
    ['last-onboarding/p50', '2029-10-10'],
    ['last-onboarding/p80', 'INSUFFICIENT_HISTORY'],
    ['last-onboarding/p50-if-approved-ends-hold', '2027-12-31'],
    ['last-onboarding/p80-if-approved-ends-hold', '2030-02-19'],
    ['forecast', '2027-12-31'],
    ['originalBaseline', '2027-12-31'],
    ['approvedStart', '2024-03-01'],
  ])
  const [p50, p80] = concern?.evidence ?? []
  expect(p50?.cell.note).toMatch(
    /^by \d+ of 116 projects, those that took longer than this one has: 33 of all had finished, 75 had not, and 8 left early or cannot be followed; 65 seen once are left out$/,
  )
  expect(p80?.cell.note).toBe('later than 2030-02-19, beyond which fewer than ten projects tell')
  expect(concern?.method).toEqual({ id: 'reference-class-censored', version: '1' })
  // 1.047 and 2.816 times 1,400 days bound the P50.
  expect(textOf(concern?.says ?? [])).toBe(
    'planted: Last 2 is registered for 30 December 2027 and was first planned for 31 December 2027, and is forecast for 31 December 2027. As projects of its kind go it comes by 10 October 2029 (5 March 2028 to 16 December 2034) as likely as not, and after 19 February 2030 in four cases of five; if every approved end of theirs holds, by 31 December 2027 and 19 February 2030.',
  )
})

it('is late where the class is in both readings, by the first baseline, or without one by what there is', () => {
  // Until 10 October 2029 the class is late with unfinished projects counted. If approved ends hold it is in time.
  expect(asked({ by: '2027-12-31' })).toEqual({ concern: undefined, unjudged: [] })
  expect(asked({ by: '2029-10-10' })).toEqual({ concern: undefined, unjudged: [] })
  const moved = last({ forecast: '2026-12-31', currentBaseline: '2026-12-31' })
  expect(textOf(asked({ returns: moved, by: '2027-12-30' }).concern?.says ?? [])).toContain(
    'was first planned for 31 December 2027. As projects',
  )
  expect(asked({ returns: moved, by: '2027-12-31' })).toEqual({ concern: undefined, unjudged: [] })
  const withoutFirst = last({
    originalBaseline: { reason: 'NOT_PROVIDED' },
    currentBaseline: { reason: 'NOT_PROVIDED' },
    forecast: '2028',
  })
  expect(asked({ returns: withoutFirst, by: '2027-12-31' }).concern).toBeDefined()
  expect(asked({ returns: withoutFirst, by: '2028-01-01' }).concern).toBeUndefined()
})

it('is late where the programme itself forecasts so, whatever the class says', () => {
  const returns = last({ forecast: '2029-12-31' })
  // The class has it by 10 October 2029.
  expect(textOf(asked({ returns, by: '2029-12-30' }).concern?.says ?? [])).toContain(
    ', and is forecast for 31 December 2029. As',
  )
  expect(asked({ returns, by: '2029-12-31' })).toEqual({ concern: undefined, unjudged: [] })
})

it('goes by the projects that took as long, and does not say more than ten of them tell', () => {
  // 701 days were planned and more than 850 are over: of those that took as long fewer than half have ended by
  // 1.559 times, 1,092 days, which is 26 February 2027.
  const returns = last({ originalBaseline: '2026-01-31' })
  const { concern } = asked({ returns, by: '2027-02-25' })
  expect(concern?.evidence[0]?.cell).toEqual({
    reason: 'INSUFFICIENT_HISTORY',
    note: 'later than 2027-02-26, beyond which fewer than ten projects tell',
  })
  expect(textOf(concern?.says ?? [])).toContain('it comes after 26 February 2027 as likely as not; if every')
  expect(asked({ returns, by: '2028-12-31' })).toEqual({
    concern: undefined,
    unjudged: [['milestone/last-2', 'INSUFFICIENT_HISTORY']],
  })
})

it('is so since the first report at which the class, as it was then known, made it late', () => {
  const earlier = { ...faultless(), earlierPlans: [{ on: '2025-12-31', milestones: faultless().milestones }] }
  expect(asked().concern?.since).toBe('2026-06-30')
  expect(asked({ returns: earlier }).concern?.since).toBe('2025-12-31')
})

it('warns earlier where the register moves its threshold', () => {
  const rules = { LAST_ONBOARDING_LATE: { threshold: -200, reason: 'Early warning.' } }
  const register = { concerns: { rules, waivers: [], support: [], reviews: [] } }
  expect(asked({ by: '2028-03-31' }).concern).toBeUndefined()
  expect(asked({ by: '2028-03-31', register }).concern).toBeDefined()
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
        returns: last({
          forecast: { reason: 'NOT_YET_KNOWN' },
          currentBaseline: { reason: 'NOT_PROVIDED' },
          originalBaseline: { reason: 'NOT_PROVIDED' },
        }),
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
