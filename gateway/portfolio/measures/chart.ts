import { lazily } from '../../../base/memo/lazily'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Observation } from '../../../schema/vocabulary/observation'
import type { Measure } from '../../../subgraphs/member/views/measures'
import { isComputed, whyNot } from '../../methods/result'
import type { Result } from '../../methods/result'
import type { Effect } from '../../methods/spc/icons'
import { MDC_2023 } from '../../methods/spc/ruleSet'
import type { RuleSet } from '../../methods/spc/ruleSet'
import type { XmrGroup, XmrPoint } from '../../methods/spc/group'
import type { SeriesPoint } from '../../methods/spc/series'
import type { XmrChart } from '../../methods/spc/xmr'
import type { Caveat } from '../computed'
import { caveatsOf, decimalText, given, portfolioFigure, weakestOf } from '../computed'
import type { KeptCharts } from '../editions/keptCharts'
import type { Charted } from './charted'
import type { Series } from './series'

/** A point of a chart, ready to be drawn. */
export interface ChartPoint {
  readonly period: string
  /** What was reported, or why there is nothing: a gap. */
  readonly figure: Figure
  readonly mean: Figure
  readonly lowerLimit: Figure
  readonly upperLimit: Figure
  readonly nearLowerLimit: Figure
  readonly nearUpperLimit: Figure
  /** The rule that names the point a special cause; absent for common cause. */
  readonly signal?: NonNullable<XmrPoint['signal']>['rule']
  readonly pointType: Effect
  /** 0-based place of its group; no rule crosses from one group to another. */
  readonly group: number
  /** Whether it is one of the values that set the limits. */
  readonly inBase: boolean
}

/** The control chart of one measure of one programme, under one definition, up to one period. */
export interface ProcessChart {
  readonly programme: string
  readonly measure: string
  readonly version: string | undefined
  readonly ruleSet: Pick<RuleSet, 'id' | 'version' | 'source'>
  readonly result: Result<XmrChart>
  readonly n: number
  /** Worked out when first asked for: most questions are about the icons. */
  readonly points: () => readonly ChartPoint[]
  readonly gaps: readonly string[]
  /** State of the latest point, a code. */
  readonly variation: Figure
  /** The limits as they stand against the target, a code. */
  readonly assurance: Figure
  readonly trialLimits: boolean
  readonly degenerateLimits: boolean
  /** At lag 1. */
  readonly autocorrelation: Figure
  readonly averageMovingRange: Figure
  readonly caveats: readonly Caveat[]
  /** The figures that the chart rests on, the target last. */
  readonly inputs: readonly Figure[]
}

const MONTH = /^\d{4}-\d{2}$/

/** Builds the figures of one chart: each has the weakest origin of all that the chart rests on. */
function figuresOf(of: string, reading: Charted, inputs: readonly Figure[]) {
  const { unit } = reading.figure
  const weakest = weakestOf(inputs)
  const figure = (
    name: string,
    cell: Figure['cell'],
    more: { unit?: Figure['unit']; period?: string } = {},
  ) =>
    portfolioFigure({
      name: `process-chart/${name}`,
      of,
      cell,
      inputs: weakest,
      unit: more.unit ?? unit,
      period: more.period ?? reading.period,
    })
  return {
    /** What stands at one of the chart's periods. */
    at: (name: string, period: string, cell: Figure['cell']) => figure(`${name}/${period}`, cell, { period }),
    number: (name: string, value: number | undefined, absent: Figure['cell'], given = unit) =>
      figure(name, value === undefined ? absent : { value: decimalText(value) }, { unit: given }),
    code: (name: string, result: Result<string>) =>
      figure(name, isComputed(result) ? { value: result.value } : whyNot(result), {
        unit: 'CODE',
      }),
  }
}

/** Why a group has no limits. */
function noLimits({ degenerateLimits }: { readonly degenerateLimits: boolean }): Figure['cell'] {
  return degenerateLimits
    ? { reason: 'NOT_APPLICABLE', note: 'the values do not vary enough for limits' }
    : { reason: 'INSUFFICIENT_HISTORY', note: 'too few values for limits' }
}

/** The months of a series under one definition, up to and with a period. */
export function monthsUpTo(
  series: Series,
  version: string | undefined,
  period: string,
): readonly Observation[] {
  return [...series.values()].filter(
    (one) => one.version === version && one.period <= period && MONTH.test(one.period),
  )
}

/** A chart's observations as the pure methods take them. */
export function plainSeries(observed: readonly Observation[]): readonly SeriesPoint[] {
  return observed.map(({ figure, period }) => ({ period, value: given(figure) }))
}

/**
 * The control chart behind a reading: its own series up to its period and under its definition alone.
 * Nothing after the period is looked at, so that the chart of a past period never changes. Source of
 * the method: `docs/methods.md`, XmR.
 */
