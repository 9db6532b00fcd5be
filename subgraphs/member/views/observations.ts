import { oncePer } from '../../../base/memo/oncePer'
import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact, Figure } from '../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import type { Observation } from '../../../schema/vocabulary/observation'

/** An observation as a return states it. What it was counted from is seldom asked for: read only then. */
class StatedObservation implements Observation {
  readonly programme: string
  readonly measure: string
  readonly version: string
  declare readonly organisation?: string
  readonly period: string
  readonly figure: Figure
  readonly #fact: Fact

  constructor(fact: Fact) {
    this.programme = valueOf(fact, 'programme') ?? fact.member
    this.measure = valueOf(fact, 'measure') ?? ''
    this.version = valueOf(fact, 'version') ?? ''
    const organisation = valueOf(fact, 'organisation')
    if (organisation !== undefined) this.organisation = organisation
    this.period = valueOf(fact, 'period') ?? ''
    this.figure = figureOf(fact, 'value')
    this.#fact = fact
  }

  get numerator(): Figure {
    return figureOf(this.#fact, 'numerator')
  }

  get denominator(): Figure {
    return figureOf(this.#fact, 'denominator')
  }

  get low(): Figure | undefined {
    return endOfRange(this.#fact, 'low')
  }

  get high(): Figure | undefined {
    return endOfRange(this.#fact, 'high')
  }
}

/** One end of a range; nothing where the return states none, which leaves nothing missing. */
function endOfRange(fact: Fact, end: 'low' | 'high'): Figure | undefined {
  const cell = fact.record.fields[end]
  return cell === undefined || cell.reason === 'NOT_APPLICABLE' ? undefined : figureOf(fact, end)
}

function inOrder(a: Observation, b: Observation): number {
  return (
    compare(a.measure, b.measure) ||
    compare(a.organisation ?? '', b.organisation ?? '') ||
    compare(a.period, b.period) ||
    compare(a.version, b.version)
  )
}

/** By code units: ids and periods are ASCII, and there may be a million of them. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What tells an observation from every other of the portfolio. */
export function observationKey({ figure: { identity } }: Observation): string {
  return `${identity.member}/${identity.key}`
}

/** A programme's observations by measure, organisation and period. */
export const observationsOf = oncePer((state: MemberState): readonly Observation[] =>
  [...state.facts('Observation').values()].map((fact) => new StatedObservation(fact)).sort(inOrder),
)

export interface ObservationFilter {
  readonly measure?: string | null | undefined
  readonly organisation?: string | null | undefined
  /** First and last period, included, compared by their first and last day. */
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
}

const byMeasure = oncePer((state: MemberState): ReadonlyMap<string, readonly Observation[]> => {
  const found = new Map<string, Observation[]>()
  for (const observation of observationsOf(state)) {
    const same = found.get(observation.measure)
    if (same === undefined) found.set(observation.measure, [observation])
    else same.push(observation)
  }
  return found
})

/** Those of a programme's observations that a filter lets through, in order. An absent condition lets all through. */
export function filterObservations(
  state: MemberState,
  { measure, organisation, from, to }: ObservationFilter,
): readonly Observation[] {
  const observations = measure == null ? observationsOf(state) : (byMeasure(state).get(measure) ?? [])
  return observations.filter(
    (one) =>
      (organisation == null || one.organisation === organisation) &&
      (from == null || one.period >= from) &&
      (to == null || one.period <= to),
  )
}
