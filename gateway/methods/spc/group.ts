import { requirePartialDate } from '../../../base/dates/partialDate'
import type { Direction } from '../direction'
import { effectOf } from './icons'
import type { Effect } from './icons'
import { processLimits } from './limits'
import type { Limits } from './limits'
import { sideOf, zoneOf } from './position'
import type { Side, Zone } from './position'
import { signals } from './rules'
import type { JudgedPoint, Signal } from './rules'
import type { RuleSet } from './ruleSet'
import { valueOrNothing } from './series'
import type { SeriesPoint } from './series'

/** A change of process that starts a group of its own; never inferred from the data. */
export interface Rebase {
  /** The first period on or after this begins the new group; partial ISO date. */
  readonly at: string
  readonly reason: string
}

/** Points between two rebases, with limits of their own; no rule crosses from one group to another. */
export interface XmrGroup {
  readonly from: string
  readonly to: string
  /** Points, with and without a value. */
  readonly length: number
  /** Points with a value. */
  readonly n: number
  /** Absent where the group's base has no value. */
  readonly mean?: number
  /** Absent where no two neighbours of the base have values. */
  readonly averageMovingRange?: number
  /** Absent where there is too little to base them on, or where they are withheld as degenerate. */
  readonly limits?: Limits
  /** Too few values for the limits to be more than a trial. */
  readonly trialLimits: boolean
  /** The values do not vary, or no two neighbours have values: limits would say nothing. */
  readonly degenerateLimits: boolean
}

export interface XmrPoint extends SeriesPoint {
  /** 0-based place of its group. */
  readonly group: number
  /** Whether it is one of the values that set the limits. */
  readonly inBase: boolean
  readonly side?: Side
  readonly zone?: Zone
  readonly signal?: Signal
  readonly effect: Effect
}

export interface GroupOptions {
  readonly better: Direction
  /** The first so many points set the limits; all of them where absent. */
  readonly fixAfter?: number
  readonly ruleSet: RuleSet
}

/** Two of three looks at three. */
const PAIR_REACH = 3

/** Splits a series where processes changed: a rebase opens a group at the first period on or after its date. */
export function splitAtRebases(
  series: readonly SeriesPoint[],
  rebases: readonly Rebase[],
): readonly (readonly SeriesPoint[])[] {
  if (rebases.length === 0) return [series]
  const starts = rebases.map(({ at }) => requirePartialDate(at).first)
  const groups: SeriesPoint[][] = []
  let passedBefore = -1
  for (const point of series) {
    const { first } = requirePartialDate(point.period)
    const passed = starts.filter((start) => start <= first).length
    if (passed !== passedBefore) groups.push([])
    groups.at(-1)?.push(point)
    passedBefore = passed
  }
  return groups
}

function judge(value: number | undefined, mean: number | undefined, limits: Limits | undefined): JudgedPoint {
  if (value === undefined || mean === undefined) return {}
  const side = sideOf(value, mean)
  return limits === undefined ? { value, side } : { value, side, zone: zoneOf(value, limits) }
}

/** The limits of a group before anything is judged by them. */
function groupOf(points: readonly SeriesPoint[], { fixAfter = points.length, ruleSet }: GroupOptions) {
  const values = points.map(valueOrNothing)
  const base = processLimits(values.slice(0, fixAfter), ruleSet)
  const degenerateLimits = base?.averageMovingRange === undefined || base.averageMovingRange === 0
  const withheld = degenerateLimits && ruleSet.degenerate === 'WITHHOLD'
  const limits = withheld || (base?.n ?? 0) < ruleSet.minimumForLimits ? undefined : base?.limits
  const n = values.filter((value) => value !== undefined).length
  const group: XmrGroup = {
    from: points[0]?.period ?? '',
    to: points.at(-1)?.period ?? '',
    length: points.length,
    n,
    ...(base === undefined ? {} : { mean: base.mean }),
    ...(base?.averageMovingRange === undefined ? {} : { averageMovingRange: base.averageMovingRange }),
    ...(limits === undefined ? {} : { limits }),
    trialLimits: n < ruleSet.trialBelow,
    degenerateLimits,
  }
  return { group, values, withheld }
}

export interface LatestSignal {
  readonly group: XmrGroup
  /** Absent: the latest point is no special cause. */
  readonly signal: Signal | undefined
}

/** A group and the special cause at its latest point, judged by as many points as a rule can reach. */
export function latestSignal(points: readonly SeriesPoint[], options: GroupOptions): LatestSignal {
  const { ruleSet } = options
  const { group, values, withheld } = groupOf(points, options)
  const within = values.slice(-Math.max(ruleSet.runLength, ruleSet.trendLength, PAIR_REACH))
  const judged = within.map((value) => judge(value, group.mean, group.limits))
  return { group, signal: withheld ? undefined : signals(judged, ruleSet).at(-1) }
}

/** Limits and signals of one group. */
export function chartGroup(
  points: readonly SeriesPoint[],
  index: number,
  options: GroupOptions,
): { readonly group: XmrGroup; readonly points: readonly XmrPoint[] } {
  const { better, fixAfter = points.length, ruleSet } = options
  const { group, values, withheld } = groupOf(points, options)
  const judged = values.map((value) => judge(value, group.mean, group.limits))
  const found = withheld ? [] : signals(judged, ruleSet)
  return {
    group,
    points: points.map(({ period, value }, i): XmrPoint => {
      const { side, zone } = judged[i] ?? {}
      const signal = found[i]
      const inBase = i < fixAfter && values[i] !== undefined
      const effect = effectOf(signal, better)
      // Filled in rather than spread: there are tens of thousands of points to an edition.
      const point: { -readonly [Key in keyof XmrPoint]: XmrPoint[Key] } = {
        period,
        value,
        group: index,
        inBase,
        effect,
      }
      if (side !== undefined) point.side = side
      if (zone !== undefined) point.zone = zone
      if (signal !== undefined) point.signal = signal
      return point
    }),
  }
}
