import { requirePartialDate } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import type { Limits } from './limits'
import { valueOrNothing, withGaps } from './series'
import type { SeriesPoint } from './series'
import { MINIMUM_FIXED_BASE, xmr } from './xmr'

export const CONTINUITY: Method = { id: 'continuity-of-quality', version: '1' }

export interface Continuity {
  /** Limits of the months before go-live, frozen. */
  readonly limits: Limits
  readonly mean: number
  /** Periods since go-live that are outside those limits on the worse side. */
  readonly worse: readonly string[]
  /** And on the better side. */
  readonly better: readonly string[]
  /** Values since go-live. */
  readonly since: number
}

/**
 * Whether a service held its quality through a migration: values since go-live against limits frozen
 * on the months before it, by `MDC_2023`. Later rebasing does not touch this view.
 *
 * Refused before go-live and where neither direction is better (`NOT_APPLICABLE`), with fewer than twelve
 * values before it, and where they do not vary.
 *
 * @param goLive partial ISO date; a period belongs to the time before if it ends before this begins
 * @throws RangeError as {@link xmr}
 */
export function continuity(
  points: readonly SeriesPoint[],
  goLive: string,
  better: 'HIGHER' | 'LOWER',
): Result<Continuity> {
  const start = requirePartialDate(goLive).first
  const series = withGaps(points)
  const before = series.filter(({ period }) => requirePartialDate(period).last < start)
  const after = series.slice(before.length)
  const n = before.filter((point) => valueOrNothing(point) !== undefined).length
  const since = after.filter((point) => valueOrNothing(point) !== undefined).length
  if (since === 0) return refused(CONTINUITY, 'NOT_APPLICABLE', `No value since ${goLive}.`)
  if (n < MINIMUM_FIXED_BASE) {
    return refused(
      CONTINUITY,
      'INSUFFICIENT_HISTORY',
      `${n} values before ${goLive}; limits need ${MINIMUM_FIXED_BASE}.`,
    )
  }
  const chart = xmr(series, { better, target: { reason: 'NOT_APPLICABLE' }, fixAfter: before.length })
  const { limits, mean } = chart.value?.groups[0] ?? {}
  if (chart.value === undefined || limits === undefined || mean === undefined) {
    return refused(
      CONTINUITY,
      'NOT_APPLICABLE',
      `The values before ${goLive} do not vary, so that there are no limits.`,
    )
  }
  const outside = chart.value.points.slice(before.length).filter(({ zone }) => zone === 'OUTSIDE')
  const badSide = better === 'HIGHER' ? -1 : 1
  return computed(CONTINUITY, n, {
    limits,
    mean,
    worse: outside.filter(({ side }) => side === badSide).map(({ period }) => period),
    better: outside.filter(({ side }) => side === -badSide).map(({ period }) => period),
    since,
  })
}
