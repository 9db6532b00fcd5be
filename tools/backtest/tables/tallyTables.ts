import type { Leads, Predictor, Tally } from '../score'
import { NUMBER, share, table } from './table'

/** What was said against what came, a row for each that says so. */
export function tallyTable(
  tallies: readonly (readonly [name: string, tally: Tally])[],
  event: string,
): string {
  return table(
    [
      { heading: 'says so' },
      { heading: 'said', ...NUMBER },
      { heading: `precision: ${event} when said`, ...NUMBER },
      { heading: `recall: said before ${event}`, ...NUMBER },
      { heading: `${event} at any rate`, ...NUMBER },
    ],
    tallies.map(([name, { chances, events, said, hits }]) => [
      name,
      said,
      share(hits, said),
      share(hits, events),
      share(events, chances),
    ]),
  )
}

function leadsRow(name: string, leads: readonly number[]): readonly (string | number)[] {
  const at = (lead: number) => leads.filter((one) => one === lead).length
  return [
    name,
    leads.length,
    share(leads.length - at(0), leads.length),
    at(0),
    at(1),
    at(2),
    leads.filter((one) => one > 2).length,
  ]
}

/** How long before an event each of those that say so had spoken. */
export function leadsTable(
  predictors: readonly Predictor[],
  event: string,
  leadsOf: (predictor: Predictor) => Leads,
): string {
  return table(
    [
      { heading: 'says so' },
      { heading: event, ...NUMBER },
      { heading: 'foreseen', ...NUMBER },
      { heading: 'not', ...NUMBER },
      { heading: '1 publication before', ...NUMBER },
      { heading: '2 before', ...NUMBER },
      { heading: '3 or more', ...NUMBER },
    ],
    predictors.map((one) => leadsRow(one.name, leadsOf(one))),
  )
}
