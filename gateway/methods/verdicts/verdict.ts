import type { Precision } from '../../../base/dates/partialDate'
import { requirePartialDate } from '../../../base/dates/partialDate'
import type { Direction } from '../direction'
import { signOf } from '../direction'
import { changePoint } from '../change/changePoint'
import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'
import { latestSignal } from '../spc/group'
import { assuranceOf, constantAssuranceOf, variationOf } from '../spc/icons'
import type { Assurance, Variation } from '../spc/icons'
import { processLimits } from '../spc/limits'
import { MDC_2023 } from '../spc/ruleSet'
import type { Season } from '../spc/season'
import { deviationsFromSeason, season } from '../spc/season'
import { valueOrNothing, withGaps } from '../spc/series'
import { isWithin, RANGES, suspicions } from '../measures/plausibility'
import { median } from '../statistics/quantile'
import { trend } from '../statistics/trend'
import type { JudgedPoint } from './judgedPoint'
import type { OnePrecision } from './pooling'
import { atLatestPrecision, ENOUGH_CASES, pooledForCases } from './pooling'
import type { ProcessState, Shift } from './stretches'
import { MINIMUM_FOR_REFERENCE, processStates } from './stretches'
import type { MissedTarget } from './targetMissed'
import { targetMissed } from './targetMissed'
import { targetChange } from './targetChange'
import type { TargetChange } from './targetChange'
import type { TargetRecord } from './targetRecord'
import { RECORD_WINDOW, targetRecord } from './targetRecord'

export const VERDICT: Method = { id: 'series-verdict', version: '1' }
export const STRETCH_VARIATION: Method = { id: 'stretch-variation', version: '1' }
export const STRETCH_ASSURANCE: Method = { id: 'stretch-assurance', version: '1' }

/** Values that a trend needs, and the latest so many that it looks at. */
const TREND = { least: 6, window: 18, level: 0.01 }

/** Which way a measure is going. */
export type Movement = 'WORSENING' | 'IMPROVING' | 'STEADY' | 'NOT_KNOWN'

/** Where a phase begins, and why there. */
export interface Phase {
  readonly from: string
  readonly because: 'FIRST_VALUE' | 'GO_LIVE' | 'FREQUENCY'
}

/** When a change began, with the range that the figures allow. */
export interface Beginning {
  readonly kind: 'STEP' | 'SLIDE'
  readonly period: string
  readonly earliest: string
  readonly latest: string
}

/** A sustained movement of a measure. */
export interface Moving {
  readonly movement: 'WORSENING' | 'IMPROVING'
  readonly by: 'EWMA' | 'TREND'
  /** The first period at whose end it would have been seen, without a break since. */
  readonly noticed: string
  readonly began?: Beginning
  /** Change so far in sigma, from the reference to the latest six; absent where sigma is not known. */
  readonly sigmas?: number
}

/** A missed target, with when it began and when it would have been seen. */
export interface Missing extends MissedTarget {
  readonly noticed: string
  /** First period of the present run of misses, or the change that led to it. */
  readonly began: string
}

/** Everything that a series says of the process that is running now. */
export interface SeriesVerdict {
  /** The latest period that it rests on. */
  readonly restsOn: string
  readonly precision: Precision
  /** Whether finer periods were pooled. */
  readonly pooled: boolean
  /** Whether they were because each had fewer than thirty cases. */
  readonly fewCases: boolean
  readonly phase: Phase
  /** First period of the present stretch. */
  readonly stretchFrom: string
  readonly settled: boolean
  /** Why it is not settled. */
  readonly shift?: Shift
  readonly level?: number
  readonly sigma?: number
  readonly autocorrelation: number
  readonly movement: Movement
  readonly moving?: Moving
  readonly record: Result<TargetRecord>
  readonly missed?: Missing
  /** Where the target was made easier within the record. */
  readonly targetChange?: TargetChange
  /** What the latest value says, within the present stretch. */
  readonly variation: Result<Variation>
  /** Whether the stretch as it stands will meet its target. */
  readonly assurance: Result<Assurance>
  /** Whether each value is judged against the same month, or quarter, of earlier years. */
  readonly seasonal: Season['state']
  /** Values left out because they look as if they were given in another unit. */
  readonly suspect: readonly JudgedPoint[]
  /** The series judged, at one precision, oldest first. */
  readonly points: readonly JudgedPoint[]
  /** Values less their season by period, where there is one. */
  readonly deseasoned?: ReadonlyMap<string, number>
}

export interface VerdictOptions {
  readonly direction: Direction
  readonly unit: string
  /** When the service moved to its new platform; partial ISO date. */
  readonly goLive?: string | undefined
  readonly materialGap?: number | undefined
}

