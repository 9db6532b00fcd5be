import { requirePartialDate } from '../../../base/dates/partialDate'
import type { Direction } from '../direction'
import { deviationsFromSeason, season } from '../spc/season'
import type { Season } from '../spc/season'
import { valueOrNothing, withGaps } from '../spc/series'
import { median } from '../statistics/quantile'
import type { OnePrecision } from './pooling'
import { processStates } from './stretches'
import type { ProcessState } from './stretches'

/** The first period of a phase, with the reason that it begins there. */
export interface Phase {
  readonly from: string
  readonly because: 'FIRST_VALUE' | 'GO_LIVE' | 'FREQUENCY'
}

export interface VerdictOptions {
  readonly direction: Direction
  readonly unit: string
  /** Date that the service moved to its new platform on; partial ISO date. */
  readonly goLive?: string | undefined
  readonly materialGap?: number | undefined
}

/** The present phase of a series, read. */
export interface ReadPhase {
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

/** Reads the present phase of a series: its periods with their gaps, less their season where there is one. */
export function readPhase(series: OnePrecision, options: VerdictOptions): ReadPhase {
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
