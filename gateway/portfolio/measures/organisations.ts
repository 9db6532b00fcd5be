import type { Observation } from '../../../schema/vocabulary/observation'
import { observationsOf } from '../../../subgraphs/member/views/observations'
import type { PortfolioView } from '../editions/view'
import { definitionKey } from './earlierValues'

/** Observations of single organisations, by organisation, oldest first. */
export type OrganisationSeries = ReadonlyMap<string, readonly Observation[]>

const NONE: OrganisationSeries = new Map()

/** Returns a programme's series of a measure for each of its organisations, under one definition. */
export function organisationSeries(
  view: PortfolioView,
  programme: string,
  measure: string,
  version: string | undefined,
): OrganisationSeries {
  const every = view.once(`organisations/${programme}`, () => {
    const found = new Map<string, Map<string, Observation[]>>()
    for (const observation of observationsOf(view.state(programme))) {
      const { organisation } = observation
      if (organisation === undefined) continue
      const key = definitionKey(observation.measure, observation.version)
      const organisations = found.get(key) ?? new Map<string, Observation[]>()
      found.set(key, organisations)
      const series = organisations.get(organisation) ?? []
      organisations.set(organisation, series)
      series.push(observation)
    }
    return found
  })
  return (version === undefined ? undefined : every.get(definitionKey(measure, version))) ?? NONE
}
