import { computed } from '../result'
import type { Caveat, Result } from '../result'
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

/**
 * Stock and flow from the last month that was returned: `S(t) = S(t-1) (1 - a) + J(t)`, `supply = S ·
 * utilisation`. Months that have ended without a return widen it: at the least nobody planned has joined in
 * them, at the most all have and nobody left (`STALE_OPENING`).
 *
 * @throws RangeError where a share is not from 0 to 1
 */
export function projection(stock: Stock): Result<readonly ProjectedMonth[]> {
  const { openingHeadcount: opening, monthlyLeaverRate: rate, utilisation, months, unreported } = stock
  for (const share of [rate, utilisation]) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is not a share from 0 to 1`)
  }
  const joiners = months.map(expected)
  const value = headcounts(opening, rate, joiners)
  const widened = (past: readonly number[]) => [
    ...past,
    ...headcounts(past.at(-1) ?? opening, rate, joiners.slice(unreported)),
  ]
  const past = months.slice(0, unreported)
  const certain = ({ certain: come = 0 }: Joining) => come
  const all = (one: Joining) => one.planned + certain(one)
  const low = unreported === 0 ? value : widened(headcounts(opening, rate, past.map(certain)))
  const high = unreported === 0 ? value : widened(headcounts(opening, 0, past.map(all)))
  const caveats: readonly Caveat[] =
    unreported === 0 ? [] : [{ code: 'STALE_OPENING', detail: `${unreported} months without a return` }]
  return computed(
    STOCK_FLOW,
    months.length,
    months.map(({ month }, i) => ({
      month,
      headcount: value[i] ?? opening,
      joiners: joiners[i] ?? 0,
      leavers: rate * (value[i - 1] ?? opening),
      supply: {
        value: (value[i] ?? opening) * utilisation,
        low: (low[i] ?? opening) * utilisation,
        high: (high[i] ?? opening) * utilisation,
      },
    })),
    caveats,
  )
}
