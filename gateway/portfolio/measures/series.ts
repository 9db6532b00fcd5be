import type { Figure } from '../../../schema/facts/figures/figure'
import type { Observation } from '../../../schema/vocabulary/observation'
import { observationsOf } from '../../../subgraphs/member/views/observations'
import type { PortfolioView } from '../editions/view'

/** Observations of one measure of one programme by period, oldest first. */
export type Series = ReadonlyMap<string, Observation>

/** The newest period of a series; nothing where it is empty. */
export function latestIn(series: Series): string | undefined {
  let latest: string | undefined
  for (const period of series.keys()) latest = period
  return latest
}

const NOTHING: Series = new Map()

/** A programme's own observations of a measure, without those of single organisations. */
export function seriesOf(view: PortfolioView, programme: string, measure: string): Series {
  return everySeriesOf(view, programme).get(measure) ?? NOTHING
}

/** What a programme last returned of a measure; nothing where it has returned none. */
export function newestFigure(view: PortfolioView, programme: string, measure: string): Figure | undefined {
  const series = seriesOf(view, programme, measure)
  return series.get(latestIn(series) ?? '')?.figure
}

function everySeriesOf(view: PortfolioView, programme: string): ReadonlyMap<string, Series> {
  return view.once(`series/${programme}`, () => {
    const every = new Map<string, Map<string, Observation>>()
    for (const observation of observationsOf(view.state(programme))) {
      if (observation.organisation !== undefined) continue
      let series = every.get(observation.measure)
      if (series === undefined) {
        series = new Map()
        every.set(observation.measure, series)
      }
      series.set(observation.period, observation)
    }
    return every
  })
}
