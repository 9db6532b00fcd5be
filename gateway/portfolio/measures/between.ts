import { lazily } from '../../../base/memo/lazily'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Measure } from '../../../subgraphs/member/views/measures'
import type { LevelDifference } from '../../methods/ranks/levelDifference'
import { LEVEL_DIFFERENCE, levelDifference } from '../../methods/ranks/levelDifference'
import { LEVEL_ESTIMATE } from '../../methods/ranks/levelEstimate'
import { pairwiseDifferences, PAIRWISE_DIFFERENCES } from '../../methods/ranks/pairwise'
import type { PairwiseDifference } from '../../methods/ranks/pairwise'
import { rankIntervals, RANK_INTERVALS } from '../../methods/ranks/rankIntervals'
import { signOf } from '../../methods/direction'
import { isComputed, refused, refusedFor, whyNot } from '../../methods/result'
import type { Method, Refused, Result } from '../../methods/result'
import { differenceUnit } from '../../../schema/facts/records/records'
import { periodInWords } from '../../../schema/facts/words/period'
import type { Caveat, Computed } from '../computed'
import { caveatsOf, computedFrom, decimalText, given, portfolioFigure, weakestOf } from '../computed'
import type { LevelWindow } from './levelWindow'
import { LATEST, levelWindow, WINDOW } from './levelWindow'
import type { MeasureReading } from './readings'
import { figuresSince } from './verdict'

/** Periods by which the ends of two windows may lie apart before it is said. */
const APART = 3

/** The places that a cluster might have among those compared; 1 is best. */
export interface RankRange {
  readonly programme: string
  readonly programmeName: string
  readonly best: Figure
  readonly worst: Figure
  /** The level over the window that it rests on. */
  readonly level: Figure
  readonly standardError: Figure
  /** A label of the level, a code. */
  readonly label: Figure
  /** First and last period of its window; absent where it has none. */
  readonly from?: string
  readonly to?: string
  /** Level less the mean target of the window, with its interval; positive is better. */
  readonly gapToTarget: Computed
  /** Level less that of the year before, with its interval; positive is better. */
  readonly changeOnYear: Computed
}

