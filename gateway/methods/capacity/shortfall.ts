import { computed, refused } from '../result'
import type { Caveat, Given, Missing, Method, Result } from '../result'

export const SHORTFALL: Method = { id: 'shortfall', version: '1' }

/** A number with the least and the most that it can be. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** An estimate, or why there is none. */
export type Estimated = Estimate | Missing

export function isKnown(estimated: Estimated): estimated is Estimate {
  return 'value' in estimated
}

/** What is asked beyond what there is: `max(0, demand - supply)`, never negative. */
export function shortfallOf(demand: Given, supply: Estimated): Estimated {
  if (typeof demand !== 'number') return demand
  if (!isKnown(supply)) return supply
  const short = (fte: number) => Math.max(0, demand - fte)
  return { value: short(supply.value), low: short(supply.high), high: short(supply.low) }
}

export interface ShortMonth {
  /** `2026-07` */
  readonly month: string
  readonly shortfall: Estimated
}

export interface ShortfallOverTime {
  /** Absent where nobody is short in any month that is known. */
  readonly first?: string
  readonly peak: Estimate
  /** Sum over the months. */
  readonly personMonths: Estimate
}

/** Full-time equivalents below which nobody is short: the dust of binary arithmetic. */
const NOTHING = 1e-9

/**
 * First month of a shortfall, its peak and its person-months. Where months are missing this is of the
 * others, with the caveat `INCOMPLETE`; refused for the first month's reason where none is known.
 */
export function shortfallOverTime(
  months: readonly ShortMonth[],
  caveats: readonly Caveat[] = [],
): Result<ShortfallOverTime> {
  const peak = { value: 0, low: 0, high: 0 }
  const sum = { value: 0, low: 0, high: 0 }
  let known = 0
  let first: string | undefined
  let missing: Missing | undefined
  for (const { month, shortfall } of months) {
    if (!isKnown(shortfall)) {
      missing ??= shortfall
      continue
    }
    known += 1
    if (first === undefined && shortfall.value > NOTHING) first = month
    for (const end of ['value', 'low', 'high'] as const) {
      peak[end] = Math.max(peak[end], shortfall[end])
      sum[end] += shortfall[end]
    }
  }
  if (known === 0) {
    const { reason, note } = missing ?? { reason: 'NOT_PROVIDED' }
    return refused(SHORTFALL, reason, note)
  }
  return computed(
    SHORTFALL,
    known,
    first === undefined ? { peak, personMonths: sum } : { first, peak, personMonths: sum },
    missing === undefined
      ? caveats
      : [...caveats, { code: 'INCOMPLETE', detail: `${months.length - known} of ${months.length} months` }],
  )
}
