import { previousPartialDate, requirePartialDate } from '../../../base/dates/partialDate'
import { requirePeriod } from '../../../base/dates/period'
import type { Figure } from '../../../schema/facts/figures/figure'
import { absentFigure } from '../../../schema/facts/figures/figure'
import type { Baseline } from '../../../schema/vocabulary/baseline'
import type { MeasureVersion } from '../../../schema/vocabulary/measure'
import type { Observation } from '../../../schema/vocabulary/observation'
import { baselinesOf } from '../../../subgraphs/member/views/baselines'
import type { Measure } from '../../../subgraphs/member/views/measures'
import { ageOf } from './age'
import type { ProcessChart } from './chart'
import { chartLater } from './chart'
import { changeOnPreviousPeriod } from '../../methods/measures/change'
import type { Reading as PlainReading } from '../../methods/measures/change'
import { gapToBaseline, gapToTarget } from '../../methods/measures/gap'
import type { Computed } from '../computed'
import { computedFrom, given, portfolioFigure } from '../computed'
import { differenceUnit } from '../../../schema/facts/records/records'
import { absenceOf } from '../expected/absence'
import { measureReturn, nextExpected } from '../expected/measureReturn'
import { lastEndedMonth } from '../expected/serviceReturn'
import { definitionKey, earlierValues } from './earlierValues'
import { organisationSeries } from './organisations'
import { latestIn, seriesOf, seriesUnder } from './series'
import { targetIn } from './targets'
import type { MeasureVerdict } from './verdict'
import { verdictLater } from './verdict'
import type { PortfolioView } from '../editions/view'

/** One measure of one programme in one period, set against its target, its baseline and the period before. */
export interface MeasureReading {
  readonly programme: string
  readonly programmeName: string
  readonly measure: string
  readonly measureName: string
  readonly version: string | undefined
  readonly period: string
  readonly figure: Figure
  readonly target: Figure
  readonly baseline: Figure
  readonly gapToTarget: Computed
  readonly gapToBaseline: Computed
  readonly change: Computed
  /** The next period that the calendar asks for, with why it is not here; nothing where nothing is awaited. */
  readonly awaited: Figure | undefined
  /** The verdict on the series up to it, worked out when it is first asked for. */
  readonly verdict: () => MeasureVerdict
  /** Periods by which the reading is older than what the calendar expects. */
  readonly age: Figure
  /** Its control chart, worked out when it is first asked for. */
  readonly chart: () => ProcessChart
}

/** Why a programme's observation of a period is not here: not due yet, late, or passed over. */
export function absence(view: PortfolioView, programme: string, measure: Measure, period: string): Figure {
  const identity = {
    member: programme,
    type: 'Observation',
    key: `${measure.id}/${period}`,
    field: 'awaited',
  }
  const later = (latestIn(seriesOf(view, programme, measure.id)) ?? '') > period
  const { reason, note } =
    view.state(programme).absence === 'UNAVAILABLE'
      ? { reason: 'UNAVAILABLE' as const, note: 'the programme cannot be asked at the moment' }
      : absenceOf(
          view,
          measureReturn(view, programme),
          { member: programme, type: 'Observation', measure: measure.id, period },
          later ? `later periods were returned without ${period}` : undefined,
        )
  return { ...absentFigure(identity, measure.unit, { reason, note }), period }
}

function versionIn(
  measure: Measure,
  observation: Observation | undefined,
  period: string,
): MeasureVersion | undefined {
  if (observation !== undefined)
    return measure.versions.find(({ version }) => version === observation.version)
  const end = requirePeriod(period).end
  return measure.versions.filter(({ effectiveFrom }) => (effectiveFrom ?? '') <= end).at(-1)
}

/** What stands for the target of a definition where none is registered. */
export function noTarget(measure: Measure, version: string | undefined): Figure {
  return portfolioFigure({
    name: 'target',
    of: `${measure.id}/${version ?? ''}`,
    cell: { reason: 'NOT_APPLICABLE', note: 'no target is registered for this definition and period' },
    inputs: [],
    unit: measure.unit,
  })
}