/** One cluster less another, with the interval that holds for all pairs at once. */
export interface PairDifference {
  readonly programme: string
  readonly programmeName: string
  readonly other: string
  readonly otherName: string
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

/** A cluster's window, with what it was taken from. */
interface Side {
  readonly programme: string
  readonly programmeName: string
  readonly window: Result<LevelWindow>
  /** Figures of its window. */
  readonly inputs: readonly Figure[]
}

/** The window of a reading: where one period is asked for, only of who has a value in it. */
function windowOf(
  reading: MeasureReading,
  differs: string | undefined,
  isAsked: boolean,
): Result<LevelWindow> {
  const now = given(reading.figure)
  if (isAsked && typeof now === 'object') return refusedFor(LEVEL_ESTIMATE, reading.period, now)
  if (differs !== undefined)
    return refused(LEVEL_ESTIMATE, 'NOT_COMPARABLE', `It differs from the others: ${differs}.`)
  return levelWindow(reading.programme, reading.verdict().result)
}

/**
 * Simultaneous rank intervals and pairwise differences of the clusters, each over its own latest window. Nobody is
 * left out for moving: each is labelled. Who differs in definition, unit or scope is named, and the rest are compared.
 *
 * @param unlike clusters that are not compared with the others, each with what differs
 * @param period the one compared, by which the figures are told from those of another comparison
 */
export function betweenClusters(
  measure: Measure,
  readings: readonly MeasureReading[],
  unlike: ReadonlyMap<string, string>,
  period: string,
): Between {
  const sides = readings.map((reading): Side => {
    const { programme, programmeName } = reading
    const verdict = reading.verdict()
    const differs = unlike.get(programme)
    const window = windowOf(reading, differs, period !== LATEST)
    const { from } = window.value ?? {}
    const inputs = from === undefined ? [reading.figure] : figuresSince(verdict, from)
    return { programme, programmeName, window, inputs }
  })
  const compared = sides.flatMap(({ window }) => (isComputed(window) ? [window.value.estimate] : []))
  const { direction, unit } = measure
  const apart = differenceUnit(unit)
  const sign = signOf(direction)
  const ranked =
    direction === 'NEITHER'
      ? refused(RANK_INTERVALS, 'NOT_APPLICABLE', 'Neither direction is better for this measure.')
      : rankIntervals(compared, { better: direction, coverage: CONFIDENCE })
  const restOn = new Map(sides.map(({ programme, inputs }) => [programme, weakestOf(inputs)]))
  const inputs = weakestOf(compared.flatMap(({ id }) => restOn.get(id) ?? []))
  const places = new Map((ranked.value ?? []).map((place) => [place.id, place]))
  const figure = (
    of: string,
    name: string,
    cell: Figure['cell'],
    { from = inputs, given = unit, kind = 'NUMBER' as Figure['kind'] } = {},
  ) => portfolioFigure({ name, of: `${of}/${measure.id}/${period}`, cell, inputs: from, unit: given, kind })
  const text = (value: number | undefined, absent: Figure['cell']): Figure['cell'] =>
    value === undefined ? absent : { value: decimalText(value) }

  const computedOf = (side: Side, name: string, result: Result<LevelDifference>): Computed =>
    computedFrom({
      identity: { name, of: `${side.programme}/${measure.id}/${period}` },
      result,
      inputs: side.inputs,
      unit: apart,
      read: ({ difference }) => difference,
      range: ({ low, high }) => ({ low, high }),
    })

  const ranks = sides.map((side): RankRange => {
    const { programme, window } = side
    const own = restOn.get(programme) ?? inputs
    const place = places.get(programme)
    const absent = isComputed(window)
      ? whyNot(refused(RANK_INTERVALS, ranked.refused?.reason ?? 'NOT_APPLICABLE', ranked.refused?.detail))
      : whyNot(window)
    const value = window.value
    const noGap = (reason: 'NOT_APPLICABLE' | 'NO_MEASURE' | 'INSUFFICIENT_HISTORY', why: string) =>
      refused(LEVEL_DIFFERENCE, reason, why)
    const gap = (): Result<LevelDifference> => {
      if (value === undefined) return window as Refused
      if (sign === undefined) return noGap('NOT_APPLICABLE', 'Neither direction is better for this measure.')
      if (value.target === undefined) return noGap('NO_MEASURE', 'No target is registered for the window.')
      return levelDifference(value.estimate, value.target, sign, CONFIDENCE)
    }
    const change = (): Result<LevelDifference> => {
      if (value === undefined) return window as Refused
      if (sign === undefined) return noGap('NOT_APPLICABLE', 'Neither direction is better for this measure.')
      if (!isComputed(value.before)) return value.before
      return levelDifference(value.estimate, value.before.value, sign, CONFIDENCE)
    }
    const counted = { from: isComputed(window) ? inputs : own, given: 'COUNT' as const }
    return {
      programme,
      programmeName: side.programmeName,
      best: figure(programme, 'rank-best', text(place?.best, absent), counted),
      worst: figure(programme, 'rank-worst', text(place?.worst, absent), counted),
      level: figure(programme, 'window-level', text(value?.estimate.value, absent), { from: own }),
      standardError: figure(programme, 'window-standard-error', text(value?.estimate.standardError, absent), {
        from: own,
        given: apart,
      }),
      label: figure(programme, 'window-label', value === undefined ? absent : { value: value.label }, {
        from: own,
        given: 'CODE',
        kind: 'CODE',
      }),
      ...(value === undefined ? {} : { from: value.from, to: value.to }),
      gapToTarget: computedOf(side, 'window-gap-to-target', gap()),
      changeOnYear: computedOf(side, 'window-change-on-year', change()),
    }
  })
  const names = new Map(sides.map(({ programme, programmeName }) => [programme, programmeName]))
  const pair = ({ id, other, difference, low, high }: PairwiseDifference): PairDifference => {
    const of = `${id}-${other}`
    const from = weakestOf([id, other].flatMap((one) => restOn.get(one) ?? []))
    const value = (name: string, number: number) =>
      figure(of, name, { value: decimalText(number) }, { from, given: apart })
    return {
      programme: id,
      programmeName: names.get(id) ?? id,
      other,
      otherName: names.get(other) ?? other,
      difference: value('pairwise-difference', difference),
      low: value('pairwise-difference/low', low),
      high: value('pairwise-difference/high', high),
    }
  }
  return {
    window: WINDOW,
    confidence: CONFIDENCE,
    rankMethod: RANK_INTERVALS,
    differenceMethod: PAIRWISE_DIFFERENCES,
    n: compared.length,
    ranks,
    differences: lazily(() => (pairwiseDifferences(compared, CONFIDENCE).value ?? []).map(pair)),
    caveats: [...caveatsOf(ranked), ...caveatsOfWindows(sides, ranks)],
  }
}

function caveatsOfWindows(sides: readonly Side[], ranks: readonly RankRange[]): readonly Caveat[] {
  const caveats: Caveat[] = []
  const leftOut = ranks.filter(({ level }) => level.cell.reason !== undefined)
  if (leftOut.length > 0) {
    const who = leftOut.map(({ programme, level: { cell } }) => {
      const why = cell.reason === 'NOT_COMPARABLE' ? (cell.note ?? cell.reason) : (cell.reason ?? '')
      return `${programme} (${why})`
    })
    caveats.push({ code: 'PARTIAL_COVERAGE', message: `Not compared: ${who.join(', ')}.` })
  }
  const windows = sides.flatMap(({ programme, window }) =>
    isComputed(window) ? [{ programme, ...window.value }] : [],
  )
  const ends = windows.map(({ end }) => end)
  const [first, last] = [Math.min(...ends), Math.max(...ends)]
  if (windows.length > 1 && last - first > APART) {
    const told = windows.map(({ programme, to }) => `${programme} ${periodInWords(to)}`)
    caveats.push({
      code: 'WINDOWS_APART',
      message: `The windows do not end together: ${told.join(', ')}.`,
    })
  }
  const short = windows.filter(({ label }) => label === 'SHORT').map(({ programme }) => programme)
  if (short.length > 0)
    caveats.push({
      code: 'SHORT_WINDOW',
      message: `The level rests on three to five periods: ${short.join(', ')}.`,
    })
  return caveats
}
