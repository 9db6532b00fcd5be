import { monthNumber } from '../../../base/dates/period'
import type { ProjectedMonth } from '../../methods/capacity/projection'
import type { Estimated, ShortfallOverTime } from '../../methods/capacity/shortfall'
import { isKnown, shortfallOf, shortfallOverTime } from '../../methods/capacity/shortfall'
import type { Caveat, Given, Missing, Result } from '../../methods/result'
import { isComputed } from '../../methods/result'
import { demandOf } from './demand'
import type { ProfessionPlan } from './plan'
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
  readonly month: string
  readonly demand: Given
  /** Who is in post, who comes and who leaves; absent for the reason that the supply has. */
  readonly projected?: ProjectedMonth
  readonly supply: Estimated
  readonly shortfall: Estimated
}

/** Demand against supply of one profession in one programme: months by their place in the window. */
export interface Capacity {
  readonly plan: ProfessionPlan
  readonly demand: (i: number) => Given
  readonly supply: (i: number) => Estimated
  /** Every month whole, made anew each time. */
  readonly months: () => readonly CapacityMonth[]
  readonly overTime: Result<ShortfallOverTime>
  /** The worst month, with what the shortfall is in it with one chance in ten at either end; none where nobody is short. */
  readonly worst: () => ShortfallByChance | undefined
  readonly caveats: readonly Caveat[]
}

/** A shortfall of a month by chance, full-time equivalents. */
export interface ShortfallByChance {
  readonly month: string
  /** Not exceeded with one chance in ten. */
  readonly p10: number
  /** Not exceeded with nine chances in ten. */
  readonly p90: number
}

/** A programme's plan month by month, under a scenario. */
export function capacityOf(plan: ProfessionPlan, scenario: OutlookScenario, window: Window): Capacity {
  const { months: asked, caveats: moved } = demandOf(plan, scenario, window.months)
  const [first = '', through = ''] = [window.months[0], window.months.at(-1)]
  const { projected, opened, missing } = supplyOf(plan, scenario, through, window.lastEnded)
  const known = isComputed(projected) ? projected.value : undefined
  // A projection begins with the month after its opening.
  const offset = known === undefined ? 0 : monthNumber(first) - monthNumber(opened) - 1
  const nothing: Missing = { reason: 'NOT_PROVIDED' }
  const demand = (i: number) => asked[i] ?? nothing
  const supply = (i: number) => known?.supply(i + offset) ?? missing(window.months[i] ?? '')
  const shortfallIn = (i: number) => shortfallOf(demand(i), supply(i))
  const months = () =>
    window.months.map((month, i): CapacityMonth => {
      const one = known?.month(i + offset)
      const told = { month, demand: demand(i), supply: supply(i), shortfall: shortfallIn(i) }
      return one === undefined ? told : { ...told, projected: one }
    })
  const worst = (): ShortfallByChance | undefined => {
    const short = window.months.map((_, i) => shortfallIn(i))
    const most = Math.max(0, ...short.map((one) => (isKnown(one) ? one.value : 0)))
    const at = short.findIndex((one) => isKnown(one) && one.value === most && most > 0)
    if (at === -1) return undefined
    const asked = demand(at)
    const [least, most90] = known?.supplyByChance(at + offset, [0.1, 0.9]) ?? []
    if (typeof asked !== 'number' || least === undefined || most90 === undefined) return undefined
    return {
      month: window.months[at] ?? '',
      p10: Math.max(0, asked - most90),
      p90: Math.max(0, asked - least),
    }
  }
  const shortfalls = window.months.map((month, i) => ({ month, shortfall: shortfallIn(i) }))
  const caveats: readonly Caveat[] = [
    { code: 'HEADCOUNT_IS_NOT_SKILL' },
    ...(projected.caveats ?? []),
    ...moved,
  ]
  return { plan, demand, supply, months, worst, overTime: shortfallOverTime(shortfalls, caveats), caveats }
}
