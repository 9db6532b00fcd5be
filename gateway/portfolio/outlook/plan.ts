import type { Figure } from '../../../schema/facts/figures/figure'
import type { PlannedJoiners, StaffDemand, Staffing, StaffLeadTime } from '../../../schema/vocabulary/people'
import {
  plannedJoinersOf,
  staffDemandOf,
  staffingOf,
  staffLeadTimesOf,
} from '../../../subgraphs/member/views/people'
import type { Given, Result } from '../../methods/result'
import { given } from '../computed'
import { milestoneMoveOf } from '../products/readiness'
import type { PortfolioView } from '../editions/view'

/** By how many whole months a milestone has moved from its baseline, with the figures that say so. */
export interface Move {
  readonly result: Result<number>
  readonly inputs: readonly Figure[]
}

/** What a programme has returned of its people of one profession. */
export interface ProfessionPlan {
  readonly programme: string
  readonly programmeName: string
  readonly profession: string
  /** The rows of the latest month returned: one, or one for each grade; none where nothing was returned. */
  readonly opening: readonly Staffing[]
  readonly demand: readonly StaffDemand[]
  /** What each row of demand asks for. */
  readonly asked: readonly Given[]
  /** By month. */
  readonly joiners: ReadonlyMap<string, PlannedJoiners>
  readonly leadTimes: readonly StaffLeadTime[]
  /** Of the milestones that demand is for. */
  readonly moves: ReadonlyMap<string, Move>
}

/** The figures of those in post, row by row. */
export function openingFigures({ opening }: Pick<ProfessionPlan, 'opening'>): readonly Figure[] {
  return opening.flatMap(({ inPost, annualTurnover, utilisation }) => [inPost, annualTurnover, utilisation])
}

/** The figures of those who are to join, month by month. */
export function joiningFigures(rows: Iterable<PlannedJoiners>): readonly Figure[] {
  return [...rows].flatMap(({ joiners, successRate }) => [joiners, successRate])
}

function by<Item extends { readonly profession?: string | undefined }>(items: readonly Item[]) {
  const grouped = new Map<string, Item[]>()
  for (const item of items) {
    const own = grouped.get(item.profession ?? '')
    if (own === undefined) grouped.set(item.profession ?? '', [item])
    else own.push(item)
  }
  return grouped
}

function byMonth(rows: readonly PlannedJoiners[]): ReadonlyMap<string, PlannedJoiners> {
  const months = new Map<string, PlannedJoiners>()
  for (const row of rows) months.set(row.period.slice(0, 7), row)
  return months
}

/** The latest month's rows: the one of all grades together, or else those of its grades. */
function latest(rows: readonly Staffing[]): readonly Staffing[] {
  const month = rows.reduce((last, { period }) => (period > last ? period : last), '')
  const of = rows.filter(({ period }) => period === month)
  const whole = of.filter(({ grade }) => grade === undefined)
  return whole.length > 0 ? whole : of
}

/** A programme's plans by profession, those included of which only demand or only people were returned. */
export function professionPlansOf(
  view: PortfolioView,
  programme: string,
): ReadonlyMap<string, ProfessionPlan> {
  return view.once(`profession-plans/${programme}`, () => {
    const state = view.state(programme)
    const staffing = by(staffingOf(state))
    const demand = by(staffDemandOf(state))
    const joiners = by(plannedJoinersOf(state))
    const leadTimes = by(staffLeadTimesOf(state))
    const moves = new Map<string, Move>()
    for (const { milestone } of staffDemandOf(state)) {
      if (milestone !== undefined && !moves.has(milestone))
        moves.set(milestone, milestoneMoveOf(view, programme, milestone))
    }
    const professions = [...new Set([...demand.keys(), ...staffing.keys()])].filter((one) => one !== '')
    return new Map(
      professions.map((profession) => [
        profession,
        {
          programme,
          programmeName: view.member(programme)?.name ?? programme,
          profession,
          opening: latest(staffing.get(profession) ?? []),
          demand: demand.get(profession) ?? [],
          asked: (demand.get(profession) ?? []).map((row) => given(row.demand)),
          joiners: byMonth(joiners.get(profession) ?? []),
          leadTimes: leadTimes.get(profession) ?? [],
          moves,
        },
      ]),
    )
  })
}

/** The professions of which the clusters have returned people or demand, in the order of the alphabet. */
export function professionsIn(view: PortfolioView): readonly string[] {
  return view.once('professions', () =>
    [...new Set(view.members('cluster').flatMap(({ id }) => [...professionPlansOf(view, id).keys()]))].sort(),
  )
}