function chartOf(measure: Measure, reading: Charted, series: Series, kept: KeptCharts): ProcessChart {
  const { programme, period, version, target } = reading
  const observed = monthsUpTo(series, version, period)
  const inputs = [...observed.map(({ figure }) => figure), target]
  const of = `${programme}/${measure.id}/${period}`
  const options = { better: measure.direction, target: given(target) }
  const result = kept.xmr(of, plainSeries(observed), options)
  const figures = figuresOf(of, reading, inputs)
  const { id, version: ruleSetVersion, source } = MDC_2023
  const shared = {
    programme,
    measure: measure.id,
    version,
    ruleSet: { id, version: ruleSetVersion, source },
    result,
    inputs,
  }
  if (!isComputed(result)) {
    const absent = whyNot(result)
    return {
      ...shared,
      n: 0,
      points: () => [],
      gaps: [],
      variation: figures.code('variation', result),
      assurance: figures.code('assurance', result),
      trialLimits: false,
      degenerateLimits: false,
      autocorrelation: figures.number('autocorrelation', undefined, absent, 'COUNT'),
      averageMovingRange: figures.number('average-moving-range', undefined, absent),
      caveats: [],
    }
  }
  const chart = result.value
  const last = chart.groups.at(-1)
  return {
    ...shared,
    n: result.n,
    points: lazily(() => chartPoints(chart, observed, figures)),
    gaps: chart.gaps,
    variation: figures.code('variation', chart.variation),
    assurance: figures.code('assurance', chart.assurance),
    trialLimits: last?.trialLimits ?? false,
    degenerateLimits: last?.degenerateLimits ?? false,
    autocorrelation: figures.number(
      'autocorrelation',
      chart.autocorrelation,
      { reason: 'NOT_APPLICABLE', note: 'the values are constant, or no two are neighbours' },
      'COUNT',
    ),
    averageMovingRange: figures.number('average-moving-range', last?.averageMovingRange, {
      reason: 'INSUFFICIENT_HISTORY',
      note: 'no two neighbours have values',
    }),
    caveats: caveatsOf(result),
  }
}

/** The chart behind a reading, drawn when it is first asked for. It outlives the edition: it holds no view. */
export function chartLater(...behind: Parameters<typeof chartOf>): () => ProcessChart {
  return lazily(() => chartOf(...behind))
}

type Figures = ReturnType<typeof figuresOf>

/** What a group draws through all its points: written out once for all of them. */
function linesOf({ mean, limits, degenerateLimits }: XmrGroup) {
  const cell = (value: number | undefined, absent: Figure['cell']): Figure['cell'] =>
    value === undefined ? absent : { value: decimalText(value) }
  const absent = noLimits({ degenerateLimits })
  return {
    mean: cell(mean, { reason: 'INSUFFICIENT_HISTORY', note: 'no value in the group' }),
    lower: cell(limits?.lower, absent),
    upper: cell(limits?.upper, absent),
    nearLower: cell(limits?.nearLower, absent),
    nearUpper: cell(limits?.nearUpper, absent),
  }
}

/** A point whose lines become figures when they are read: to keep five for each would fill the memory. */
class DrawnPoint implements ChartPoint {
  readonly period: string
  readonly figure: Figure
  declare readonly signal?: NonNullable<ChartPoint['signal']>
  readonly pointType: Effect
  readonly group: number
  readonly inBase: boolean
  readonly #lines: ReturnType<typeof linesOf>
  readonly #at: Figures['at']

  constructor(
    { period, value, group, inBase, signal, effect }: XmrPoint,
    reported: Figure | undefined,
    lines: ReturnType<typeof linesOf>,
    at: Figures['at'],
  ) {
    this.period = period
    const gap = typeof value === 'number' ? 'NOT_PROVIDED' : value.reason
    this.figure = reported ?? at('gap', period, { reason: gap })
    if (signal !== undefined) this.signal = signal.rule
    this.pointType = effect
    this.group = group
    this.inBase = inBase
    this.#lines = lines
    this.#at = at
  }

  get mean(): Figure {
    return this.#at('mean', this.period, this.#lines.mean)
  }

  get lowerLimit(): Figure {
    return this.#at('lower-limit', this.period, this.#lines.lower)
  }

  get upperLimit(): Figure {
    return this.#at('upper-limit', this.period, this.#lines.upper)
  }

  get nearLowerLimit(): Figure {
    return this.#at('near-lower-limit', this.period, this.#lines.nearLower)
  }

  get nearUpperLimit(): Figure {
    return this.#at('near-upper-limit', this.period, this.#lines.nearUpper)
  }
}

function chartPoints(
  chart: XmrChart,
  observed: readonly Observation[],
  { at }: Figures,
): readonly ChartPoint[] {
  const lines = chart.groups.map(linesOf)
  const reported = new Map(observed.map((one) => [one.period, one.figure]))
  return chart.points.map(
    (point) =>
      new DrawnPoint(point, reported.get(point.period), lines[point.group] as ReturnType<typeof linesOf>, at),
  )
}
