import { monthLabel, monthNumber, requirePeriod } from '../../../base/dates/period'
import { oncePer } from '../../../base/memo/oncePer'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Staffing } from '../../../schema/vocabulary/people'
import { monthlyTurnover } from '../../methods/capacity/monthlyTurnover'
import type { Joining, Projection } from '../../methods/capacity/projection'
import { projection } from '../../methods/capacity/projection'
import { STOCK_FLOW } from '../../methods/capacity/stockFlow'
import type { Given, Missing, Result } from '../../methods/result'
import { computed, isComputed, refused, refusedFor, whyNot } from '../../methods/result'
import { given } from '../computed'
import type { ProfessionPlan } from './plan'
import { joiningFigures, openingFigures } from './plan'
import type { OutlookScenario } from './scenario'

/** People of one profession in a programme, month by month, from the last month that was returned. */
export interface Supply {
  /** From the month after the opening on, as far as it can be told. Refused where nobody can say who is in post. */
  readonly projected: Result<Projection>
  /** The month of the opening; empty where there is none. */
  readonly opened: string
  /** Why it cannot be told of a month that is not there. */
  readonly missing: (month: string) => Missing
}

interface Opening {
  readonly headcount: number
  readonly leaverRate: number
  readonly utilisation: number
}

/** The mean of grades by their heads; that of the one row where there are no grades. */
function mean(rows: readonly Staffing[], heads: readonly number[], field: (row: Staffing) => Given): Given {
  let sum = 0
  for (const [i, row] of rows.entries()) {
    const share = field(row)
    if (typeof share !== 'number') return share
    sum += share * (heads[i] ?? 0)
  }
  const total = heads.reduce((all, one) => all + one, 0)
  return total === 0 ? 0 : sum / total
}

function openingOf({ opening }: ProfessionPlan): Result<Opening> {
  if (opening.length === 0) return refused(STOCK_FLOW, 'NOT_PROVIDED', 'Nobody in post was returned.')
  const heads: number[] = []
  for (const { inPost } of opening) {
    const fte = given(inPost)
    if (typeof fte !== 'number') return refusedFor(STOCK_FLOW, 'In post', fte)
    heads.push(fte)
  }
  const rate = mean(opening, heads, ({ annualTurnover }) => {
    const annual = given(annualTurnover)
    if (typeof annual !== 'number') return annual
    const monthly = monthlyTurnover(annual)
    return isComputed(monthly) ? monthly.value : whyNot(monthly)
  })
  if (typeof rate !== 'number') return refusedFor(STOCK_FLOW, 'Turnover in a year', rate)
  const utilisation = mean(opening, heads, (row) => given(row.utilisation))
  if (typeof utilisation !== 'number') return refusedFor(STOCK_FLOW, 'Utilisation', utilisation)
  if (utilisation < 0 || utilisation > 100)
    return refused(STOCK_FLOW, 'NOT_APPLICABLE', `A utilisation of ${utilisation}% is none.`)
  return computed(STOCK_FLOW, opening.length, {
    headcount: heads.reduce((sum, one) => sum + one, 0),
    leaverRate: rate / 100,
    utilisation: utilisation / 100,
  })
}

/** Who comes in a month by a scenario alone. */
function supposed({ joiners, departments }: OutlookScenario, plan: ProfessionPlan, month: string): number {
  const added = joiners.filter(
    (one) => one.programme === plan.programme && one.profession === plan.profession && one.month === month,
  )
  const brought = departments
    .filter(({ cluster, from }) => cluster === plan.programme && from === month)
    .flatMap(({ brings }) => brings.filter(({ profession }) => profession === plan.profession))
  return [...added, ...brought].reduce((sum, { fte }) => sum + fte, 0)
}

/** Who joins in a month, or why that is not known. Where joining does not arise, nobody does. */
function joining(plan: ProfessionPlan, month: string): Joining | Missing {
  const row = plan.joiners.get(month)
  if (row === undefined) return { reason: 'NOT_PROVIDED', note: `no joiners were returned for ${month}` }
  const planned = given(row.joiners)
  const rate = given(row.successRate)
  if (planned === 0 || (typeof planned !== 'number' && planned.reason === 'NOT_APPLICABLE'))
    return { month, planned: 0, successRate: 1 }
  if (typeof planned !== 'number') return { reason: planned.reason, note: `joiners of ${month}` }
  if (typeof rate !== 'number') return { reason: rate.reason, note: `success rate of ${month}` }
  return { month, planned, successRate: rate / 100 }
}

/** The month in which who is in post was last returned: the last of a longer period; empty where it never was. */
function openedIn({ opening: [first] }: ProfessionPlan): string {
  return first === undefined ? '' : requirePeriod(first.period).end.slice(0, 7)
}

/** What is the same under every scenario. */
interface Basis {
  readonly opening: Result<Opening>
  readonly opened: string
  /** From the month after the opening on, as long as it is known who joins. */
  readonly joining: readonly Joining[]
  /** Why it is not known any longer. */
  readonly ended: Missing
}

const basisOf = oncePer((plan: ProfessionPlan): Basis => {
  const opened = openedIn(plan)
  const joined: Joining[] = []
  let ended: Missing = { reason: 'NOT_PROVIDED' }
  for (let month = opened === '' ? undefined : monthNumber(opened) + 1; month !== undefined; month += 1) {
    const one = joining(plan, monthLabel(month))
    if ('reason' in one) {
      ended = one
      break
    }
    joined.push(one)
  }
  return { opening: openingOf(plan), opened, joining: joined, ended }
})

/** Those who join, and those who come by a scenario alone. */
function joiningUnder(plan: ProfessionPlan, scenario: OutlookScenario, planned: readonly Joining[]) {
  const isTouched =
    scenario.joiners.some(({ programme }) => programme === plan.programme) ||
    scenario.departments.some(({ cluster }) => cluster === plan.programme)
  if (!isTouched) return planned
  return planned.map((one) => {
    const certain = supposed(scenario, plan, one.month)
    return certain === 0 ? one : { ...one, certain }
  })
}

/**
 * Stock and flow of a profession in a programme through a month. A month whose joiners are not known ends
 * it: nothing is filled in.
 *
 * @param lastEnded the newest month that has ended: up to it, who is in post should have been returned
 */
export function supplyOf(
  plan: ProfessionPlan,
  scenario: OutlookScenario,
  through: string,
  lastEnded: string,
): Supply {
  const { opening, opened, joining: planned, ended } = basisOf(plan)
  if (!isComputed(opening)) {
    const missing = whyNot(opening)
    return { projected: opening, opened, missing: () => missing }
  }
  const months = joiningUnder(
    plan,
    scenario,
    planned.filter(({ month }) => month <= through),
  )
  const { headcount, leaverRate, utilisation } = opening.value
  const result = projection({
    openingHeadcount: headcount,
    monthlyLeaverRate: leaverRate,
    utilisation,
    months,
    unreported: months.filter(({ month }) => month <= lastEnded).length,
  })
  const before: Missing = { reason: 'NOT_APPLICABLE', note: `who is in post was returned through ${opened}` }
  return {
    projected: result,
    opened,
    missing: (month) => (month <= opened ? before : ended),
  }
}

/** The figures that a programme's stock in a month rests on: its opening, and everybody who joins until then. */
export function supplyInputs(plan: ProfessionPlan, month: string): readonly Figure[] {
  const opened = openedIn(plan)
  const joined = [...plan.joiners.values()].filter(({ period }) => period <= month && period > opened)
  return [...openingFigures(plan), ...joiningFigures(joined)]
}
