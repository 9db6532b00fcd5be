import type { Figure } from '../../schema/facts/figure'
import { absentFigure } from '../../schema/facts/figure'
import { latestOf } from '../../subgraphs/views/reports'
import { comparability } from './comparison/comparability'
import type { Comparand } from './comparison/comparability'
import { wholeLifeCostTotal } from './comparison/likeForLikeTotal'
import type { Computed } from './computed'
import { computedFrom, given } from './computed'
import type { PortfolioView } from './view'

/** A sum over the clusters, beside the total that was published for all of them. */
export interface Total {
  readonly computed: Computed
  readonly published: Figure
}

function attributesOf({ unit, basis }: Figure): Comparand['attributes'] {
  return {
    unit,
    ...(basis.priceBase === undefined ? {} : { priceBase: basis.priceBase }),
    ...(basis.horizon === undefined ? {} : { horizon: basis.horizon }),
  }
}

function publishedTotal(view: PortfolioView): Figure {
  const directorate = view.members('strategy')[0]
  if (directorate !== undefined)
    return latestOf(view.state(directorate.id), 'wholeLifeCost', 'NUMBER', 'GBP_MILLION')
  const identity = { member: 'portfolio', type: 'Computed', key: 'portfolio', field: 'published-total' }
  return absentFigure(
    identity,
    'NUMBER',
    'GBP_MILLION',
    'NOT_PROVIDED',
    'no strategy directorate is registered',
  )
}

/** The clusters' latest whole-life costs added up, where they are on one basis. */
export function wholeLifeCostTotalOf(view: PortfolioView): Total {
  return view.once('whole-life-cost-total', () => {
    const clusters = view.members('cluster')
    const figures = clusters.map(({ id }) =>
      latestOf(view.state(id), 'wholeLifeCost', 'NUMBER', 'GBP_MILLION'),
    )
    const costs = figures.map((figure, i) => ({
      id: clusters[i]?.id ?? '',
      amount: given(figure),
      unit: figure.unit,
      ...(figure.basis.priceBase === undefined ? {} : { priceBase: figure.basis.priceBase }),
      ...(figure.basis.horizon === undefined ? {} : { horizon: figure.basis.horizon }),
    }))
    const { differences } = comparability(
      figures.map((figure, i) => ({ id: clusters[i]?.id ?? '', attributes: attributesOf(figure) })),
      ['unit', 'priceBase', 'horizon'],
    )
    return {
      computed: computedFrom({
        identity: { name: 'whole-life-cost-total', of: 'clusters' },
        result: wholeLifeCostTotal(costs),
        inputs: figures,
        unit: 'GBP_MILLION',
        read: (total) => total,
        differences,
      }),
      published: publishedTotal(view),
    }
  })
}