function baselineOf(
  view: PortfolioView,
  programme: string,
  measure: string,
  version: string | undefined,
): Baseline | undefined {
  return baselinesOf(view.state(programme)).find((one) => one.measure === measure && one.version === version)
}

function plain(observation: Observation): PlainReading {
  return {
    value: given(observation.figure),
    period: observation.period,
    unit: observation.figure.unit,
    definitionVersion: observation.version,
  }
}

/** The period that a reading is of, unless told otherwise: the newest that the programme returned. */
export function latestPeriod(view: PortfolioView, programme: string, measure: string): string {
  return latestIn(seriesOf(view, programme, measure)) ?? lastEndedMonth(view)
}

function awaitedAfter(view: PortfolioView, programme: string, measure: Measure): Figure | undefined {
  const expected = view.member(programme)?.expects.service.includes(measure.id) ?? false
  if (!expected) return undefined
  const next = nextExpected(view, programme, measure.id)
  return next === undefined ? undefined : absence(view, programme, measure, next)
}

const NOT_RETURNED_BEFORE: ReadonlyMap<string, number> = new Map()

/** The reading of a measure of a programme; of its newest returned period unless one is given. */
export function readingOf(
  view: PortfolioView,
  programme: string,
  measure: Measure,
  period: string = latestPeriod(view, programme, measure.id),
): MeasureReading {
  return view.once(`reading/${programme}/${measure.id}/${period}`, () => {
    const series = seriesOf(view, programme, measure.id)
    const observation = series.get(period)
    const version = versionIn(measure, observation, period)
    const of = `${programme}/${measure.id}/${period}`
    const figure = observation?.figure ?? absence(view, programme, measure, period)
    const target = targetIn(version, period)?.figure ?? noTarget(measure, version?.version)
    const baseline =
      baselineOf(view, programme, measure.id, version?.version)?.figure ??
      portfolioFigure({
        name: 'baseline',
        of,
        cell: { reason: 'NOT_YET_BASELINED' },
        inputs: [],
        unit: measure.unit,
      })
    const previous = series.get(previousPartialDate(requirePartialDate(period)).text)
    const shared = { unit: differenceUnit(measure.unit), period } as const
    const { direction } = measure
    const charted = { programme, period, version: version?.version, figure, target }
    const verdict = verdictLater(
      {
        programme,
        goLive: view.member(programme)?.goLive,
        measure,
        version,
        series: seriesUnder(view, programme, measure.id, version?.version),
        earlier:
          earlierValues(view, programme).get(definitionKey(measure.id, version?.version ?? '')) ??
          NOT_RETURNED_BEFORE,
        organisations: organisationSeries(view, programme, measure.id, version?.version),
        upTo: period,
      },
      view.charts,
    )
    return {
      ...charted,
      programmeName: view.member(programme)?.name ?? programme,
      measure: measure.id,
      measureName: measure.name,
      baseline,
      gapToTarget: computedFrom({
        ...shared,
        identity: { name: 'gap-to-target', of },
        inputs: [figure, target],
        result: gapToTarget(given(figure), given(target), direction),
        read: (gap) => gap,
      }),
      gapToBaseline: computedFrom({
        ...shared,
        identity: { name: 'gap-to-baseline', of },
        inputs: [figure, baseline],
        result: gapToBaseline(given(figure), given(baseline), direction),
        read: (gap) => gap,
      }),
      change: computedFrom({
        ...shared,
        identity: { name: 'change-on-previous-period', of },
        inputs: previous === undefined ? [figure] : [figure, previous.figure],
        result: changeOnPreviousPeriod(
          observation === undefined
            ? { value: given(figure), period, unit: measure.unit, definitionVersion: version?.version ?? '' }
            : plain(observation),
          previous === undefined ? undefined : plain(previous),
          direction,
        ),
        read: ({ difference }) => difference,
      }),
      awaited: awaitedAfter(view, programme, measure),
      verdict,
      age: ageOf(view, of, period, observation?.figure),
      chart: chartLater(charted, verdict, view.charts),
    }
  })
}
