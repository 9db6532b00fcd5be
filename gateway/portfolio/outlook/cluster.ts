import { oncePer } from '../../../base/memo/oncePer'
import { lazily } from '../../../base/memo/lazily'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Staffing } from '../../../schema/vocabulary/people'
import type { Missing } from '../../methods/result'
import type { Caveat, Interval } from '../computed'
import { inWords, weakestOf } from '../computed'
import type { Capacity, CapacityMonth, ShortfallByChance } from './capacity'
import type { ShortfallFigures, Source } from './figures'
import { figureIn, ranged, rangedFigure, shortfallFigures } from './figures'
import type { ProfessionPlan } from './plan'
import { joiningFigures, openingFigures } from './plan'
import type { Start } from './starts'
import { startsOf } from './starts'

/** One month of a profession in a cluster: full-time equivalents. */
export interface OutlookMonth {
  readonly period: string
  readonly demand: Figure
  readonly headcount: Figure
  readonly joiners: Figure
  readonly leavers: Figure
  readonly supply: Figure
  readonly supplyRange?: Interval
  readonly shortfall: Figure
  readonly shortfallRange?: Interval
}

/** How short a cluster will be of a profession, from when, and by when to begin to do something. */
export interface ClusterOutlook extends ShortfallFigures {
  readonly programme: string
  readonly programmeName: string
  readonly profession: string
  /** Who was in post when it was last returned: what the outlook goes out from. */
  readonly opening: readonly Staffing[]
  readonly months: () => readonly OutlookMonth[]
  /** P10 and P90 of the shortfall in its worst month, by recruitment and turnover alone; none where nobody is short. */
  readonly peakByChance: () => Interval | undefined
  readonly starts: readonly Start[]
  readonly caveats: readonly Caveat[]
  readonly capacity: Capacity
}

/** The figures by which the milestones that its demand is for have moved. */
function moveFigures({ demand, moves }: ProfessionPlan): readonly Figure[] {
  const milestones = new Set(demand.map(({ milestone }) => milestone))
  return [...moves].flatMap(([milestone, { inputs }]) => (milestones.has(milestone) ? inputs : []))
}

/** Every figure that a plan consists of. */
function planFigures(plan: ProfessionPlan): readonly Figure[] {
  const { demand, joiners } = plan
  return [
    ...openingFigures(plan),
    ...demand.map((row) => row.demand),
    ...joiningFigures(joiners.values()),
    ...moveFigures(plan),
  ]
}

/** The weakest origin of a plan, which is the same under every scenario. */
const planOrigins = oncePer((plan: ProfessionPlan) => weakestOf(planFigures(plan)))

function monthFigures(source: Source, one: CapacityMonth): OutlookMonth {
  const { month, demand, projected, supply, shortfall } = one
  const absent = supply as Missing
  const flow = (name: string, value: number | undefined) => figureIn(source, name, month, value ?? absent)
  return {
    period: month,
    demand: figureIn(source, 'demand', month, demand),
    headcount: flow('headcount', projected?.headcount),
    joiners: flow('expected-joiners', projected?.joiners),
    leavers: flow('expected-leavers', projected?.leavers),
    ...ranged('supply', rangedFigure(source, 'supply', month, supply)),
    ...ranged('shortfall', rangedFigure(source, 'shortfall', month, shortfall)),
  }
}

function peakByChance(source: Source, worst: ShortfallByChance | undefined): Interval | undefined {
  if (worst === undefined) return undefined
  const { month, p10, p90 } = worst
  return {
    low: figureIn(source, 'shortfall/p10', month, p10),
    high: figureIn(source, 'shortfall/p90', month, p90),
  }
}

/**
 * A cluster's outlook for one profession, as figures.
 *
 * @param prefix what the figures' subjects begin with: nothing, but for a hypothetical answer
 * @param assumed what a scenario takes for granted, as figures that count among the inputs
 * @param day the day of the question, ISO
 */
export function clusterOutlook(
  capacity: Capacity,
  prefix: string,
  assumed: readonly Figure[],
  day: string,
): ClusterOutlook {
  const { plan, months, overTime, caveats } = capacity
  const { programme, programmeName, profession } = plan
  const inputs = () => [...assumed, ...planFigures(plan)]
  const of = `${prefix}${programme}/${profession}`
  const source: Source = { of, origins: weakestOf([...assumed, ...planOrigins(plan)]) }
  const short = shortfallFigures(source, '', overTime, months, inputs)
  return {
    ...short,
    programme,
    programmeName,
    profession,
    opening: plan.opening,
    months: lazily(() => months().map((one) => monthFigures(source, one))),
    peakByChance: lazily(() => peakByChance(source, capacity.worst())),
    starts: startsOf(plan, short.firstShortfall, of, day),
    caveats: inWords(caveats),
    capacity,
  }
}