interface Read {
  readonly series: OnePrecision
  readonly phase: Phase
  /** Every period of the phase in order, gaps included. */
  readonly periods: readonly string[]
  readonly values: readonly (number | undefined)[]
  readonly states: readonly ProcessState[]
  readonly seasonal: Season['state']
  readonly options: VerdictOptions
}

function phaseOf({ points, opensAt }: OnePrecision, goLive: string | undefined): Phase {
  const first: Phase =
    opensAt === undefined
      ? { from: points[0]?.period ?? '', because: 'FIRST_VALUE' }
      : { from: opensAt, because: 'FREQUENCY' }
  if (goLive === undefined) return first
  const day = requirePartialDate(goLive).first
  const opened = points.find(({ period }) => requirePartialDate(period).first >= day)
  return opened === undefined || opened.period <= first.from
    ? first
    : { from: opened.period, because: 'GO_LIVE' }
}

function read(series: OnePrecision, options: VerdictOptions): Read {
  const phase = phaseOf(series, options.goLive)
  const own = series.points.filter(({ period }) => period >= phase.from)
  const points = withGaps(own.map(({ period, value }) => ({ period, value })))
  const plain = points.map(valueOrNothing)
  const seasonal = season(points).value?.state ?? 'NOT_TESTED'
  const centre = median(plain.filter((value) => value !== undefined)) ?? 0
  const values =
    seasonal === 'SEASONAL'
      ? deviationsFromSeason(points).map((value) => (value === undefined ? undefined : centre + value))
      : plain
  return {
    series,
    phase,
    periods: points.map(({ period }) => period),
    values,
    states: processStates(values),
    seasonal,
    options,
  }
}

interface Screened {
  readonly kept: readonly JudgedPoint[]
  readonly suspect: readonly JudgedPoint[]
}

/** Sets aside what no measure of the unit can be, and what looks as if it were given in another unit. */
function screened(points: readonly JudgedPoint[], unit: string): Screened {
  const doubts = suspicions(points.map(({ value }) => value))
  const isDoubtful = ({ value }: JudgedPoint, i: number) =>
    doubts[i] !== undefined || !isWithin(value, RANGES[unit])
  return {
    kept: points.filter((point, i) => !isDoubtful(point, i)),
    suspect: points.filter(isDoubtful),
  }
}

/** The side that a trend of the present stretch points to, or of the latest periods while the stretch is short. */
function trendSide(values: readonly (number | undefined)[], from: number): 1 | -1 | 0 {
  const stretch = values.slice(from)
  const looked = stretch.filter((value) => value !== undefined).length >= TREND.least ? stretch : values
  const result = trend(looked, TREND)
  return result.value?.direction ?? 0
}

interface Side {
  readonly side: 1 | -1 | 0
  readonly by: 'EWMA' | 'TREND'
}

/** The side on which the process moves at the end of a period: a trend of the stretch is newer than its signal. */
function sideAt({ values, states }: Read, end: number): Side {
  const state = states[end - 1]
  if (state === undefined) return { side: 0, by: 'EWMA' }
  const sloping = trendSide(values.slice(0, end), state.from)
  if (sloping !== 0 && sloping !== state.side) return { side: sloping, by: 'TREND' }
  return { side: state.side, by: 'EWMA' }
}

function beginning({ values, periods }: Read, from: number, noticed: string): Beginning | undefined {
  const change = changePoint(values.slice(from)).value
  const at = (index: number) => periods[from + index] ?? ''
  if (change === undefined) return undefined
  const capped = (period: string) => (period > noticed ? noticed : period)
  return {
    kind: change.kind,
    period: capped(at(change.index)),
    earliest: capped(at(change.earliest)),
    latest: capped(at(change.latest)),
  }
}

function movingOf(all: Read): Moving | undefined {
  const { values, states, periods, options } = all
  const sign = signOf(options.direction)
  const now = sideAt(all, values.length)
  const state = states.at(-1)
  if (sign === undefined || now.side === 0 || state === undefined) return undefined
  let first = values.length
  while (first > 1 && sideAt(all, first - 1).side === now.side) first -= 1
  const noticed = periods[first - 1] ?? ''
  const from = now.by === 'TREND' && state.reference !== undefined ? state.from : state.referenceFrom
  const began = beginning(all, from, noticed)
  const latest = values.slice(-6).filter((value) => value !== undefined)
  const mean = latest.reduce((sum, value) => sum + value, 0) / latest.length
  const sigmas =
    state.reference === undefined
      ? undefined
      : Math.abs(mean - state.reference.centre) / state.reference.sigma
  return {
    movement: now.side === sign ? 'IMPROVING' : 'WORSENING',
    by: now.by,
    noticed,
    ...(began === undefined ? {} : { began }),
    ...(sigmas === undefined || !Number.isFinite(sigmas) ? {} : { sigmas }),
  }
}

