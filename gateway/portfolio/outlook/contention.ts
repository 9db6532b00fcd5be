import { lazily } from '../../../base/memo/lazily'
import type { Figure } from '../../../schema/facts/figures/figure'
import { sharedPoolsOf } from '../../../subgraphs/member/views/strategy'
import type { Demand } from '../../methods/capacity/contention'
import { contention } from '../../methods/capacity/contention'
import type { Caveat as Bare, Given, Missing } from '../../methods/result'
import { isComputed, whyNot } from '../../methods/result'
import type { Caveat } from '../computed'
import { given, inWords, portfolioFigure, weakestOf } from '../computed'
import type { PortfolioView } from '../editions/view'
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
  readonly months: () => readonly ContendedMonth[]
  readonly caveats: readonly Caveat[]
}

const CAVEATS: readonly Bare[] = [{ code: 'POOL_IS_NOT_FUNGIBLE' }, { code: 'POOL_NOT_ADDED' }]

/** The size of the shared pool of a profession, by month. */
function poolOf(view: PortfolioView, profession: string): ReadonlyMap<string, Figure> {
  return view.once(`shared-pool/${profession}`, () => {
    const { directorate } = view
    const pools = directorate === undefined ? [] : sharedPoolsOf(directorate)
    const months = pools.find((pool) => pool.profession === profession)?.months ?? []
    return new Map(months.map(({ period, size }) => [period.slice(0, 7), size]))
  })
}

function absentPool(profession: string, month: string): Figure {
  const cell = { reason: 'NOT_PROVIDED', note: 'no pool was returned for the month' } as const
  return portfolioFigure({
    name: 'shared-pool',
    of: `pool/${profession}/${month}`,
    cell,
    inputs: [],
    unit: 'FTE',
    period: month,
  })
}

/** Who asks for how many in one month, and whose demand is not known. */
interface Asked {
  readonly known: readonly Demand[]
  readonly unknown: readonly string[]
}

function askedOf(clusters: readonly ClusterOutlook[], month: string, i: number): Asked {
  const known: Demand[] = []
  const unknown: string[] = []
  const months = [month]
  for (const { programme: cluster, capacity } of clusters) {
    const demand = capacity.demand(i)
    if (typeof demand === 'number') known.push({ cluster, fte: demand, months })
    else unknown.push(cluster)
  }
  return { known, unknown }
}

function stateOf(pool: Given, { known, unknown }: Asked): { state: Given | string; share: Given } {
  if (typeof pool !== 'number') return { state: pool, share: pool }
  const result = contention(
    pool,
    known.filter(({ fte }) => fte > 0),
  )
  if (!isComputed(result)) {
    const missing = whyNot(result)
    return { state: missing, share: missing }
  }
  const [one] = result.value.months
  const share = 100 * (one?.utilisation ?? 0)
  if (one?.overcommitted === true) return { state: 'OVERCOMMITTED', share }
  if (unknown.length === 0) return { state: 'WITHIN', share }
  const note = `within the pool without ${unknown.join(', ')}`
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
  const contended = (month: string, i: number): ContendedMonth => {
    const pool = pools.get(month) ?? absentPool(profession, month)
    const source = { of, origins: weakestOf([...asking, pool]) }
    const asked = askedOf(clusters, month, i)
    const { known, unknown } = asked
    const { state, share } = stateOf(given(pool), asked)
    const sum = known.reduce((all, { fte }) => all + fte, 0)
    const nobody: Missing = { reason: 'NOT_PROVIDED', note: 'no cluster has returned demand for the month' }
    return {
      period: month,
      pool,
      demand: figureIn(source, 'contending-demand', month, known.length === 0 ? nobody : sum),
      utilisation: figureIn(source, 'pool-utilisation', month, share, 'PERCENT'),
      state:
        typeof state === 'string'
          ? portfolioFigure({
              name: 'contention',
              of: `${of}/${month}`,
              cell: { value: state },
              inputs: source.origins,
              unit: 'CODE',
              period: month,
            })
          : figureIn(source, 'contention', month, state, 'CODE'),
      clusters: known.filter(({ fte }) => fte !== 0).map(({ cluster }) => cluster),
      missing: unknown,
    }
  }
  return { months: lazily(() => months.map(contended)), caveats: inWords(CAVEATS) }
}
