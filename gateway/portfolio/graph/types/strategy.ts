import { objectType } from 'nexus'

import type { Reference } from '../../../../schema/federation/entity'
import { identify } from '../../../../schema/facts/figures/identity'
import { insideKeyFields } from '../../../../schema/vocabulary/entityKey'
import { OPAQUE } from '../../../../schema/vocabulary/identity'
import { entityByEdition } from '../../../../schema/federation/shareable'
import type { AtSnapshot } from '../../../../subgraphs/member/atSnapshot'
import { answerFrom } from '../../../../subgraphs/member/atSnapshot'
import { STRATEGY_DESCRIPTION } from '../../../../subgraphs/member/strategy'
import { objectiveProgressOf } from '../../objectives/progress'
import type { Portfolio } from '../../editions/portfolio'
import { productStandingsOf } from '../../products/standings'
import type { PortfolioView } from '../../editions/view'
import { viewState } from '../../editions/viewState'
import { requireView } from '../ask'
import { sourceIn } from '../source'

/** The Strategy as portfolio knows it: also what refers to the directorate's own answer. */
export interface StrategyInPortfolio extends AtSnapshot {
  readonly view: PortfolioView
}

/** What refers to the Strategy; nothing where no directorate is registered. */
export function strategyInPortfolio(view: PortfolioView): StrategyInPortfolio | undefined {
  const { directorate } = view
  if (directorate === undefined) return undefined
  return { ...answerFrom(directorate, { code: directorate.member, edition: view.edition.id }), view }
}

/** The Strategy as portfolio declares it: with what compares it over the clusters. */
export function strategyType(portfolio: Portfolio) {
  const resolveReference = ({ edition }: Reference): StrategyInPortfolio | null =>
    strategyInPortfolio(requireView(portfolio, edition)) ?? null
  return objectType({
    name: 'Strategy',
    description: STRATEGY_DESCRIPTION,
    extensions: { ...entityByEdition, apollo: { subgraph: { resolveReference } } },
    sourceType: sourceIn('graph/types/strategy', 'StrategyInPortfolio'),
    definition(t) {
      t.nonNull.id('id', {
        description: OPAQUE,
        resolve: (source) => {
          const { code, view } = source as StrategyInPortfolio
          return identify({ type: 'Strategy', thing: [code], state: viewState(view) })
        },
      })
      t.nonNull.id('code')
      insideKeyFields(t)
      t.list.nonNull.field('progress', {
        type: 'ObjectiveProgress',
        description: 'Where it stands, objective by objective, and what nobody can measure yet.',
        resolve: (source) => objectiveProgressOf((source as StrategyInPortfolio).view),
      })
      t.list.nonNull.field('productStandings', {
        type: 'ProductStanding',
        description: 'Its products: who uses them, and whether they will be ready for those who need them.',
        resolve: (source) => productStandingsOf((source as StrategyInPortfolio).view),
      })
    },
  })
}
