import type { Figure } from '../../schema/facts/figure'
import type { Measure } from '../../subgraphs/views/measures'
import { isComputed } from './comparison/result'
import type { Result } from './comparison/result'
import type { Effect } from './comparison/spc/icons'
import { MDC_2023 } from './comparison/spc/ruleSet'
import type { RuleSet } from './comparison/spc/ruleSet'
import type { XmrPoint } from './comparison/spc/group'
import type { XmrChart } from './comparison/spc/xmr'
import { xmr } from './comparison/spc/xmr'
import type { Caveat } from './computed'
import { caveatsOf, decimalText, given, portfolioFigure } from './computed'
import type { MeasureReading } from './readings'
import { seriesOf } from './series'
import type { PortfolioView } from './view'

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

/** Builds the figures of one chart: each has the weakest origin of all that the chart rests on. */
function figuresOf(of: string, reading: MeasureReading, inputs: readonly Figure[]) {
  const { unit } = reading.figure
  const figure = (
    name: string,
    cell: Figure['cell'],
    more: { unit?: Figure['unit']; kind?: Figure['kind']; period?: string } = {},
  ) =>
    portfolioFigure({ name: `process-chart/${name}`, of }, cell, inputs, more.unit ?? unit, {
      kind: more.kind ?? 'NUMBER',
      period: more.period ?? reading.period,
    })
  return {
    /** A number at a period, or the reason for there being none. */
    at: (name: string, period: string, value: number | undefined, absent: Figure['cell']) =>
      figure(`${name}/${period}`, value === undefined ? absent : { value: decimalText(value) }, { period }),
    number: (name: string, value: number | undefined, absent: Figure['cell'], given = unit) =>
      figure(name, value === undefined ? absent : { value: decimalText(value) }, { unit: given }),
    code: (name: string, result: Result<string>) =>
      figure(
        name,
        isComputed(result)
          ? { value: result.value }
          : { reason: result.refused.reason, note: result.refused.detail },
        { unit: 'CODE', kind: 'CODE' },
      ),
  }
}

/** Why a group has no limits. */
function noLimits({ degenerateLimits }: { readonly degenerateLimits: boolean }): Figure['cell'] {
  return degenerateLimits
    ? { reason: 'NOT_APPLICABLE', note: 'the values do not vary enough for limits' }
    : { reason: 'INSUFFICIENT_HISTORY', note: 'too few values for limits' }
}

/**
 * The control chart behind a reading: its own series up to its period and under its definition alone.
 * Nothing after the period is looked at, so that the chart of a past period never changes. Worked out
 * once an edition. Source of the method: `docs/methods.md`, XmR.
 */
export function chartOf(view: PortfolioView, measure: Measure, reading: MeasureReading): ProcessChart {
  const { programme, period, version, target } = reading
  const of = `${programme}/${measure.id}/${period}`
  return view.once(`chart/${of}`, () => {
    const observed = [...seriesOf(view, programme, measure.id).values()].filter(
      (one) => one.version === version && one.period <= period && /^\d{4}-\d{2}$/.test(one.period),
    )
    const inputs = [...observed.map(({ figure }) => figure), target]
    const result = xmr(
      observed.map(({ figure, period: at }) => ({ period: at, value: given(figure) })),
      { better: measure.direction, target: given(target) },
    )
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
      const { reason, detail: note } = result.refused
      return {
        ...shared,
        n: 0,
        points: () => [],
        gaps: [],
        variation: figures.code('variation', result),
        assurance: figures.code('assurance', result),
        trialLimits: false,
        degenerateLimits: false,
        autocorrelation: figures.number('autocorrelation', undefined, { reason, note }, 'COUNT'),
        averageMovingRange: figures.number('average-moving-range', undefined, { reason, note }),
        caveats: [],
      }
    }
    const chart = result.value
    const reported = new Map(observed.map((one) => [one.period, one.figure]))
    const last = chart.groups.at(-1)
    return {
      ...shared,
      n: result.n,
      points: () =>
        view.once(`chart-points/${of}`, () =>
          chart.points.map((point) => chartPoint(point, chart, reported, figures)),
        ),
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
  })
}

function chartPoint(
  { period, value, group: index, inBase, signal, effect }: XmrPoint,
  chart: XmrChart,
  reported: ReadonlyMap<string, Figure>,
  figures: ReturnType<typeof figuresOf>,
): ChartPoint {
  const group = chart.groups[index]
  const absent = noLimits(group ?? { degenerateLimits: false })
  const limits = group?.limits
  const gap = typeof value === 'number' ? 'NOT_PROVIDED' : value.reason
  return {
    period,
    figure: reported.get(period) ?? figures.at('gap', period, undefined, { reason: gap }),
    mean: figures.at('mean', period, group?.mean, {
      reason: 'INSUFFICIENT_HISTORY',
      note: 'no value in the group',
    }),
    lowerLimit: figures.at('lower-limit', period, limits?.lower, absent),
    upperLimit: figures.at('upper-limit', period, limits?.upper, absent),
    nearLowerLimit: figures.at('near-lower-limit', period, limits?.nearLower, absent),
    nearUpperLimit: figures.at('near-upper-limit', period, limits?.nearUpper, absent),
    ...(signal === undefined ? {} : { signal: signal.rule }),
    pointType: effect,
    group: index,
    inBase,
  }
}
