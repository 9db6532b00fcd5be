import type { Observation } from '../../schema/vocabulary/observation'
import { observationsOf } from '../../subgraphs/views/observations'
import type { PortfolioView } from './view'

/** A programme's own observations of a measure, without those of single organisations, by period. */
export function seriesOf(
  view: PortfolioView,
  programme: string,
  measure: string,
): ReadonlyMap<string, Observation> {
  return view.once(`series/${programme}/${measure}`, () => {
    const series = new Map<string, Observation>()
    for (const observation of observationsOf(view.state(programme))) {
      if (observation.measure === measure && observation.organisation === undefined) {
        series.set(observation.period, observation)
      }
    }
    return series
  })
}
