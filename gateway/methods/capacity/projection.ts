import { computed } from '../result'
import type { Caveat, Result } from '../result'
import { headQuantiles } from './headsByChance'
import { expectedJoiners } from './rates'
import type { Estimate } from './shortfall'
import { headcounts, STOCK_FLOW } from './stockFlow'

/** Who is to join in one month. */
export interface Joining {
  /** `2026-07` */
  readonly month: string
  readonly planned: number
  /** Share of campaigns that end in somebody. */
  readonly successRate: number
  /** Those who come whatever becomes of campaigns. */
  readonly certain?: number
}

export interface Stock {
  /** In post at the end of the month before the first. */
  readonly openingHeadcount: number
  readonly monthlyLeaverRate: number
  /** Share of a head's time that the work gets. */
  readonly utilisation: number
  readonly months: readonly Joining[]
  /** How many of the first months have ended without a return of who was in post. */
  readonly unreported: number
}

export interface ProjectedMonth {
  readonly month: string
  readonly headcount: number
  /** Those expected to join, and to leave. */
  readonly joiners: number
  readonly leavers: number
  readonly supply: Estimate
}

const expected = ({ planned, successRate, certain = 0 }: Joining) =>
  expectedJoiners(planned, successRate) + certain

/** Stock month by month. Kept as columns and read one at a time: an outlook has tens of thousands of months. */
export class Projection {
  readonly #stock: Stock
  readonly #joiners: readonly number[]
  readonly #heads: { readonly [End in keyof Estimate]: readonly number[] }

  constructor(stock: Stock) {
    const { openingHeadcount: opening, monthlyLeaverRate: rate, months, unreported } = stock
    const joiners = months.map(expected)
    const value = headcounts(opening, rate, joiners)
    const widened = (past: readonly number[]) => [
      ...past,
      ...headcounts(past.at(-1) ?? opening, rate, joiners.slice(unreported)),
    ]
    const past = months.slice(0, unreported)
    const certain = ({ certain: come = 0 }: Joining) => come
    const all = (one: Joining) => one.planned + certain(one)
    this.#stock = stock
    this.#joiners = joiners
    this.#heads = {
      value,
      low: unreported === 0 ? value : widened(headcounts(opening, rate, past.map(certain))),
      high: unreported === 0 ? value : widened(headcounts(opening, 0, past.map(all))),
    }
  }

  get length(): number {
    return this.#joiners.length
  }

  /** What those in post can do in a month; nothing where the projection does not reach it. */
  supply(i: number): Estimate | undefined {
    const { value, low, high } = this.#heads
    const { utilisation } = this.#stock
    const [heads, least, most] = [value[i], low[i], high[i]]
    if (heads === undefined || least === undefined || most === undefined) return undefined
    return { value: heads * utilisation, low: least * utilisation, high: most * utilisation }
  }

  /**
   * What those in post can do in a month at some chances, by recruitment that may fail and people who may leave; none
   * where the projection does not reach it.
   */
  supplyByChance(i: number, shares: readonly number[]): readonly number[] {
    if (i < 0 || i >= this.length) return []
    const { openingHeadcount, monthlyLeaverRate: rate, utilisation, months } = this.#stock
    const stays = (since: number) => (1 - rate) ** (i - since)
    const groups = months.slice(0, i + 1).flatMap(({ planned, successRate, certain = 0 }, month) => [
      { heads: planned, chance: successRate * stays(month) },
      { heads: certain, chance: stays(month) },
    ])
    return headQuantiles([{ heads: openingHeadcount, chance: stays(-1) }, ...groups], shares).map(
      (heads) => heads * utilisation,
    )
  }

  /** A month whole; nothing where the projection does not reach it. */
  month(i: number): ProjectedMonth | undefined {
    const { openingHeadcount, monthlyLeaverRate, months } = this.#stock
    const supply = this.supply(i)
    const [headcount, joiners, joining] = [this.#heads.value[i], this.#joiners[i], months[i]]
    if (supply === undefined || headcount === undefined || joiners === undefined || joining === undefined)
      return undefined
    const before = this.#heads.value[i - 1] ?? openingHeadcount
    return { month: joining.month, headcount, joiners, leavers: monthlyLeaverRate * before, supply }
  }
}

/**
 * Stock and flow from the last month that was returned: `S(t) = S(t-1) (1 - a) + J(t)`, `supply = S ·
 * utilisation`. Months that have ended without a return widen it: at the least nobody planned has joined in
 * them, at the most all have and nobody left (`STALE_OPENING`).
 *
 * @throws RangeError where a share is not from 0 to 1
 */
export function projection(stock: Stock): Result<Projection> {
  const { monthlyLeaverRate, utilisation, months, unreported } = stock
  for (const share of [monthlyLeaverRate, utilisation]) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is not a share from 0 to 1`)
  }
  const caveats: readonly Caveat[] =
    unreported === 0 ? [] : [{ code: 'STALE_OPENING', detail: `${unreported} months without a return` }]
  return computed(STOCK_FLOW, months.length, new Projection(stock), caveats)
}
