import type { ProjectedMonth } from '../comparison/capacity/projection'
import type { Estimated, ShortfallOverTime } from '../comparison/capacity/shortfall'
import { shortfallOf, shortfallOverTime } from '../comparison/capacity/shortfall'
import type { Caveat, Given, Missing, Result } from '../comparison/result'
import { isComputed } from '../comparison/result'
import { demandOf } from './demand'
import type { ProfessionPlan } from './plan'
import { monthNumber } from './plan'
import type { OutlookScenario } from './scenario'
import { supplyOf } from './supply'

/** The months of an outlook. */
export interface Window {
  /** In order; never empty. */
  readonly months: readonly string[]
  /** The newest month that has ended. */
  readonly lastEnded: string
}

export interface CapacityMonth {
  readonly cluster: string
  readonly month: string
  readonly demand: Given
  /** Who is in post, who comes and who leaves; absent for the reason that the supply has. */
  readonly projected?: ProjectedMonth
  readonly supply: Estimated
  readonly shortfall: Estimated
}

/** Demand against supply of one profession in one programme. */
export interface Capacity {
  readonly plan: ProfessionPlan
  readonly months: readonly CapacityMonth[]
  readonly overTime: Result<ShortfallOverTime>
  readonly caveats: readonly Caveat[]
}

/** A programme's plan month by month, under a scenario. */
export function capacityOf(plan: ProfessionPlan, scenario: OutlookScenario, window: Window): Capacity {
  const demand = demandOf(plan, scenario, window.months)
  const through = window.months.at(-1) ?? ''
  const { projected, missing } = supplyOf(plan, scenario, through, window.lastEnded)
  const known = isComputed(projected) ? projected.value : []
  const offset = monthNumber(window.months[0] ?? '') - monthNumber(known[0]?.month ?? '')
  const months = window.months.map((month, i): CapacityMonth => {
    const nothing: Missing = { reason: 'NOT_PROVIDED' }
    const fte = demand.months[i] ?? nothing
    const one = known[i + offset]
    const supply = one === undefined ? missing(month) : one.supply
    return {
      cluster: plan.programme,
      month,
      demand: fte,
      ...(one === undefined ? {} : { projected: one }),
      supply,
      shortfall: shortfallOf(fte, supply),
    }
  })
  const caveats: readonly Caveat[] = [
    { code: 'HEADCOUNT_IS_NOT_SKILL' },
    ...(projected.caveats ?? []),
    ...demand.caveats,
  ]
  return { plan, months, overTime: shortfallOverTime(months, caveats), caveats }
}
