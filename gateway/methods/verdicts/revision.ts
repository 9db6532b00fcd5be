import { mean } from '../statistics/average'
import type { JudgedPoint } from './judgedPoint'
import type { MissOptions, MissSeverity } from './targetMissed'
import { targetMissed } from './targetMissed'
import { RECORD_WINDOW, recordedAt } from './targetRecord'

/** Past values that were changed by a later return. */
export interface Revision {
  /** Periods whose value changed, oldest first. */
  readonly periods: readonly string[]
  /** Mean of new less old, in the unit of the measure. */
  readonly meanChange: number
  /** Gravest concern that the old values raised within the record and the new ones do not; absent where none. */
  readonly closed?: { readonly severity: MissSeverity; readonly at: string }
}

/**
 * Compares a series with what was returned before: how many periods changed, by how much, and whether a missed target
 * was closed by the change rather than by the service. Nothing where no value changed.
 *
 * @param before earlier values by period, where they differ
 */
export function revisionOf(
  points: readonly JudgedPoint[],
  before: ReadonlyMap<string, number>,
  options: MissOptions,
): Revision | undefined {
  const changed = points.filter(({ period, value }) => (before.get(period) ?? value) !== value)
  const [first] = changed
  if (first === undefined) return undefined
  const old = points.map((point) => ({ ...point, value: before.get(point.period) ?? point.value }))
  const window = RECORD_WINDOW[options.precision]
  const at = (series: readonly JudgedPoint[], end: number) =>
    targetMissed(recordedAt(series, end, options.precision), options)
  let closed: Revision['closed']
  for (let end = Math.max(1, points.length - window + 1); end <= points.length; end += 1) {
    const [was, is] = [at(old, end), at(points, end)]
    if (was === undefined || was.severity === 'LOW' || (is !== undefined && is.severity !== 'LOW')) continue
    if (closed === undefined || (was.severity === 'HIGH' && closed.severity !== 'HIGH'))
      closed = { severity: was.severity, at: was.to }
  }
  return {
    periods: changed.map(({ period }) => period),
    meanChange: mean(changed.map(({ period, value }) => value - (before.get(period) ?? value))) ?? 0,
    ...(closed === undefined ? {} : { closed }),
  }
}
