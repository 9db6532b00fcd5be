import type { Figure } from '../../../schema/facts/figures/figure'
import { absentFigure } from '../../../schema/facts/figures/figure'
import type { StaffLeadTime } from '../../../schema/vocabulary/people'
import { LATEST_START, latestStart } from '../../methods/capacity/latestStart'
import type { LatestStart } from '../../methods/capacity/latestStart'
import { recruitmentTime } from '../../methods/capacity/recruitmentTime'
import type { Result } from '../../methods/result'
import { isComputed, refused, refusedFor, whyNot } from '../../methods/result'
import type { Computed } from '../computed'
import { computedFrom, given, portfolioFigure } from '../computed'
import type { ProfessionPlan } from './plan'

/** How people are brought in. */
const ROUTES = {
  RECRUIT: 'By a recruitment campaign. Campaigns that fail are run again, which lengthens the time.',
  CONTRACT: 'By contract.',
} as const

export type Route = keyof typeof ROUTES

/** By when to begin to bring people in by one route, so that the first who are missing are there. */
export interface Start {
  readonly route: Route
  readonly leadTime: Figure
  /** What the lead time is: the P80 of campaigns, or a limit of monthly averages. */
  readonly statistic: Figure
  readonly latestStart: Computed
  /** `PASSED` or `AHEAD`, at the day of the edition. */
  readonly state: Figure
}

function absentLeadTime({ programme, profession }: ProfessionPlan, route: Route): StaffLeadTime {
  const figure = (field: string, kind: 'NUMBER' | 'CODE') => {
    const identity = { member: programme, type: 'StaffLeadTime', key: `${profession}/${route}`, field }
    const unit = kind === 'NUMBER' ? 'DAYS' : 'CODE'
    return absentFigure(identity, unit, {
      reason: 'NOT_PROVIDED',
      note: 'no lead time of this route was returned',
    })
  }
  return { profession, route, days: figure('days', 'NUMBER'), statistic: figure('statistic', 'CODE') }
}

/** The least share of campaigns that the plan expects to succeed, with its figure: the cautious one. */
function leastSuccess({ joiners }: ProfessionPlan): {
  readonly rate: number
  readonly figures: readonly Figure[]
} {
  let least: { readonly rate: number; readonly figures: readonly Figure[] } = { rate: 1, figures: [] }
  for (const { successRate } of joiners.values()) {
    const percent = given(successRate)
    if (typeof percent === 'number' && percent / 100 < least.rate)
      least = { rate: percent / 100, figures: [successRate] }
  }
  return least
}

/** A first shortfall among the months that are known may not be the first of all. */
const incomplete = ({ caveats }: Computed) =>
  caveats.some(({ code }) => code === 'INCOMPLETE') ? [{ code: 'INCOMPLETE' } as const] : []

function startOf(
  { days, statistic }: StaffLeadTime,
  short: Computed,
  success: number,
  day: string,
): Result<LatestStart> {
  const { reason, note, value } = short.figure.cell
  if (reason !== undefined) return refused(LATEST_START, reason, note)
  const lead = given(days)
  if (typeof lead !== 'number') return refusedFor(LATEST_START, 'Lead time', lead)
  if (!(success > 0 && success <= 1))
    return refused(LATEST_START, 'NOT_APPLICABLE', 'No campaign is expected to succeed.')
  const time =
    statistic.cell.value === 'P80_OF_CAMPAIGNS'
      ? recruitmentTime([lead], undefined, success)
      : recruitmentTime([], lead, success)
  if (!isComputed(time)) return refused(LATEST_START, time.refused.reason, time.refused.detail)
  return latestStart(value, time.value.days, day, [...time.caveats, ...incomplete(short)])
}

/** The latest start by each route: the first shortfall less the lead time. */
export function startsOf(
  plan: ProfessionPlan,
  firstShortfall: Computed,
  of: string,
  day: string,
): readonly Start[] {
  return (Object.keys(ROUTES) as readonly Route[]).map((route) => {
    const lead = plan.leadTimes.find((one) => one.route === route) ?? absentLeadTime(plan, route)
    const success = route === 'RECRUIT' ? leastSuccess(plan) : { rate: 1, figures: [] }
    const result = startOf(lead, firstShortfall, success.rate, day)
    const inputs = [firstShortfall.figure, lead.days, lead.statistic, ...success.figures]
    const name = `latest-start/${route}`
    const cell = isComputed(result) ? { value: result.value.passed ? 'PASSED' : 'AHEAD' } : whyNot(result)
    return {
      route,
      leadTime: lead.days,
      statistic: lead.statistic,
      latestStart: computedFrom({
        identity: { name, of },
        result,
        inputs,
        unit: 'DATE',
        read: (value) => value.day,
      }),
      state: portfolioFigure({ name: `${name}/state`, of, cell, inputs, unit: 'CODE' }),
    }
  })
}
