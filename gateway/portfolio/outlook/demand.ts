import { monthNumber } from '../../../base/dates/period'
import type { StaffDemand } from '../../../schema/vocabulary/people'
import type { Caveat, Given } from '../../methods/result'
import { isComputed } from '../../methods/result'
import type { Move, ProfessionPlan } from './plan'
import type { OutlookScenario } from './scenario'
import { supposedMove } from './scenario'

export interface Demand {
  /** One for each month asked about. */
  readonly months: readonly Given[]
  readonly caveats: readonly Caveat[]
}

/** Whole months by which what is for a milestone is later than it was planned. */
function shiftOf(
  milestone: string | undefined,
  { programme, moves }: ProfessionPlan,
  scenario: OutlookScenario,
): number {
  if (milestone === undefined) return 0
  const move = moves.get(milestone)?.result
  const known = move !== undefined && isComputed(move) ? move.value : 0
  return known + supposedMove(scenario, programme, milestone)
}

/** The rows that fall in a month, wherever they were planned. */
export function rowsIn(
  plan: ProfessionPlan,
  scenario: OutlookScenario,
  month: string,
): readonly StaffDemand[] {
  const number = monthNumber(month)
  return plan.demand.filter(
    ({ period, milestone }) => monthNumber(period) + shiftOf(milestone, plan, scenario) === number,
  )
}

function caveatsOf(
  milestones: Iterable<string | undefined>,
  moves: ReadonlyMap<string, Move>,
): readonly Caveat[] {
  return [...milestones].flatMap((milestone): readonly Caveat[] => {
    if (milestone === undefined) return []
    const result = moves.get(milestone)?.result
    if (result === undefined || !isComputed(result)) return [{ code: 'MOVE_NOT_KNOWN', detail: milestone }]
    return result.caveats.map(({ code }) => ({ code, detail: milestone }))
  })
}

/** What departments that join add to a month's demand. */
function added(
  { departments }: OutlookScenario,
  { programme, profession }: ProfessionPlan,
  month: string,
  demand: number,
): number {
  return departments
    .filter(({ cluster, from }) => cluster === programme && from <= month)
    .reduce((sum, one) => {
      const own = one.demand.filter((extra) => extra.profession === profession)
      return sum + (demand * one.demandShare) / 100 + own.reduce((more, { fte }) => more + fte, 0)
    }, 0)
}

/**
 * Demand by month, each row moved by as many months as its milestone has moved from its current baseline.
 * A month outside the plan as it was returned has no demand rather than none: the reason is `NOT_PROVIDED`.
 */
export function demandOf(plan: ProfessionPlan, scenario: OutlookScenario, months: readonly string[]): Demand {
  const first = monthNumber(months[0] ?? '')
  const planned = new Set<number>()
  const sums = months.map((): Given => 0)
  const shifts = new Map<string | undefined, number>()
  let last = -Infinity
  for (const [i, { period, milestone }] of plan.demand.entries()) {
    const month = monthNumber(period)
    const fte = plan.asked[i] ?? 0
    let shift = shifts.get(milestone)
    if (shift === undefined) {
      shift = shiftOf(milestone, plan, scenario)
      shifts.set(milestone, shift)
    }
    planned.add(month)
    if (month > last) last = month
    const at = month + shift - first
    const sum = sums[at]
    if (typeof sum === 'number') sums[at] = typeof fte === 'number' ? sum + fte : fte
  }
  const demand = (month: string, i: number): Given => {
    const sum = sums[i] ?? 0
    if (planned.has(first + i)) return typeof sum === 'number' ? sum + added(scenario, plan, month, sum) : sum
    const note = first + i > last && last > 0 ? 'the plan ends before' : `no demand was returned for ${month}`
    return { reason: 'NOT_PROVIDED', note }
  }
  return { months: months.map(demand), caveats: caveatsOf(shifts.keys(), plan.moves) }
}