/** The points as they were known at the end of one, no more of them than a severity looks at. */
function pointsAt(points: readonly JudgedPoint[], end: number, precision: Precision) {
  return points.slice(Math.max(0, end - RECORD_WINDOW[precision]), end)
}

function missedOf(all: Read, moving: Moving | undefined): Missing | undefined {
  const { series, states, periods, options } = all
  const { points, precision } = series
  const places = new Map(periods.map((period, i) => [period, i]))
  const missedAt = (end: number) => {
    const point = points[end - 1]
    const state = point === undefined ? undefined : states[places.get(point.period) ?? -1]
    return targetMissed(pointsAt(points, end, precision), {
      direction: options.direction,
      precision,
      unit: options.unit,
      sigma: state?.reference?.sigma,
      materialGap: options.materialGap,
      fewCases: series.fewCases,
    })
  }
  const now = missedAt(points.length)
  if (now === undefined) return undefined
  const isSo = (one: MissedTarget | undefined) =>
    one !== undefined && (now.severity === 'LOW' || one.severity !== 'LOW')
  let first = points.length
  while (first > 1 && isSo(missedAt(first - 1))) first -= 1
  const noticed = points[first - 1]?.period ?? now.to
  const sign = signOf(options.direction) ?? 0
  const misses = (point: JudgedPoint | undefined) =>
    point?.target !== undefined && sign * (point.value - point.target) < 0
  let run = points.length
  while (run > 0 && misses(points[run - 1])) run -= 1
  const runBegan = points[run]?.period ?? now.from
  const change = moving?.movement === 'WORSENING' ? moving.began?.period : undefined
  const began = [runBegan, change ?? runBegan].sort()[0] ?? runBegan
  return { ...now, noticed, began: began > noticed ? noticed : began }
}

/** A sustained movement decides the icon; otherwise the latest signal within the stretch does. */
function variationIn({ values, periods, options }: Read, state: ProcessState, moving: Moving | undefined) {
  const method = STRETCH_VARIATION
  const { direction } = options
  const sign = signOf(direction)
  const stretch = values.slice(state.from)
  const n = stretch.filter((value) => value !== undefined).length
  if (moving !== undefined && sign !== undefined) {
    const high = (moving.movement === 'IMPROVING') === (sign === 1)
    const effect = moving.movement === 'IMPROVING' ? 'IMPROVEMENT' : 'CONCERN'
    return computed<Variation>(method, n, `${effect}_${high ? 'HIGH' : 'LOW'}`)
  }
  if (n < MDC_2023.minimumForIcons)
    return refused(method, 'INSUFFICIENT_HISTORY', `${n} values; the icon needs ${MDC_2023.minimumForIcons}.`)
  const points = stretch.map((value, i) => ({
    period: periods[state.from + i] ?? '',
    value: value ?? ({ reason: 'NOT_PROVIDED' } as const),
  }))
  const { signal } = latestSignal(points, { better: direction, ruleSet: MDC_2023 })
  return computed(method, n, variationOf(signal, direction))
}

function assuranceIn(
  { values, series, options }: Read,
  state: ProcessState,
  moving: Moving | undefined,
): Result<Assurance> {
  const method = STRETCH_ASSURANCE
  const { direction } = options
  if (direction === 'NEITHER')
    return refused(method, 'NOT_APPLICABLE', 'Neither direction is better for this measure.')
  const target = series.points.at(-1)?.target
  if (target === undefined)
    return refused(method, 'NO_MEASURE', 'No target is registered for the latest period.')
  if (state.shift !== undefined || moving !== undefined) {
    const why =
      state.shift === 'RUN'
        ? 'the latest 8 values lie on one side of the mean'
        : `${moving?.by === 'TREND' ? 'a trend' : 'the weighted average'} signals since ${moving?.noticed ?? 'a change of level'}`
    return refused(method, 'UNSETTLED', `The process may have changed: ${why}.`)
  }
  const stretch = values.slice(state.from)
  const present = stretch.filter((value) => value !== undefined)
  if (present.length < MDC_2023.minimumForIcons)
    return refused(
      method,
      'INSUFFICIENT_HISTORY',
      `${present.length} values; assurance needs ${MDC_2023.minimumForIcons}.`,
    )
  const [constant] = present
  if (constant !== undefined && present.every((value) => value === constant))
    return computed(method, present.length, constantAssuranceOf(constant, target, direction))
  const limits = processLimits(stretch, MDC_2023)
  if (limits?.limits === undefined)
    return refused(method, 'INSUFFICIENT_HISTORY', 'Too few neighbouring values for limits.')
  return computed(method, present.length, assuranceOf(limits, target, direction))
}

