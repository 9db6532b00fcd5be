import { lazily } from '../../../base/memo/lazily'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Measure } from '../../../subgraphs/member/views/measures'
import { pairwiseDifferences, PAIRWISE_DIFFERENCES } from '../../methods/ranks/pairwise'
import type { PairwiseDifference } from '../../methods/ranks/pairwise'
import { rankIntervals, RANK_INTERVALS } from '../../methods/ranks/rankIntervals'
import type { Estimate } from '../../methods/ranks/rankIntervals'
import { windowEstimate } from '../../methods/ranks/windowEstimate'
import { isComputed, refused, refusedFor, whyNot } from '../../methods/result'
import type { Method, Result } from '../../methods/result'
import type { Caveat } from '../computed'
import { caveatsOf, decimalText, given, portfolioFigure, weakestOf } from '../computed'
import type { MeasureReading } from './readings'

/** The latest points that are averaged: a year, so that no season weighs more in one cluster than another. */
export const WINDOW = 12

/** The places that a cluster might have among those compared; 1 is best. */
export interface RankRange {
  readonly programme: string
  readonly best: Figure
  readonly worst: Figure
  /** The level over the window that it rests on. */
  readonly level: Figure
  readonly standardError: Figure
}

/** One cluster less another, with the interval that holds for all pairs at once. */
export interface PairDifference {
  readonly programme: string
  readonly other: string
  readonly difference: Figure
  readonly low: Figure
  readonly high: Figure
}

/** What separates the clusters on a measure, and what does not. */
export interface Between {
  readonly window: number
  /** Share of the time that all intervals hold at once. */
  readonly confidence: number
  readonly rankMethod: Method
  readonly differenceMethod: Method
  readonly n: number
  readonly ranks: readonly RankRange[]
  /** Worked out when first asked for: there are as many as pairs of clusters. */
  readonly differences: () => readonly PairDifference[]
  readonly caveats: readonly Caveat[]
}

const CONFIDENCE = 0.95

type Inputs = ReturnType<typeof weakestOf>

/**
 * Simultaneous rank intervals and pairwise differences of the clusters over their latest twelve months
 * up to the period compared. A cluster whose level is not settled is left out and says why; where the
 * clusters are not comparable, or fewer than two are left, every one says that.
 */
export function betweenClusters(
  measure: Measure,
  readings: readonly MeasureReading[],
  comparable: boolean,
): Between {
  const charts = readings.map((reading) => reading.chart())
  const period = readings[0]?.period
  const estimates = charts.map(({ programme, result }, i): Result<Estimate> => {
    if (!comparable)
      return refused(RANK_INTERVALS, 'NOT_COMPARABLE', 'The clusters differ; see `comparability`.')
    // Its chart ends at the last month that it returned: the window would not be that of the others.
    const figure = readings[i]?.figure
    const now = figure && given(figure)
    if (typeof now === 'object') return refusedFor(RANK_INTERVALS, period ?? '', now)
    return isComputed(result) ? windowEstimate(programme, result.value, WINDOW) : result
  })
  const settled = estimates.flatMap((estimate) => (isComputed(estimate) ? [estimate.value] : []))
  const { direction } = measure
  const ranked =
    direction === 'NEITHER'
      ? refused(RANK_INTERVALS, 'NOT_APPLICABLE', 'Neither direction is better for this measure.')
      : rankIntervals(settled, { better: direction, coverage: CONFIDENCE })
  // A chart's own figures have the weakest origin of all that it rests on: one stands for the many.
  const restOn = new Map(charts.map(({ programme, variation: one }) => [programme, one]))
  const inputs = weakestOf(settled.flatMap(({ id }) => restOn.get(id) ?? []))
  const places = new Map((ranked.value ?? []).map((place) => [place.id, place]))
  const figure = (
    of: string,
    name: string,
    cell: Figure['cell'],
    unit = measure.unit,
    from: Inputs = inputs,
  ) => portfolioFigure({ name, of: `${of}/${measure.id}/${period ?? ''}`, cell, inputs: from, unit, period })
  const text = (value: number | undefined, absent: Figure['cell']): Figure['cell'] =>
    value === undefined ? absent : { value: decimalText(value) }

  const ranks = charts.map(({ programme, variation }, i): RankRange => {
    const estimate = estimates[i]
    const refusal = estimate !== undefined && !isComputed(estimate) ? estimate : undefined
    const place = places.get(programme)
    const own = [variation]
    const absent = whyNot(
      refusal ?? refused(RANK_INTERVALS, ranked.refused?.reason ?? 'NOT_APPLICABLE', ranked.refused?.detail),
    )
    return {
      programme,
      best: figure(programme, 'rank-best', text(place?.best, absent), 'COUNT', refusal ? own : inputs),
      worst: figure(programme, 'rank-worst', text(place?.worst, absent), 'COUNT', refusal ? own : inputs),
      level: figure(programme, 'window-level', text(estimate?.value?.value, absent), measure.unit, own),
      standardError: figure(
        programme,
        'window-standard-error',
        text(estimate?.value?.standardError, absent),
        measure.unit,
        own,
      ),
    }
  })
  const pair = ({ id, other, difference, low, high }: PairwiseDifference): PairDifference => {
    const of = `${id}-${other}`
    const from = weakestOf([id, other].flatMap((one) => restOn.get(one) ?? []))
    const value = (name: string, number: number) =>
      figure(of, name, { value: decimalText(number) }, measure.unit, from)
    return {
      programme: id,
      other,
      difference: value('pairwise-difference', difference),
      low: value('pairwise-difference/low', low),
      high: value('pairwise-difference/high', high),
    }
  }
  const leftOut = ranks.filter(({ level }) => level.cell.reason !== undefined)
  return {
    window: WINDOW,
    confidence: CONFIDENCE,
    rankMethod: RANK_INTERVALS,
    differenceMethod: PAIRWISE_DIFFERENCES,
    n: settled.length,
    ranks,
    differences: lazily(() => (pairwiseDifferences(settled, CONFIDENCE).value ?? []).map(pair)),
    caveats: [
      ...caveatsOf(ranked),
      ...(leftOut.length === 0
        ? []
        : [
            {
              code: 'PARTIAL_COVERAGE',
              message: `Left out, and counted in no place: ${leftOut.map(({ programme, level }) => `${programme} (${level.cell.reason})`).join(', ')}.`,
            },
          ]),
    ],
  }
}
