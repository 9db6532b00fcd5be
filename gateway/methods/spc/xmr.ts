import { AUTOCORRELATION_BOUND, autocorrelation } from '../statistics/autocorrelation'
import { computed, refused, refusedFor } from '../result'
import type { Caveat, Given, Method, Result } from '../result'
import { chartGroup, splitAtRebases } from './group'
import type { GroupOptions, LatestSignal, Rebase, XmrGroup, XmrPoint } from './group'
import { assuranceOf, constantAssuranceOf, variationOf } from './icons'
import type { Assurance, Variation } from './icons'
import { MDC_2023 } from './ruleSet'
import type { Signal } from './rules'
import type { RuleSet } from './ruleSet'
import { valueOrNothing, withGaps } from './series'
import type { SeriesPoint } from './series'

export const XMR: Method = { id: 'xmr', version: '1' }
export const VARIATION: Method = { id: 'xmr-variation', version: '1' }
export const ASSURANCE: Method = { id: 'xmr-assurance', version: '1' }

/** Fewest points that may fix the limits of those after them. */
export const MINIMUM_FIXED_BASE = 12

export interface XmrOptions extends Omit<GroupOptions, 'ruleSet'> {
  /** The latest target, or why there is none. */
  readonly target: Given
  readonly rebases?: readonly Rebase[]
  /** `MDC_2023` unless told otherwise. */
  readonly ruleSet?: RuleSet
  /** Whether the measure has a season, which the chart cannot see. */
  readonly seasonal?: boolean
}

/** What a chart says by its icons. */
export interface XmrStates {
  /** State of the latest point. */
  readonly variation: Result<Variation>
  /** The last group's limits against the target. */
  readonly assurance: Result<Assurance>
}

/** Everything that is needed to draw the chart without mathematics. */
export interface XmrChart extends XmrStates {
  readonly ruleSet: RuleSet
  readonly groups: readonly XmrGroup[]
  readonly points: readonly XmrPoint[]
  /** Periods with no value. */
  readonly gaps: readonly string[]
  /** At lag 1; absent where the series is constant or has no neighbours. */
  readonly autocorrelation?: number
}

function variation(
  latest: SeriesPoint,
  signal: Signal | undefined,
  group: XmrGroup,
  { better, ruleSet }: GroupOptions,
): Result<Variation> {
  if (group.n < ruleSet.minimumForIcons) {
    return refused(
      VARIATION,
      'INSUFFICIENT_HISTORY',
      `${group.n} values; the icon needs ${ruleSet.minimumForIcons}.`,
    )
  }
  if (typeof latest.value !== 'number' && ruleSet.degenerate === 'WITHHOLD') {
    return refusedFor(VARIATION, latest.period, latest.value)
  }
  return computed(VARIATION, group.n, variationOf(signal, better))
}

function assurance(
  values: readonly (number | undefined)[],
  group: XmrGroup,
  target: Given,
  { better, ruleSet }: GroupOptions,
): Result<Assurance> {
  if (better === 'NEITHER')
    return refused(ASSURANCE, 'NOT_APPLICABLE', 'Neither direction is better for this measure.')
  if (typeof target !== 'number') return refusedFor(ASSURANCE, 'Target', target)
  if (group.n < ruleSet.minimumForIcons || group.mean === undefined) {
    return refused(
      ASSURANCE,
      'INSUFFICIENT_HISTORY',
      `${group.n} values; the icon needs ${ruleSet.minimumForIcons}.`,
    )
  }
  if (group.limits !== undefined || ruleSet.degenerate === 'REPRODUCE') {
    const limits = group.limits === undefined ? {} : { limits: group.limits }
    return computed(
      ASSURANCE,
      group.n,
      assuranceOf({ mean: group.mean, n: group.n, ...limits }, target, better),
    )
  }
  const [constant, ...others] = new Set(values.filter((value) => value !== undefined))
  if (constant === undefined || others.length > 0) {
    return refused(ASSURANCE, 'NOT_APPLICABLE', 'The values differ, but too few neighbours do for limits.')
  }
  return computed(ASSURANCE, group.n, constantAssuranceOf(constant, target, better), [
    { code: 'DEGENERATE_LIMITS' },
  ])
}

/** The icons of a chart, by its last group and the signal at its latest point. */
export function statesOf(
  points: readonly SeriesPoint[],
  { group, signal }: LatestSignal,
  target: Given,
  options: GroupOptions,
): XmrStates {
  const latest = points.at(-1)
  if (latest === undefined) throw new RangeError('a chart without points has no latest one')
  return {
    variation: variation(latest, signal, group, options),
    assurance: assurance(points.map(valueOrNothing), group, target, options),
  }
}

/**
 * An XmR (individuals) chart by a rule set: limits for each group, signals by point, variation and
 * assurance. Source: NHS England, Making Data Count; NHSRplotthedots 0.2.2 (MIT).
 *
 * Missing periods are gaps: no moving range, run or trend crosses them. Refused where no point has a value.
 *
 * @param points in any order; months, quarters and years that are not mentioned become gaps
 * @throws RangeError where periods repeat, differ in length or cannot be read, or `fixAfter` is below 12
 */
export function xmr(points: readonly SeriesPoint[], options: XmrOptions): Result<XmrChart> {
  const { better, target, rebases = [], fixAfter, ruleSet = MDC_2023, seasonal = false } = options
  if (fixAfter !== undefined && fixAfter < MINIMUM_FIXED_BASE) {
    throw new RangeError(`Limits are fixed on ${MINIMUM_FIXED_BASE} points or more, not ${fixAfter}`)
  }
  const series = withGaps(points)
  const values = series.map(valueOrNothing)
  const n = values.filter((value) => value !== undefined).length
  const groupOptions = { better, ruleSet, ...(fixAfter === undefined ? {} : { fixAfter }) }
  const charted = splitAtRebases(series, rebases).map((group, i) => chartGroup(group, i, groupOptions))
  const group = charted.at(-1)?.group
  const charts = charted.flatMap((chart) => chart.points)
  const latest = charts.at(-1)
  if (n === 0 || group === undefined || latest === undefined) {
    return refused(XMR, 'INSUFFICIENT_HISTORY', 'No point has a value.')
  }
  const gaps = series.filter(({ value }) => typeof value !== 'number').map(({ period }) => period)
  const lag1 = autocorrelation(values)
  const chart: XmrChart = {
    ruleSet,
    groups: charted.map((chart) => chart.group),
    points: charts,
    ...statesOf(series.slice(-group.length), { group, signal: latest.signal }, target, groupOptions),
    gaps,
    ...(lag1 === undefined ? {} : { autocorrelation: lag1 }),
  }
  const caveats: Caveat[] = rebases.map(({ at, reason }) => ({ code: 'REBASED', detail: `${at}: ${reason}` }))
  if (group.trialLimits) caveats.push({ code: 'TRIAL_LIMITS', detail: `${group.n} values` })
  if (group.degenerateLimits) caveats.push({ code: 'DEGENERATE_LIMITS' })
  if (gaps.length > 0) caveats.push({ code: 'GAPS', detail: gaps.join(', ') })
  if (lag1 !== undefined && lag1 > AUTOCORRELATION_BOUND) {
    caveats.push({ code: 'AUTOCORRELATED', detail: lag1.toFixed(2) })
  }
  if (seasonal) caveats.push({ code: 'SEASONAL' })
  return computed(XMR, n, chart, caveats)
}