function deseasonedOf({ periods, values }: Read): ReadonlyMap<string, number> {
  return new Map(
    periods.flatMap((period, i) => {
      const value = values[i]
      return value === undefined ? [] : [[period, value] as const]
    }),
  )
}

/** The latest period, in the year up to now, whose cases are half or less, or double or more, of the one before. */
function populationChange(points: readonly JudgedPoint[]): string | undefined {
  const counted = points.slice(-13).filter(({ denominator }) => (denominator ?? 0) > 0)
  return counted.findLast(({ denominator = 0 }, i) => {
    const before = counted[i - 1]?.denominator
    return before !== undefined && (denominator * 2 <= before || denominator >= before * 2)
  })?.period
}

/**
 * Judges the process that is running now: its phase and stretch, which way it moves and since when, its target
 * record, and how the target is missed. Source: `docs/methods.md`, From numbers to verdicts.
 *
 * Refused where no point has a value.
 *
 * @param points of one definition, oldest first, with the target in force in each
 * @throws RangeError where periods repeat or cannot be read
 */
export function verdictOf(points: readonly JudgedPoint[], options: VerdictOptions): Result<SeriesVerdict> {
  const { kept, suspect } = screened(points, options.unit)
  const series = pooledForCases(atLatestPrecision(kept))
  const latest = series.points.at(-1)
  if (latest === undefined)
    return refused(
      VERDICT,
      'INSUFFICIENT_HISTORY',
      points.length === 0
        ? 'No period has a value.'
        : `Fewer than ${ENOUGH_CASES} cases in every period, and no year is complete.`,
    )
  const all = read(series, options)
  const state = all.states.at(-1)
  if (state === undefined) return refused(VERDICT, 'INSUFFICIENT_HISTORY', 'No period has a value.')
  const moving = movingOf(all)
  const missed = missedOf(all, moving)
  const change = targetChange(
    pointsAt(series.points, series.points.length, series.precision),
    options.direction,
  )
  const n = all.values.filter((value) => value !== undefined).length
  const fewCases = (latest.denominator ?? ENOUGH_CASES) < ENOUGH_CASES
  const caveats: Caveat[] = []
  if (series.pooled) caveats.push({ code: 'POOLED', detail: series.precision.toLowerCase() })
  if (fewCases) caveats.push({ code: 'FEW_CASES', detail: `${latest.denominator ?? 0} cases` })
  for (const { period, value } of suspect) caveats.push({ code: 'SUSPECT', detail: `${value} in ${period}` })
  if (all.seasonal === 'SEASONAL') caveats.push({ code: 'SEASONAL' })
  const population = populationChange(series.points)
  if (population !== undefined) caveats.push({ code: 'POPULATION_CHANGED', detail: population })
  if (change !== undefined)
    caveats.push({
      code: 'TARGET_CHANGED',
      detail: `from ${change.from} to ${change.to} in ${change.at}; of the last ${change.of} periods ${change.metNow} meet the new target and ${change.metBefore} the old one`,
    })
  if (state.widened) caveats.push({ code: 'AUTOCORRELATED', detail: state.autocorrelation.toFixed(2) })
  if (state.reference === undefined && n < MINIMUM_FOR_REFERENCE)
    caveats.push({ code: 'SHORT_HISTORY', detail: `${n} values` })
  return computed(
    VERDICT,
    n,
    {
      restsOn: latest.period,
      precision: series.precision,
      pooled: series.pooled,
      fewCases: series.fewCases,
      phase: all.phase,
      stretchFrom: all.periods[state.from] ?? all.phase.from,
      settled: state.shift === undefined && moving === undefined,
      ...(state.shift === undefined ? {} : { shift: state.shift }),
      ...(state.reference === undefined
        ? {}
        : { level: state.reference.centre, sigma: state.reference.sigma }),
      autocorrelation: state.autocorrelation,
      movement: moving?.movement ?? (n < TREND.least ? 'NOT_KNOWN' : 'STEADY'),
      ...(moving === undefined ? {} : { moving }),
      record: targetRecord(series.points, options.direction, series.precision),
      ...(missed === undefined ? {} : { missed }),
      ...(change === undefined ? {} : { targetChange: change }),
      variation: variationIn(all, state, moving),
      assurance: assuranceIn(all, state, moving),
      seasonal: all.seasonal,
      suspect,
      points: series.points,
      ...(all.seasonal === 'SEASONAL' ? { deseasoned: deseasonedOf(all) } : {}),
    },
    caveats,
  )
}
