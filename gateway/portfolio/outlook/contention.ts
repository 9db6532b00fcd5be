import type { Figure } from '../../../schema/facts/figure'
import { sharedPoolsOf } from '../../../subgraphs/views/strategy'
import { CONTENTION, contention } from '../comparison/capacity/contention'
import type { Caveat as Bare, Given, Missing } from '../comparison/result'
import { computed, isComputed } from '../comparison/result'
import type { Caveat } from '../computed'
import { caveatsOf, given, portfolioFigure, weakestOf } from '../computed'
import type { PortfolioView } from '../view'
import type { CapacityMonth } from './capacity'
import type { ClusterOutlook } from './cluster'
import { figureIn } from './figures'

/** What the clusters ask for together in one month, against the shared pool. */
export interface ContendedMonth {
  readonly period: string
  readonly pool: Figure
  /** Full-time equivalents, of those whose demand is known. */
  readonly demand: Figure
  /** Per cent of the pool. */
  readonly utilisation: Figure
  /** `OVERCOMMITTED` or `WITHIN`, or why it cannot be said. */
  readonly state: Figure
  /** Who asks. */
  readonly clusters: readonly string[]
  /** Whose demand is not known: the whole may be more. */
  readonly missing: readonly string[]
}

/** The months of a profession against the shared pool. */
export interface Contended {
  readonly months: readonly ContendedMonth[]
  readonly caveats: readonly Caveat[]
}

const CAVEATS: readonly Bare[] = [{ code: 'POOL_IS_NOT_FUNGIBLE' }, { code: 'POOL_NOT_ADDED' }]

/** The size of the shared pool of a profession, by month. */
function poolOf(view: PortfolioView, profession: string): ReadonlyMap<string, Figure> {
  return view.once(`shared-pool/${profession}`, () => {
    const directorate = view.members('strategy')[0]
    const pools = directorate === undefined ? [] : sharedPoolsOf(view.state(directorate.id))
    const months = pools.find((pool) => pool.profession === profession)?.months ?? []
    return new Map(months.map(({ period, size }) => [period.slice(0, 7), size]))
  })
}

function absentPool(profession: string, month: string): Figure {
  const cell = { reason: 'NOT_PROVIDED', note: 'no pool was returned for the month' } as const
  return portfolioFigure({ name: 'shared-pool', of: `pool/${profession}/${month}` }, cell, [], 'FTE', {
    period: month,
  })
}

type Asked = Pick<CapacityMonth, 'cluster' | 'demand'>

function stateOf(
  pool: Given,
  asked: readonly Asked[],
  month: string,
): { state: Given | string; share: Given } {
  if (typeof pool !== 'number') return { state: pool, share: pool }
  const months = [month]
  const known = asked.flatMap(({ cluster, demand }) =>
    typeof demand === 'number' && demand > 0 ? { cluster, fte: demand, months } : [],
  )
  const result = contention(pool, known)
  if (!isComputed(result)) {
    const missing: Missing = { reason: result.refused.reason, note: result.refused.detail }
    return { state: missing, share: missing }
  }
  const [one] = result.value.months
  const share = 100 * (one?.utilisation ?? 0)
  if (one?.overcommitted === true) return { state: 'OVERCOMMITTED', share }
  const unknown = asked.filter(({ demand }) => typeof demand !== 'number')
  if (unknown.length === 0) return { state: 'WITHIN', share }
  const note = `within the pool without ${unknown.map(({ cluster }) => cluster).join(', ')}`
  return { state: { reason: 'NOT_PROVIDED', note }, share }
}

/**
 * What the clusters ask for together against the shared pool, month by month. Over-committed by those whose
 * demand is known is over-committed; within the pool is only said where every demand is known.
 */
export function contentionOf(
  view: PortfolioView,
  profession: string,
  clusters: readonly ClusterOutlook[],
  months: readonly string[],
  prefix: string,
): Contended {
  const pools = poolOf(view, profession)
  const asking = weakestOf(clusters.map(({ peakShortfall }) => peakShortfall.figure))
  const of = `${prefix}pool/${profession}`
  const contended = months.map((month, i): ContendedMonth => {
    const pool = pools.get(month) ?? absentPool(profession, month)
    const source = { of, origins: weakestOf([...asking, pool]) }
    const asked = clusters.flatMap(({ capacity }) => capacity.months[i] ?? [])
    const known = asked.filter(({ demand }) => typeof demand === 'number')
    const { state, share } = stateOf(given(pool), asked, month)
    const sum = known.reduce((fte, { demand }) => fte + (typeof demand === 'number' ? demand : 0), 0)
    const nobody: Missing = { reason: 'NOT_PROVIDED', note: 'no cluster has returned demand for the month' }
    return {
      period: month,
      pool,
      demand: figureIn(source, 'contending-demand', month, known.length === 0 ? nobody : sum),
      utilisation: figureIn(source, 'pool-utilisation', month, share, 'PERCENT'),
      state:
        typeof state === 'string'
          ? portfolioFigure(
              { name: 'contention', of: `${of}/${month}` },
              { value: state },
              source.origins,
              'CODE',
              { kind: 'CODE', period: month },
            )
          : figureIn(source, 'contention', month, state, 'CODE'),
      clusters: known.flatMap(({ cluster, demand }) => (demand === 0 ? [] : [cluster])),
      missing: asked.flatMap(({ cluster, demand }) => (typeof demand === 'number' ? [] : [cluster])),
    }
  })
  return { months: contended, caveats: caveatsOf(computed(CONTENTION, months.length, undefined, CAVEATS)) }
}
