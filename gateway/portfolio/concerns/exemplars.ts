import type { Figure } from '../../../schema/facts/figures/figure'
import { numberOf } from '../../../schema/facts/figures/figure'
import { comparisonOf } from '../measures/comparisonOf'
import type { PortfolioView } from '../editions/view'
import { judgedMeasures } from './judgedMeasures'

/** A cluster that is better on the measure of a concern, by more than chance, with what shows it. */
export interface Exemplar {
  readonly programme: string
  readonly name: string
  /** The difference of their levels in the unit of the measure, with its interval. */
  readonly difference: Figure
  readonly low: Figure
  readonly high: Figure
  readonly variation: Figure
  readonly assurance: Figure
}

/** Exemplars, or why there are none. */
export interface Exemplars {
  readonly exemplars: readonly Exemplar[]
  readonly none?: string
}

/**
 * The clusters to learn from on a measure: better than the one helped by more than the interval of their difference,
 * meeting the target on average and in the latest period, settled or improving. None is better than a poor one.
 */
export function exemplarsOf(
  view: PortfolioView,
  programme: string,
  measure: string | undefined,
  includeIllustrative: boolean,
): Exemplars {
  if (measure === undefined) return { exemplars: [], none: 'The concern is not about a measure.' }
  const defined = view.measures.get(measure)
  if (defined === undefined || defined.direction === 'NEITHER')
    return { exemplars: [], none: 'Neither direction is better for this measure.' }
  const better = defined.direction === 'HIGHER' ? 1 : -1
  const { between } = comparisonOf(view, defined)
  const exemplars = between.differences().flatMap((pair): readonly Exemplar[] => {
    const isFirst = pair.other === programme
    if (!isFirst && pair.programme !== programme) return []
    const id = isFirst ? pair.programme : pair.other
    const [low, high] = [numberOf(pair.low) ?? 0, numberOf(pair.high) ?? 0]
    // The interval is of the first less the other: turned so that a positive end favours the other cluster.
    const surely = better * (isFirst ? 1 : -1) === 1 ? low : -high
    const member = view.member(id)
    if (surely <= 0 || member === undefined) return []
    const one = judgedMeasures(view, member).find((judged) => judged.measure.id === measure)
    const verdict = one?.verdict.result.value
    if (one === undefined || verdict === undefined) return []
    if (one.figures.movement.origin === 'ILLUSTRATIVE' && !includeIllustrative) return []
    const record = verdict.record.value
    const meets = record !== undefined && record.meanGap >= 0 && record.missedInARow === 0
    const steady = verdict.settled ? verdict.movement !== 'WORSENING' : verdict.movement === 'IMPROVING'
    if (!meets || !steady || verdict.missed !== undefined) return []
    const { variation, assurance } = one.reading.chart()
    const { difference } = pair
    return [
      { programme: id, name: member.name, difference, low: pair.low, high: pair.high, variation, assurance },
    ]
  })
  return exemplars.length > 0
    ? { exemplars }
    : {
        exemplars,
        none: 'No cluster is better by more than chance, meets the target and is settled or improving.',
      }
}
