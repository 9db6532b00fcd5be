import { GraphQLError } from 'graphql'

import { parsePeriod } from '../../../schema/facts/period'
import type { ProblemCode } from '../../../schema/problem'
import type { Measure } from '../../../subgraphs/views/measures'
import type { RegisteredMember } from '../../../subgraphs/register'
import type { Explanation } from '../explain'
import { explanationOf } from '../explain'
import type { Portfolio } from '../portfolio'
import type { PortfolioView } from '../view'

function refuse(code: ProblemCode, message: string): never {
  throw new GraphQLError(message, { extensions: { code } })
}

const shown = (text: string) => `"${text.slice(0, 80)}"`

/** @throws GraphQLError `UNKNOWN_EDITION` */
export function requireView(portfolio: Portfolio, edition: string | null | undefined): PortfolioView {
  return (
    portfolio.view(edition ?? undefined) ??
    refuse(
      'UNKNOWN_EDITION',
      `The portfolio holds no edition ${shown(edition ?? '')}; the newest is ${portfolio.newest.id}`,
    )
  )
}

/** @throws GraphQLError `UNKNOWN_CLUSTER` */
export function requireCluster(view: PortfolioView, id: string): RegisteredMember {
  const clusters = view.members('cluster')
  return (
    clusters.find((cluster) => cluster.id === id) ??
    refuse(
      'UNKNOWN_CLUSTER',
      `There is no cluster ${shown(id)}; there are ${clusters.map((one) => one.id).join(', ')}`,
    )
  )
}

/** @throws GraphQLError `UNKNOWN_MEASURE` */
export function requireMeasure(view: PortfolioView, id: string): Measure {
  return (
    view.measures.get(id) ??
    refuse(
      'UNKNOWN_MEASURE',
      `There is no measure ${shown(id)}; there are ${[...view.measures.keys()].join(', ')}`,
    )
  )
}

/** @throws GraphQLError `BAD_PERIOD` */
export function requireMonth(period: string): string {
  if (parsePeriod(period)?.precision === 'MONTH') return period
  return refuse('BAD_PERIOD', `${shown(period)} is not a month such as 2026-10; measures are monthly`)
}

/** @throws GraphQLError `UNKNOWN_PROGRAMME` */
export function requireProgramme(view: PortfolioView, id: string): RegisteredMember {
  const programmes = view.register.members.filter(({ kind }) => kind !== 'strategy')
  return (
    programmes.find((programme) => programme.id === id) ??
    refuse(
      'UNKNOWN_PROGRAMME',
      `There is no programme ${shown(id)}; there are ${programmes.map((one) => one.id).join(', ')}`,
    )
  )
}

/** @throws GraphQLError `UNKNOWN_FIGURE` */
export function requireExplanation(view: PortfolioView, figure: string): Explanation {
  return (
    explanationOf(view, figure) ??
    refuse('UNKNOWN_FIGURE', `Edition ${view.edition.id} has no figure ${shown(figure)}`)
  )
}
