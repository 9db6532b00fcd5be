import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const STOCK_FLOW: Method = { id: 'stock-flow', version: '1' }

/** One month of a plan for one profession (and grade, if given). */
export interface PlannedMonth {
  /** `2026-07` */
  readonly month: string
  readonly demandFte: number
  readonly joiners: number
}

export interface StaffingPlan {
  readonly months: readonly PlannedMonth[]
  readonly openingHeadcount: number
  /** Share that leaves each month, the first included. */
  readonly monthlyLeaverRate: number
  /** Share of a head's time that the work gets. */
  readonly utilisation: number
  /** Months from the start of recruitment, or of contracting, to somebody at work. */
  readonly leadTimeMonths: number
}

export interface StaffedMonth {
  readonly month: string
  readonly demandFte: number
  readonly headcount: number
  readonly supplyFte: number
  readonly shortfallFte: number
  readonly surplusFte: number
}

export interface Shortfall {
  readonly firstMonth: string
  /** Months from the first of the plan at which to start recruiting at the latest; negative: before it. */
  readonly latestStartIndex: number
  /** It is too late: the latest start lies before the plan. */
  readonly tooLate: boolean
}

export interface StaffingForecast {
  readonly months: readonly StaffedMonth[]
  readonly peakShortfallFte: number
  /** Sum of the shortfalls. */
  readonly shortfallPersonMonths: number
  /** Absent where there is none. */
  readonly shortfall?: Shortfall
}

/** Heads at the end of each month: `S(t) = S(t-1) (1 - a) + J(t)`. */
export function headcounts(
  opening: number,
  leaverRate: number,
  joiners: readonly number[],
): readonly number[] {
  let headcount = opening
  return joiners.map((joining) => (headcount = headcount * (1 - leaverRate) + joining))
}

/**
 * Supply against demand by month: `S(t) = S(t-1) (1 - a) + J(t)`, `supply = S * utilisation`,
 * `shortfall = max(0, D - supply)`; latest start = first shortfall less the lead time. Source: the
 * stock-flow identity. Heads are not skill, and nobody is assumed to become productive slowly.
 *
 * Refused with no month.
 *
 * @throws RangeError where a share is not from 0 to 1
 */
export function stockFlow({
  months,
  openingHeadcount,
  monthlyLeaverRate,
  utilisation,
  leadTimeMonths,
}: StaffingPlan): Result<StaffingForecast> {
  for (const share of [monthlyLeaverRate, utilisation]) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is not a share from 0 to 1`)
  }
  if (months.length === 0) return refused(STOCK_FLOW, 'NOT_PROVIDED', 'The plan has no months.')
  const heads = headcounts(
    openingHeadcount,
    monthlyLeaverRate,
    months.map(({ joiners }) => joiners),
  )
  const staffed = months.map(({ month, demandFte }, i): StaffedMonth => {
    const headcount = heads[i] ?? openingHeadcount
    const supplyFte = headcount * utilisation
    return {
      month,
      demandFte,
      headcount,
      supplyFte,
      shortfallFte: Math.max(0, demandFte - supplyFte),
      surplusFte: Math.max(0, supplyFte - demandFte),
    }
  })
  const first = staffed.findIndex(({ shortfallFte }) => shortfallFte > 0)
  const latestStartIndex = first - leadTimeMonths
  const firstMonth = staffed[first]?.month
  return computed(STOCK_FLOW, months.length, {
    months: staffed,
    peakShortfallFte: Math.max(...staffed.map(({ shortfallFte }) => shortfallFte)),
    shortfallPersonMonths: staffed.reduce((sum, { shortfallFte }) => sum + shortfallFte, 0),
    ...(firstMonth === undefined
      ? {}
      : { shortfall: { firstMonth, latestStartIndex, tooLate: latestStartIndex < 0 } }),
  })
}
