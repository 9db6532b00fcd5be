import { lazily } from '../../../base/memo/lazily'
import { differenceUnit } from '../../../schema/facts/records/records'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Observation } from '../../../schema/vocabulary/observation'
import { isComputed, whyNot } from '../../methods/result'
import type { CaveatCode, Result } from '../../methods/result'
import type { Effect } from '../../methods/spc/icons'
import { MDC_2023 } from '../../methods/spc/ruleSet'
import type { RuleSet } from '../../methods/spc/ruleSet'
import type { Rebase, XmrGroup, XmrPoint } from '../../methods/spc/group'
import type { Direction } from '../../methods/direction'
import type { XmrChart } from '../../methods/spc/xmr'
import { xmr } from '../../methods/spc/xmr'
import type { SeriesVerdict } from '../../methods/verdicts/verdict'
import type { Caveat } from '../computed'
import { caveatsOf, decimalText, given, inWords, portfolioFigure, weakestOf } from '../computed'
import type { KeptCharts } from '../editions/keptCharts'
import type { Charted } from './charted'
import type { MeasureVerdict } from './verdict'

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

/** Caveats of the verdict that a reader of the chart needs as well. */
const TOLD_ON_CHARTS: ReadonlySet<CaveatCode> = new Set([
  'REVISED',
  'CLOSED_BY_RESTATEMENT',
  'POOLED',
  'TARGET_CHANGED',
  'SEASONAL',
  'SUSPECT',
  'MIX',
])

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

/**
 * The control chart behind a reading: the series that its verdict judges, up to its period and under its definition
 * alone, with limits for each phase. Nothing after the period is looked at, so that the chart of a past period never
 * changes. Source of the method: `docs/methods.md`, XmR.
 */
function chartOf(reading: Charted, verdict: () => MeasureVerdict, kept: KeptCharts): ProcessChart {
  const { programme, period, version, target } = reading
  const { measure, observed, inputs, result: judged, caveats: ofVerdict } = verdict()
  const of = `${programme}/${measure.id}/${period}`
  const figures = figuresOf(of, reading, inputs)
  const apart = differenceUnit(reading.figure.unit)
  const { id, version: ruleSetVersion, source } = MDC_2023
  const shared = {
    programme,
    measure: measure.id,
    version,
    ruleSet: { id, version: ruleSetVersion, source },
    inputs,
  }
  const result: Result<XmrChart> = isComputed(judged)
    ? kept.xmr(
        of,
        judged.value.points.map(({ period: at, value }) => ({ period: at, value })),
        { better: measure.direction, target: given(target), rebases: rebasesOf(judged.value) },
      )
    : judged
  if (!isComputed(result)) {
    const absent = whyNot(result)
    return {
      ...shared,
      result,
      n: 0,
      points: () => [],
      gaps: [],
      variation: figures.code('variation', result),
      assurance: figures.code('assurance', result),
      trialLimits: false,
      degenerateLimits: false,
      autocorrelation: figures.number('autocorrelation', undefined, absent, 'COUNT'),
      averageMovingRange: figures.number('average-moving-range', undefined, absent, apart),
      caveats: [],
    }
  }
  const chart = result.value
  const last = chart.groups.at(-1)
  const { variation, assurance, moving } = judged.value as SeriesVerdict
  return {
    ...shared,
    result,
    n: result.n,
    points: lazily(() =>
      chartPoints(asMoving(asDeseasoned(chart, judged.value, measure.direction), moving), observed, figures),
    ),
    gaps: chart.gaps,
    variation: figures.code('variation', variation),
    assurance: figures.code('assurance', assurance),
    trialLimits: last?.trialLimits ?? false,
    degenerateLimits: last?.degenerateLimits ?? false,
    autocorrelation: figures.number(
      'autocorrelation',
      chart.autocorrelation,
      { reason: 'NOT_APPLICABLE', note: 'the values are constant, or no two are neighbours' },
      'COUNT',
    ),
    averageMovingRange: figures.number(
      'average-moving-range',
      last?.averageMovingRange,
      { reason: 'INSUFFICIENT_HISTORY', note: 'no two neighbours have values' },
      apart,
    ),
    caveats: [...caveatsOf(result), ...inWords(ofVerdict.filter(({ code }) => TOLD_ON_CHARTS.has(code)))],
  }
}

/** The chart behind a reading, drawn when it is first asked for. It outlives the edition: it holds no view. */
export function chartLater(...behind: Parameters<typeof chartOf>): () => ProcessChart {
  return lazily(() => chartOf(...behind))
}

/** A phase that opened at a go-live has limits of its own. */
function rebasesOf({ phase }: SeriesVerdict): readonly Rebase[] {
  return phase.because === 'GO_LIVE' ? [{ at: phase.from, reason: 'go-live' }] : []
}

const AGAINST = { WORSENING: 'IMPROVEMENT', IMPROVING: 'CONCERN' } as const

/** Signals of a seasonal series are those of its values less their season: October is held against October. */
function asDeseasoned(chart: XmrChart, verdict: SeriesVerdict | undefined, better: Direction): XmrChart {
  const values = verdict?.deseasoned
  if (values === undefined) return chart
  const without = xmr(
    [...values].map(([period, value]) => ({ period, value })),
    { better, target: { reason: 'NOT_APPLICABLE' } },
  )
  const judged = new Map((without.value?.points ?? []).map((point) => [point.period, point]))
  const points = chart.points.map((point): XmrPoint => {
    const { signal: _, ...rest } = point
    const { signal, effect = 'COMMON_CAUSE' } = judged.get(point.period) ?? {}
    return { ...rest, effect, ...(signal === undefined ? {} : { signal }) }
  })
  return { ...chart, points }
}

/** Takes back signals that point the other way since a movement began: a fall from a height is no improvement. */
function asMoving(chart: XmrChart, moving: SeriesVerdict['moving']): XmrChart {
  if (moving === undefined) return chart
  const since = moving.began?.earliest ?? moving.noticed
  const points = chart.points.map((point): XmrPoint => {
    if (point.period < since || point.effect !== AGAINST[moving.movement]) return point
    const { signal: _, ...rest } = point
    return { ...rest, effect: 'COMMON_CAUSE' }
  })
  return { ...chart, points }
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
    this.figure =
      reported ??
      (typeof value === 'number'
        ? at('pooled', period, { value: decimalText(value) })
        : at('gap', period, { reason: value.reason }))
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
