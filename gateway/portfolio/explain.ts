import type { Figure } from '../../schema/facts/figure'
import { figureId, figureOf } from '../../schema/facts/figure'
import { RECORDS } from '../../schema/facts/records'
import type { RecordType } from '../../schema/facts/records'
import type { RegisteredMember } from '../../subgraphs/register'
import type { Between } from './between'
import type { ProcessChart } from './chart'
import { comparisonOf } from './comparisonOf'
import type { Method } from './comparison/result'
import type { Caveat, Computed } from './computed'
import { concernsOf } from './concerns/concerns'
import {
  approvedEndShiftOf,
  confidenceMovementOf,
  milestoneStandingsOf,
  wholeLifeCostChangeOf,
} from './delivery'
import { readingOf } from './readings'
import { seriesOf } from './series'
import { wholeLifeCostTotalOf } from './total'
import type { PortfolioView } from './view'

/** A value on the way from the inputs to the figure. */
export interface Intermediate {
  readonly name: string
  readonly figure: Figure
}

/** How a figure came about. */
export interface Explanation {
  readonly figure: Figure
  /** The formula, by its name and version in `docs/methods.md`; absent for a figure that was read. */
  readonly method?: Method
  /** What went in, each with its own provenance; none for a figure that was read. */
  readonly inputs: readonly Figure[]
  readonly intermediate: readonly Intermediate[]
  readonly caveats: readonly Caveat[]
}

type Index = Map<string, Explanation>

function put(index: Index, explanation: Explanation): void {
  const id = figureId(explanation.figure.identity)
  if (!index.has(id)) index.set(id, explanation)
}

function putComputed(index: Index, { figure, interval, method, inputs, caveats }: Computed): void {
  const ends = interval === undefined ? [] : [interval.low, interval.high]
  const intermediate = ends.map((end, i) => ({ name: i === 0 ? 'low' : 'high', figure: end }))
  for (const one of [figure, ...ends]) put(index, { figure: one, method, inputs, intermediate, caveats })
}

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
  for (const figure of [averageMovingRange, autocorrelation, variation, assurance, ...own]) {
    if (figure.identity.member === 'portfolio') put(index, { figure, method, inputs, intermediate, caveats })
  }
}

function putBetween(index: Index, between: Between, inputs: readonly Figure[]): void {
  const { rankMethod, differenceMethod, caveats } = between
  const levels = between.ranks.flatMap(({ programme, level, standardError }) => [
    { name: `${programme}: level`, figure: level },
    { name: `${programme}: standard error`, figure: standardError },
  ])
  for (const { best, worst, level, standardError } of between.ranks) {
    for (const figure of [best, worst, level, standardError])
      put(index, { figure, method: rankMethod, inputs, intermediate: levels, caveats })
  }
  for (const { difference, low, high } of between.differences) {
    for (const figure of [difference, low, high])
      put(index, { figure, method: differenceMethod, inputs, intermediate: levels, caveats })
  }
}

function putRead(index: Index, view: PortfolioView, member: RegisteredMember): void {
  const state = view.state(member.id)
  for (const type of Object.keys(RECORDS) as readonly RecordType[]) {
    for (const fact of state.facts(type).values()) {
      for (const field of Object.keys(RECORDS[type].fields)) {
        put(index, { figure: figureOf(fact, field), inputs: [], intermediate: [], caveats: [] })
      }
    }
  }
}

function putMeasures(index: Index, view: PortfolioView, member: RegisteredMember): void {
  for (const measure of view.measures.values()) {
    const periods = [...seriesOf(view, member.id, measure.id).keys()].filter((period) =>
      /^\d{4}-\d{2}$/.test(period),
    )
    const newest = readingOf(view, member.id, measure)
    for (const reading of [...periods.map((period) => readingOf(view, member.id, measure, period)), newest]) {
      for (const one of [reading.gapToTarget, reading.gapToBaseline, reading.change]) putComputed(index, one)
      for (const figure of [reading.target, reading.baseline, reading.figure, reading.awaited])
        if (figure !== undefined) put(index, { figure, inputs: [], intermediate: [], caveats: [] })
    }
    putChart(index, newest.chart())
  }
}

function putProgramme(index: Index, view: PortfolioView, { id }: RegisteredMember): void {
  const single = [
    wholeLifeCostChangeOf(view, id),
    approvedEndShiftOf(view, id),
    confidenceMovementOf(view, id),
  ]
  const slips = milestoneStandingsOf(view, id).flatMap(({ slipAgainstOriginal, slipAgainstCurrent }) => [
    slipAgainstOriginal,
    slipAgainstCurrent,
  ])
  for (const computed of [...single, ...slips]) putComputed(index, computed)
}

/** Every figure that an answer at this edition can hold, by id; what no index knows has no id to ask by. */
function indexOf(view: PortfolioView): Index {
  return view.once('explanations', () => {
    const index: Index = new Map()
    for (const member of view.register.members) putRead(index, view, member)
    for (const member of view.register.members) {
      if (member.kind === 'strategy') continue
      putProgramme(index, view, member)
      putMeasures(index, view, member)
    }
    for (const measure of view.measures.values()) {
      const { between, readings } = comparisonOf(view, measure)
      for (const reading of readings) putChart(index, reading.chart())
      putBetween(
        index,
        between,
        readings.flatMap((reading) => reading.chart().inputs),
      )
    }
    putComputed(index, wholeLifeCostTotalOf(view).computed)
    for (const { evidence, method, falseSignals } of concernsOf(view, true)) {
      for (const figure of [...evidence, falseSignals]) {
        const inputs = evidence.filter((one) => one !== figure)
        put(index, { figure, method, inputs, intermediate: [], caveats: [] })
      }
    }
    return index
  })
}

/** How a figure of this edition came about; nothing where the edition has no such figure. */
export function explanationOf(view: PortfolioView, figure: string): Explanation | undefined {
  return indexOf(view).get(figure)
}
