import { requirePartialDate } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import { spacedValues } from '../spc/series'
import { autocorrelation, wideningFor } from '../statistics/autocorrelation'
import { mean, sampleDeviation } from '../statistics/average'
import { studentQuantile } from '../statistics/student'
import type { JudgedPoint } from './judgedPoint'

export const CONTINUITY: Method = { id: 'continuity-of-quality', version: '2' }

/** Values before go-live that a base needs. */
const MINIMUM_BASE = 12
/** Latest values whose mean is held against the base. */
const LATEST = 6
const PROBABILITY = 0.995

/** A service since its migration against what it was before. */
export interface Continuity {
  /** Mean of the base, frozen at go-live. */
  readonly before: number
  /** Mean of the latest six values. */
  readonly now: number
  /** Bound that the mean of six must be worse than, to tell it from chance. */
  readonly limit: number
  readonly isWorse: boolean
  /** Standard deviation of the base. */
  readonly deviation: number
  /** Periods of the base, and the latest six. */
  readonly base: readonly string[]
  readonly latest: readonly string[]
}

/**
 * Holds the quality of a service against that before its migration: the mean of the latest six values against
 * `mean - t(0.995, n - 1) s sqrt(1/6 + 1/n)` of the values before go-live, on the worse side, widened by
 * `sqrt((1 + r)/(1 - r))` where their lag-1 autocorrelation r exceeds 0.2. It closes when the mean recovers.
 * Source: `docs/methods.md`, Quality held through migration.
 *
 * Refused before six values since go-live, with fewer than twelve before it, and where those do not vary.
 *
 * @param goLive partial ISO date; a period belongs to the time before if it ends before this begins
 */
export function continuity(
  points: readonly JudgedPoint[],
  goLive: string,
  better: 'HIGHER' | 'LOWER',
): Result<Continuity> {
  const start = requirePartialDate(goLive).first
  const before = points.filter(({ period }) => requirePartialDate(period).last < start)
  const since = points.slice(before.length)
  const latest = since.slice(-LATEST)
  if (latest.length === 0) return refused(CONTINUITY, 'NOT_APPLICABLE', `No value since ${goLive}.`)
  if (latest.length < LATEST)
    return refused(
      CONTINUITY,
      'INSUFFICIENT_HISTORY',
      `${latest.length} values since ${goLive}; the comparison needs ${LATEST}.`,
    )
  const n = before.length
  const values = before.map(({ value }) => value)
  const [centre, deviation] = [mean(values), sampleDeviation(values)]
  if (n < MINIMUM_BASE || centre === undefined || deviation === undefined)
    return refused(
      CONTINUITY,
      'INSUFFICIENT_HISTORY',
      `${n} values before ${goLive}; the comparison needs ${MINIMUM_BASE}.`,
    )
  if (deviation === 0)
    return refused(CONTINUITY, 'NOT_APPLICABLE', `The values before ${goLive} do not vary.`)
  const r = autocorrelation(spacedValues(before)) ?? 0
  const reach =
    wideningFor(r) * studentQuantile(PROBABILITY, n - 1) * deviation * Math.sqrt(1 / LATEST + 1 / n)
  const now = mean(latest.map(({ value }) => value)) ?? centre
  const limit = better === 'HIGHER' ? centre - reach : centre + reach
  return computed(CONTINUITY, n + LATEST, {
    before: centre,
    now,
    limit,
    isWorse: better === 'HIGHER' ? now < limit : now > limit,
    deviation,
    base: before.map(({ period }) => period),
    latest: latest.map(({ period }) => period),
  })
}
