import type { Precision } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'
import type { Assurance, Variation } from '../spc/icons'
import type { Season } from '../spc/season'
import { MINIMUM_FOR_TREND } from '../statistics/trend'
import { assuranceIn, variationIn } from './icons'
import type { JudgedPoint } from './judgedPoint'
import type { Missing } from './missing'
import { missedOf } from './missing'
import type { Movement, Moving } from './movement'
import { movingOf } from './movement'
import type { Phase, ReadPhase, VerdictOptions } from './phase'
import { readPhase } from './phase'
import { atLatestPrecision, ENOUGH_CASES, pooledForCases } from './pooling'
import { screened } from './screening'
import type { Shift } from './stretches'
import { MINIMUM_FOR_REFERENCE } from './stretches'
import { targetChange } from './targetChange'
import type { TargetChange } from './targetChange'
import type { TargetRecord } from './targetRecord'
import { recordedAt, targetRecord } from './targetRecord'

export const VERDICT: Method = { id: 'series-verdict', version: '1' }
/** Everything that a series says of the process that is running now. */
export interface SeriesVerdict {
  /** The latest period that it rests on. */
  readonly restsOn: string
  readonly precision: Precision
  /** True where finer periods were pooled. */
  readonly pooled: boolean
  /** True where they were because each had fewer than thirty cases. */
  readonly fewCases: boolean
  readonly phase: Phase
  /** First period of the present stretch. */
  readonly stretchFrom: string
  readonly settled: boolean
  /** Reason that it is not settled. */
  readonly shift?: Shift
  readonly level?: number
  readonly sigma?: number
  readonly autocorrelation: number
  readonly movement: Movement
  readonly moving?: Moving
  readonly record: Result<TargetRecord>
  readonly missed?: Missing
  /** The change of a target that was made easier within the record. */
  readonly targetChange?: TargetChange
  /** The icon of the latest value, within the present stretch. */
  readonly variation: Result<Variation>
  /** The prospect that the stretch as it stands meets its target. */
  readonly assurance: Result<Assurance>
  /** The season found: where there is one, each value is judged against the same period of earlier years. */
  readonly seasonal: Season['state']
  /** Values left out because they look as if they were given in another unit. */
  readonly suspect: readonly JudgedPoint[]
  /** The series judged, at one precision, oldest first. */
  readonly points: readonly JudgedPoint[]
  /** Values less their season by period, where there is one. */
  readonly deseasoned?: ReadonlyMap<string, number>
}

function deseasonedOf({ periods, values }: ReadPhase): ReadonlyMap<string, number> {
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
  const all = readPhase(series, options)
  const state = all.states.at(-1)
  if (state === undefined) return refused(VERDICT, 'INSUFFICIENT_HISTORY', 'No period has a value.')
  const moving = movingOf(all)
  const missed = missedOf(all, moving)
  const change = targetChange(
    recordedAt(series.points, series.points.length, series.precision),
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
      movement: moving?.movement ?? (n < MINIMUM_FOR_TREND ? 'NOT_KNOWN' : 'STEADY'),
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
