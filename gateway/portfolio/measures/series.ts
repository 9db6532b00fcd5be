import { requirePartialDate } from '../../../base/dates/partialDate'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Observation } from '../../../schema/vocabulary/observation'
import { observationsOf } from '../../../subgraphs/member/views/observations'
import type { PortfolioView } from '../editions/view'

/**
 * Observations of one measure of one programme by period, oldest first. Where a period was returned under two
 * definitions, the one that the latest period has.
 */
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

/** A programme's own observations of a measure under one definition, oldest first. */
export function seriesUnder(
  view: PortfolioView,
  programme: string,
  measure: string,
  version: string | undefined,
): Series {
  return (
    (version === undefined ? undefined : everyDefinition(view, programme).get(measure)?.get(version)) ??
    NOTHING
  )
}

function everyDefinition(
  view: PortfolioView,
  programme: string,
): ReadonlyMap<string, ReadonlyMap<string, Series>> {
  return view.once(`definitions/${programme}`, () => {
    const every = new Map<string, Map<string, Map<string, Observation>>>()
    for (const observation of inTime(observationsOf(view.state(programme)))) {
      if (observation.organisation !== undefined) continue
      const { measure, version, period } = observation
      const definitions = held(every, measure, () => new Map<string, Map<string, Observation>>())
      held(definitions, version, () => new Map<string, Observation>()).set(period, observation)
    }
    return every
  })
}

/** By the last day that a period covers, so that a quarter follows its months. */
function inTime(observations: readonly Observation[]): readonly Observation[] {
  return [...observations].sort(
    (a, b) => requirePartialDate(a.period).last - requirePartialDate(b.period).last,
  )
}

function held<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const before = map.get(key)
  if (before !== undefined) return before
  const value = make()
  map.set(key, value)
  return value
}

function everySeriesOf(view: PortfolioView, programme: string): ReadonlyMap<string, Series> {
  return view.once(`series/${programme}`, () => {
    const every = new Map<string, Series>()
    for (const [measure, definitions] of everyDefinition(view, programme)) {
      const oldestFirst = [...definitions.values()].sort((a, b) => lastDayOf(a) - lastDayOf(b))
      const byPeriod = new Map(oldestFirst.flatMap((series) => [...series]))
      const inOrder = [...byPeriod].sort(
        ([a], [b]) => requirePartialDate(a).last - requirePartialDate(b).last,
      )
      every.set(measure, new Map(inOrder))
    }
    return every
  })
}

const lastDayOf = (series: Series) => requirePartialDate(latestIn(series) ?? '').last
