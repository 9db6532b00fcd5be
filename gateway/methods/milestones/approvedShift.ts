import { daysBetween, requirePartialDate } from '../../../base/dates/partialDate'
import type { DayInterval } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'

export const APPROVED_SHIFT: Method = { id: 'cumulative-approved-shift', version: '1' }

/** A date as one version of the baseline has it. */
export interface BaselineVersion {
  /** When the version was approved, or the reference date at which it was published; ISO date. */
  readonly at: string
  /** The date that it approves, partial ISO date. */
  readonly date: string
}

export interface ApprovedShift {
  /** From the first version to the last, in days; positive is later. */
  readonly days: DayInterval
  /** Each change between one version and the next, oldest first. */
  readonly steps: readonly { readonly from: string; readonly to: string; readonly days: DayInterval }[]
  /** How often the date changed. */
  readonly changes: number
}

/** Days between two versions; the same text is the same date, however imprecise. */
function shift(earlier: string, later: string): DayInterval {
  const [from, to] = [requirePartialDate(earlier), requirePartialDate(later)]
  return from.text === to.text ? { low: 0, high: 0 } : daysBetween(from, to)
}

/**
 * How far approved dates have moved: `last version - first version`. This is movement of the
 * baseline, never slip: a programme may be on time against a date that has moved by years.
 *
 * Refused with no version (`NOT_YET_BASELINED`) and with one (`INSUFFICIENT_HISTORY`).
 *
 * @param versions in any order
 * @throws RangeError where a text is not a partial ISO date
 */
export function approvedShift(versions: readonly BaselineVersion[]): Result<ApprovedShift> {
  const ordered = versions.map((version) => ({ ...version, day: requirePartialDate(version.at).first }))
  ordered.sort((a, b) => a.day - b.day)
  const [first] = ordered
  const last = ordered.at(-1)
  if (first === undefined || last === undefined) return refused(APPROVED_SHIFT, 'NOT_YET_BASELINED')
  if (ordered.length === 1)
    return refused(APPROVED_SHIFT, 'INSUFFICIENT_HISTORY', 'Only one approved version is known.')
  const steps = ordered.slice(1).map((to, i) => {
    const from = ordered[i] ?? first
    return { from: from.at, to: to.at, days: shift(from.date, to.date) }
  })
  const changes = ordered.filter(({ date }, i) => i > 0 && date !== ordered[i - 1]?.date).length
  const precise = ordered.every(({ date }) => requirePartialDate(date).precision === 'DAY')
  const caveats: Caveat[] = [{ code: 'BASELINE_MOVEMENT' }]
  if (!precise) caveats.push({ code: 'IMPRECISE_DATES' })
  return computed(
    APPROVED_SHIFT,
    ordered.length,
    { days: shift(first.date, last.date), steps, changes },
    caveats,
  )
}
