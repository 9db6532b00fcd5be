import { daysBetween, requirePartialDate } from '../../../base/dates/partialDate'
import type { DayInterval, PartialDate } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'

export const SLIP: Method = { id: 'milestone-slip', version: '1' }

/** A milestone as known on a day. Dates are partial ISO text; absent where the owner gives none. */
export interface MilestoneDates {
  readonly originalBaseline?: string
  readonly currentBaseline?: string
  readonly forecast?: string
  readonly actual?: string
}

/** Days late against one baseline, positive being late; by what the answer is known. */
export type Slip =
  | { readonly basis: 'ACTUAL' | 'FORECAST'; readonly days: DayInterval }
  /** The forecast has passed unmet: `days` is what it says, `minimumDays` what is already so. */
  | { readonly basis: 'STALE_FORECAST'; readonly days: DayInterval; readonly minimumDays: number }
  /** Overdue and no forecast: at least this many days, and nobody says how many. */
  | { readonly basis: 'NO_FORECAST'; readonly minimumDays: number }

/** The dates that have a bearing on the day of the question: what came true, and what is expected. */
export interface Outcome {
  readonly asOf: PartialDate
  readonly actual?: PartialDate
  readonly forecast?: PartialDate
  readonly caveats: readonly Caveat[]
}

/**
 * What is known on a day. An actual date after that day has not happened: it is not used, and said so.
 *
 * @throws RangeError where a text is not a partial ISO date
 */
export function outcomeOf({ forecast, actual }: MilestoneDates, asOf: string): Outcome {
  const today = requirePartialDate(asOf)
  const met = actual === undefined ? undefined : requirePartialDate(actual)
  const happened = met !== undefined && met.first <= today.last
  return {
    asOf: today,
    ...(met !== undefined && happened ? { actual: met } : {}),
    ...(forecast === undefined ? {} : { forecast: requirePartialDate(forecast) }),
    caveats: met !== undefined && !happened ? [{ code: 'ACTUAL_IN_FUTURE', detail: met.text }] : [],
  }
}

/** Whether the whole of a date lies before the day of the question. */
export function isPast(date: PartialDate, asOf: PartialDate): boolean {
  return date.last < asOf.first
}

function imprecision(...dates: readonly PartialDate[]): readonly Caveat[] {
  return dates.some(({ precision }) => precision !== 'DAY') ? [{ code: 'IMPRECISE_DATES' }] : []
}

/**
 * Slip against one baseline: `(actual, or else forecast) - baseline`, in calendar days.
 *
 * - overdue with no forecast: censored, at least `asOf - baseline`
 * - forecast passed and unmet: what the forecast says, with the least that it can be
 * - no baseline: refused, `NOT_YET_BASELINED`; not due and no forecast: refused, `NOT_PROVIDED`
 */
function slip(baselineText: string | undefined, { asOf, actual, forecast, caveats }: Outcome): Result<Slip> {
  if (baselineText === undefined) return refused(SLIP, 'NOT_YET_BASELINED')
  const baseline = requirePartialDate(baselineText)
  if (actual !== undefined) {
    const notes = [...caveats, ...imprecision(baseline, actual)]
    return computed<Slip>(SLIP, 2, { basis: 'ACTUAL', days: daysBetween(baseline, actual) }, notes)
  }
  const minimumDays = Math.max(0, asOf.first - baseline.last)
  if (forecast !== undefined) {
    const days = daysBetween(baseline, forecast)
    const notes = [...caveats, ...imprecision(baseline, forecast)]
    return isPast(forecast, asOf)
      ? computed<Slip>(SLIP, 2, { basis: 'STALE_FORECAST', days, minimumDays }, [
          ...notes,
          { code: 'STALE_FORECAST' },
        ])
      : computed<Slip>(SLIP, 2, { basis: 'FORECAST', days }, notes)
  }
  if (!isPast(baseline, asOf))
    return refused(SLIP, 'NOT_PROVIDED', 'No forecast is given, and the milestone is not due.')
  const notes: readonly Caveat[] = [...caveats, ...imprecision(baseline), { code: 'OVERDUE_NO_FORECAST' }]
  return computed<Slip>(SLIP, 1, { basis: 'NO_FORECAST', minimumDays }, notes)
}

export interface MilestoneSlip {
  readonly againstOriginal: Result<Slip>
  readonly againstCurrent: Result<Slip>
}

/**
 * Slip against the original and against the current baseline: a moved baseline hides nothing.
 *
 * @param asOf the day of the question, ISO date
 * @throws RangeError where a text is not a partial ISO date
 */
export function milestoneSlip(dates: MilestoneDates, asOf: string): MilestoneSlip {
  const outcome = outcomeOf(dates, asOf)
  return {
    againstOriginal: slip(dates.originalBaseline, outcome),
    againstCurrent: slip(dates.currentBaseline, outcome),
  }
}
