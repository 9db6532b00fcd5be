import { eachMonth } from '../../../base/dates/period'
import type { Figure } from '../../../schema/facts/figures/figure'
import { markOf, subjectMark } from '../../../schema/facts/figures/figure'
import { AGE } from '../measures/age'
import type { Between } from '../measures/between'
import type { ProcessChart } from '../measures/chart'
import { comparisonOf } from '../measures/comparisonOf'
import { LATEST } from '../measures/levelWindow'
import type { Explanation, Index, Intermediate } from './explanation'
import { BARE, putAll, putComputed } from './explanation'
import { monthsOf } from '../measures/months'
import { readVerdict } from '../measures/readVerdict'
import type { MeasureReading } from '../measures/readings'
import { readingOf } from '../measures/readings'
import { seriesOf } from '../measures/series'
import type { PortfolioView } from '../editions/view'

function putChart(index: Index, chart: ProcessChart): void {
  const { inputs, caveats, averageMovingRange, autocorrelation, variation, assurance } = chart
  const points = chart.points()
  const { method } = chart.result
  const last = points.at(-1)
  const intermediate: Intermediate[] = [
    ...(last === undefined
      ? []
      : [
          { name: 'mean', figure: last.mean },
          { name: 'lowerLimit', figure: last.lowerLimit },
          { name: 'upperLimit', figure: last.upperLimit },
        ]),
    { name: 'averageMovingRange', figure: averageMovingRange },
    { name: 'autocorrelation', figure: autocorrelation },
  ]
  const own = points.flatMap((point) => [
    point.mean,
    point.lowerLimit,
    point.upperLimit,
    point.nearLowerLimit,
    point.nearUpperLimit,
    point.figure,
  ])
  const computed = [averageMovingRange, autocorrelation, variation, assurance, ...own].filter(
    ({ identity }) => identity.member === 'portfolio',
  )
  putAll(index, computed, { method, inputs, intermediate, caveats })
}

function putBetween(index: Index, between: Between, inputs: readonly Figure[]): void {
  const { rankMethod, differenceMethod, caveats } = between
  const levels = between.ranks.flatMap(({ programme, level, standardError }) => [
    { name: `${programme}: level`, figure: level },
    { name: `${programme}: standard error`, figure: standardError },
  ])
  const how = { inputs, intermediate: levels, caveats }
  for (const { best, worst, level, standardError, label, gapToTarget, changeOnYear } of between.ranks) {
    putAll(index, [best, worst, level, standardError, label], { method: rankMethod, ...how })
    for (const one of [gapToTarget, changeOnYear]) putComputed(index, one)
  }
  for (const { difference, low, high } of between.differences())
    putAll(index, [difference, low, high], { method: differenceMethod, ...how })
}

function putReading(index: Index, view: PortfolioView, { programme, measure, period }: Subject): void {
  const defined = view.measures.get(measure)
  if (defined === undefined || period === LATEST) return
  const reading = readingOf(view, programme, defined, period)
  for (const one of [reading.gapToTarget, reading.gapToBaseline, reading.change]) putComputed(index, one)
  putAll(index, [reading.target, reading.baseline, reading.figure], BARE)
  putChart(index, reading.chart())
  putVerdict(index, reading)
}

function putVerdict(index: Index, reading: MeasureReading): void {
  const { result, figures, caveats } = readVerdict(reading)
  const { inputs } = reading.verdict()
  putAll(index, Object.values(figures), { method: result.method, inputs, intermediate: [], caveats })
  putAll(index, [reading.age], { ...BARE, method: AGE, inputs: [reading.figure] })
}

function putComparison(index: Index, view: PortfolioView, { measure, period }: Subject): void {
  const defined = view.measures.get(measure)
  if (defined === undefined) return
  const { between, readings } = comparisonOf(view, defined, period === LATEST ? undefined : period)
  const inputs = readings.flatMap((reading) => reading.chart().inputs)
  putBetween(index, between, inputs)
}

/** What the figures of a measure in a month are of: a programme; or two clusters, the first named here. */
interface Subject {
  readonly measure: string
  readonly period: string
  readonly programme: string
}

/** Every period that a measure may have a reading of, and the comparison of each cluster's latest. */
function periodsOf(view: PortfolioView, measure: string): readonly string[] {
  const returned = view.programmes.flatMap(({ id }) => [...seriesOf(view, id, measure).keys()])
  return [...new Set([...eachMonth(monthsOf(view, measure)), ...returned, LATEST])]
}

function subjectsOf(view: PortfolioView, measure: string): readonly (readonly [mark: string, Subject])[] {
  const clusters = view.members('cluster').map(({ id }) => id)
  const programmes = view.programmes.map(({ id }) => id)
  const pairs = clusters.flatMap((one, i) =>
    clusters.slice(i + 1).map((other) => [one, `${one}-${other}`] as const),
  )
  return periodsOf(view, measure).flatMap((period) => [
    ...[...programmes.map((id) => [id, id] as const), ...pairs].map(
      ([programme, of]) =>
        [
          subjectMark({ member: 'portfolio', type: 'Computed', key: `${of}/${measure}/${period}` }),
          { measure, period, programme },
        ] as const,
    ),
    // What is awaited has no record yet.
    ...programmes.map(
      (programme) =>
        [
          subjectMark({ member: programme, type: 'Observation', key: `${measure}/${period}` }),
          { measure, period, programme },
        ] as const,
    ),
  ])
}

/** Every subject of an edition, by the mark of its figures' ids: a few bytes each, instead of their figures. */
function subjectsByMark(view: PortfolioView): ReadonlyMap<string, readonly Subject[]> {
  return view.once('explained-subjects', () => {
    const marked = new Map<string, Subject[]>()
    for (const measure of view.measures.keys()) {
      for (const [mark, subject] of subjectsOf(view, measure)) {
        const subjects = marked.get(mark)
        if (subjects === undefined) marked.set(mark, [subject])
        else subjects.push(subject)
      }
    }
    return marked
  })
}

/**
 * How a figure of a measure in some month came about: its reading, its chart, or what separates the
 * clusters. Only the months that the mark of the id points to are worked out.
 */
export function measureExplanation(view: PortfolioView, figure: string): Explanation | undefined {
  for (const subject of subjectsByMark(view).get(markOf(figure)) ?? []) {
    const index: Index = new Map()
    putReading(index, view, subject)
    if (!index.has(figure)) putComparison(index, view, subject)
    const found = index.get(figure)
    if (found !== undefined) return found
  }
  return undefined
}
