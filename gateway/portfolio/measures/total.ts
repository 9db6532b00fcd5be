import type { Figure } from '../../../schema/facts/figures/figure'
import { absentFigure, numberOf } from '../../../schema/facts/figures/figure'
import type { PublishedTotal } from '../../../schema/vocabulary/publishedTotal'
import { publishedTotalsOf } from '../../../subgraphs/member/views/publishedTotals'
import { latestOf } from '../../../subgraphs/member/views/reports'
import { comparability } from '../../methods/comparability'
import type { WholeLifeCost } from '../../methods/measures/likeForLike'
import { BASIS, basisOf } from '../../methods/measures/likeForLike'
import { wholeLifeCostTotal } from '../../methods/measures/likeForLikeTotal'
import { differencesOfTotals, publishedDifference } from '../../methods/measures/publishedDifference'
import type { StatedTotal } from '../../methods/measures/publishedDifference'
import { isComputed } from '../../methods/result'
import type { Computed } from '../computed'
import { computedFrom, given } from '../computed'
import type { PortfolioView } from '../editions/view'

/** A sum over the clusters, beside the total that was published for all of them. */
export interface Total {
  readonly computed: Computed
  readonly published: Figure
  /** The sum less the published total, or why the two are not set against one another. */
  readonly difference: Computed
}

/** The published total that stands beside the sum of the clusters' whole-life costs. */
const CLUSTERS_COST = 'clusters-cost'

function latestPublished(view: PortfolioView): PublishedTotal | undefined {
  return view
    .members('strategy')
    .flatMap(({ id }) => publishedTotalsOf(view.state(id)))
    .filter(({ code }) => code === CLUSTERS_COST)
    .sort((a, b) => a.referenceDate.localeCompare(b.referenceDate))
    .at(-1)
}

function nothingPublished(view: PortfolioView): Figure {
  const note =
    view.directorate === undefined
      ? 'no strategy directorate is registered'
      : 'no published total has been returned'
  const identity = { member: 'portfolio', type: 'Computed', key: 'clusters', field: 'published-total' }
  return absentFigure(identity, 'GBP_MILLION', { reason: 'NOT_PROVIDED', note })
}

/** What a figure states of its basis. */
const basisIn = ({ unit, basis }: Figure) => basisOf({ unit, ...basis })

function stated(published: PublishedTotal | undefined, figure: Figure): StatedTotal {
  const quantity = published?.quantity.cell.value
  const roundedTo = published && numberOf(published.roundedTo)
  return {
    id: 'published',
    amount: given(figure),
    ...basisIn(figure),
    ...(quantity === undefined ? {} : { population: quantity }),
    ...(roundedTo === undefined ? {} : { roundedTo }),
  }
}

/** The clusters' latest whole-life costs added up, where they are on one basis. */
export function wholeLifeCostTotalOf(view: PortfolioView): Total {
  return view.once('whole-life-cost-total', () => {
    const clusters = view.members('cluster')
    const figures = clusters.map(({ id }) => latestOf(view.state(id), 'wholeLifeCost'))
    const costs = figures.map((figure, i): WholeLifeCost => ({
      id: clusters[i]?.id ?? '',
      amount: given(figure),
      ...basisIn(figure),
    }))
    const { differences } = comparability(
      costs.map((cost) => ({ id: cost.id, attributes: basisOf(cost) })),
      BASIS,
    )
    const result = wholeLifeCostTotal(costs)
    const computed = computedFrom({
      identity: { name: 'whole-life-cost-total', of: 'clusters' },
      result,
      inputs: figures,
      unit: 'GBP_MILLION',
      read: (total) => total,
      differences,
    })
    const total = latestPublished(view)
    const published = total?.amount ?? nothingPublished(view)
    const [first] = figures
    const workedOut: StatedTotal = {
      ...(first === undefined ? { unit: 'GBP_MILLION' } : basisIn(first)),
      id: 'computed',
      population: 'WHOLE_LIFE_COST',
      amount: isComputed(result) ? result.value : given(computed.figure),
    }
    const other = stated(total, published)
    const against = publishedDifference(workedOut, other)
    return {
      computed,
      published,
      difference: computedFrom({
        identity: { name: 'whole-life-cost-total-difference', of: 'clusters' },
        result: against,
        inputs: [...figures, published],
        unit: 'GBP_MILLION',
        read: ({ difference }) => difference,
        range: (ends) => ends,
        differences: differencesOfTotals(workedOut, other),
      }),
    }
  })
}
