import { lazily } from '../../../base/memo/lazily'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Pooled } from '../../methods/capacity/pooled'
import { POOLED, pooledShortfall } from '../../methods/capacity/pooled'
import type { Estimated } from '../../methods/capacity/shortfall'
import { shortfallOverTime } from '../../methods/capacity/shortfall'
import type { Caveat as Bare, Missing, Result } from '../../methods/result'
import { isComputed, whyNot } from '../../methods/result'
import type { Caveat, Interval } from '../computed'
import { inWords, weakestOf } from '../computed'
import type { ClusterOutlook } from './cluster'
import type { ShortfallFigures, Source } from './figures'
import { figureIn, ranged, rangedFigure, shortfallFigures } from './figures'

/** The clusters together in one month: full-time equivalents of those counted. */
export interface PooledMonth {
  readonly period: string
  /** Who has returned both demand and people for the month, and who has not. */
  readonly counted: readonly string[]
  readonly missing: readonly string[]
  readonly demand: Figure
  readonly supply: Figure
  readonly supplyRange?: Interval
  /** Of all clusters: there is none where one is missing. */
  readonly shortfall: Figure
  /** Of those counted, if whoever has people to spare lends them. */
  readonly pooled: Figure
  readonly pooledRange?: Interval
  /** Of those counted, if nobody lends anybody. */
  readonly unpooled: Figure
  readonly unpooledRange?: Interval
}

/** A profession over the clusters, pooled and unpooled side by side. */
export interface PooledOutlook {
  readonly months: () => readonly PooledMonth[]
  readonly pooled: ShortfallFigures
  readonly unpooled: ShortfallFigures
  readonly caveats: readonly Caveat[]
}

const CAVEATS: readonly Bare[] = [{ code: 'HEADCOUNT_IS_NOT_SKILL' }, { code: 'POOL_IS_NOT_FUNGIBLE' }]

/** Why the clusters as a whole have no figure. */
function wholeMissing({ missing }: Pooled): Missing {
  return { reason: 'NOT_PROVIDED', note: `without ${missing.join(', ')}` }
}

function monthFigures(
  source: Source,
  month: string,
  clusters: readonly string[],
  result: Result<Pooled>,
): PooledMonth {
  const value = result.value
  const none: Missing = isComputed(result) ? { reason: 'NOT_PROVIDED' } : whyNot(result)
  const whole: Estimated =
    value === undefined ? none : value.missing.length > 0 ? wholeMissing(value) : value.pooled
  return {
    period: month,
    counted: value?.counted ?? [],
    missing: value?.missing ?? clusters,
    demand: figureIn(source, 'pooled-demand', month, value?.demandFte ?? none),
    ...ranged('supply', rangedFigure(source, 'pooled-supply', month, value?.supply ?? none)),
    shortfall: rangedFigure(source, 'shortfall-of-all', month, whole).figure,
    ...ranged('pooled', rangedFigure(source, 'pooled-shortfall', month, value?.pooled ?? none)),
    ...ranged('unpooled', rangedFigure(source, 'unpooled-shortfall', month, value?.unpooled ?? none)),
  }
}

/** The clusters' outlooks for one profession together. */
export function pooledOutlook(
  profession: string,
  clusters: readonly ClusterOutlook[],
  months: readonly string[],
  prefix: string,
): PooledOutlook {
  const results = months.map((month, i) => ({
    month,
    result: pooledShortfall(
      clusters.map(({ programme, capacity: { demand, supply } }) => ({
        cluster: programme,
        demand: demand(i),
        supply: supply(i),
      })),
    ),
  }))
  const incomplete = results.filter(
    ({ result }) => result.value === undefined || result.value.missing.length > 0,
  )
  const missing = [...new Set(incomplete.flatMap(({ result }) => result.value?.missing ?? []))]
  const without =
    incomplete.length === 0
      ? undefined
      : `without ${missing.join(', ')} in ${incomplete.length} of ${months.length} months`
  const caveats: readonly Bare[] =
    without === undefined ? CAVEATS : [...CAVEATS, { code: 'INCOMPLETE', detail: without }]
  const of = `${prefix}pool/${profession}`
  const inputs = clusters.flatMap(({ peakShortfall, personMonths }) => [
    peakShortfall.figure,
    personMonths.figure,
  ])
  const source: Source = { of, origins: weakestOf(inputs) }
  const side = (name: 'pooled' | 'unpooled'): ShortfallFigures => {
    const short = results.map(({ month, result }) => ({
      month,
      shortfall: isComputed(result) ? result.value[name] : whyNot(result),
    }))
    const overTime = shortfallOverTime(short, CAVEATS)
    const told = isComputed(overTime) ? { ...overTime, method: POOLED, caveats } : overTime
    return shortfallFigures(
      source,
      `${name}/`,
      told,
      () => short,
      () => inputs,
      without,
    )
  }
  return {
    months: lazily(() =>
      results.map(({ month, result }) =>
        monthFigures(
          source,
          month,
          clusters.map(({ programme }) => programme),
          result,
        ),
      ),
    ),
    pooled: side('pooled'),
    unpooled: side('unpooled'),
    caveats: inWords(caveats),
  }
}
