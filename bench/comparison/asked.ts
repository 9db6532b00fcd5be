import { comparisonOf } from '../../gateway/portfolio/measures/comparisonOf'
import { concernsOf } from '../../gateway/portfolio/concerns/concerns'
import { portfolioCoverage } from '../../gateway/portfolio/coverage/coverage'
import { standingOf } from '../../gateway/portfolio/concerns/standing'
import type { PortfolioView } from '../../gateway/portfolio/editions/view'

/** What a full comparison came to: what does not depend on the order of asking, to be held against another. */
export interface Came {
  readonly charts: number
  readonly points: number
  readonly ranked: number
  readonly concerns: number
  readonly standings: string
}

/**
 * Everything that compares, asked for once: every measure over the clusters with each reading, its chart
 * with its points, the ranges of ranks; concerns, coverage, and each cluster on five axes.
 */
export function fullComparison(view: PortfolioView): Came {
  let [charts, points, ranked] = [0, 0, 0]
  for (const measure of view.measures.values()) {
    const { readings, between } = comparisonOf(view, measure)
    for (const reading of readings) {
      charts += 1
      points += reading.chart().points().length
    }
    ranked += between.ranks.filter(({ best }) => best.cell.value !== undefined).length
  }
  const concerns = concernsOf(view, false)
  portfolioCoverage(view)
  const standings = view
    .members('cluster')
    .map((member) =>
      standingOf(view, member, false)
        .map(({ standing }) => standing)
        .join(' '),
    )
    .join('; ')
  return { charts, points, ranked, concerns: concerns.length, standings }
}

/** The differences of all pairs of clusters on every measure, which are only worked out when asked for. */
export function pairDifferences(view: PortfolioView): number {
  let pairs = 0
  for (const measure of view.measures.values())
    pairs += comparisonOf(view, measure).between.differences().length
  return pairs
}

/** Every figure that is needed to draw every chart, as an answer would write it. */
export function drawnFigures(view: PortfolioView): number {
  let characters = 0
  for (const measure of view.measures.values()) {
    for (const reading of comparisonOf(view, measure).readings) {
      for (const { figure, mean, lowerLimit, upperLimit, nearLowerLimit, nearUpperLimit } of reading
        .chart()
        .points()) {
        for (const { cell } of [figure, mean, lowerLimit, upperLimit, nearLowerLimit, nearUpperLimit]) {
          characters += (cell.value ?? cell.reason ?? '').length
        }
      }
    }
  }
  return characters
}
