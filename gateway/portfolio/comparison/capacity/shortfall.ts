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
  const known = months.flatMap(({ month, shortfall }) => (isKnown(shortfall) ? [{ month, shortfall }] : []))
  const missing = months.find(({ shortfall }) => !isKnown(shortfall))
  if (known.length === 0) {
    const { reason, note } = (missing?.shortfall ?? { reason: 'NOT_PROVIDED' }) as Missing
    return refused(SHORTFALL, reason, note)
  }
  const first = known.find(({ shortfall }) => shortfall.value > NOTHING)?.month
  const over = (fold: (values: readonly number[]) => number): Estimate => ({
    value: fold(known.map(({ shortfall }) => shortfall.value)),
    low: fold(known.map(({ shortfall }) => shortfall.low)),
    high: fold(known.map(({ shortfall }) => shortfall.high)),
  })
  return computed(
    SHORTFALL,
    known.length,
    {
      ...(first === undefined ? {} : { first }),
      peak: over((values) => Math.max(...values)),
      personMonths: over((values) => values.reduce((sum, value) => sum + value, 0)),
    },
    missing === undefined
      ? caveats
      : [
          ...caveats,
          { code: 'INCOMPLETE', detail: `${months.length - known.length} of ${months.length} months` },
        ],
  )
}
