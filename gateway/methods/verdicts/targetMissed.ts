import type { Direction } from '../direction'
import type { Precision } from '../../../base/dates/partialDate'
import { mean } from '../statistics/average'
import { exactInterval } from '../statistics/binomialInterval'
import type { Method } from '../result'
import type { JudgedPoint, TargetedPoint } from './judgedPoint'
import { gapOf, hasTarget } from './judgedPoint'

export const TARGET_MISSED: Method = { id: 'target-missed', version: '1' }

export type MissSeverity = 'HIGH' | 'MEDIUM' | 'LOW'

/** Misses that fire a severity: so many of the latest so many. */
interface Count {
  readonly missed: number
  readonly of: number
}

/** 10 of 12 has a chance of 1.9% for a process that meets its target half of the time. */
const OF_A_YEAR: Readonly<Record<MissSeverity, readonly Count[]>> = {
  HIGH: [
    { missed: 6, of: 6 },
    { missed: 10, of: 12 },
  ],
  MEDIUM: [
    { missed: 3, of: 3 },
    { missed: 7, of: 12 },
  ],
  LOW: [{ missed: 1, of: 1 }],
}

const COUNTS: Readonly<Record<Precision, Readonly<Record<MissSeverity, readonly Count[]>>>> = {
  DAY: OF_A_YEAR,
  MONTH: OF_A_YEAR,
  QUARTER: {
    HIGH: [{ missed: 3, of: 3 }],
    MEDIUM: [
      { missed: 2, of: 2 },
      { missed: 3, of: 4 },
    ],
    LOW: [{ missed: 1, of: 1 }],
  },
  YEAR: { HIGH: [{ missed: 2, of: 2 }], MEDIUM: [{ missed: 1, of: 1 }], LOW: [] },
}

/** A target is missed by far where the latest three are, by a mean of more than so many sigma. */
const FAR = { periods: 3, sigmas: 2 }

/** Points of a percentage, and a share of any other target, below which a miss counts one severity less. */
const MATERIAL_POINTS = 1
const MATERIAL_SHARE = 0.02

const LOWERED: Readonly<Record<MissSeverity, MissSeverity | undefined>> = {
  HIGH: 'MEDIUM',
  MEDIUM: 'LOW',
  LOW: undefined,
}

/** A missed target, graded. */
export interface MissedTarget {
  readonly severity: MissSeverity
  /** The record that fired: so many misses of the latest so many, and the periods that they lie in. */
  readonly missed: number
  readonly of: number
  readonly from: string
  readonly to: string
  /** Mean distance from the target over that window, in the unit of the measure: negative is a miss. */
  readonly meanGap: number
  /** True where the gap is below the material gap, so that severity is one lower. */
  readonly immaterial: boolean
}

export interface MissOptions {
  readonly direction: Direction
  readonly precision: Precision
  readonly unit: string
  /** Standard deviation of a single value; absent where it is not known. */
  readonly sigma?: number | undefined
  /** In the unit of the measure; by default 1 point of a percentage, 2% of the target otherwise. */
  readonly materialGap?: number | undefined
  /** True where periods were pooled for few cases: then a miss counts where its exact interval excludes the target. */
  readonly fewCases?: boolean
}

/** The gap below which a miss is not material: as registered, or by default. */
export function materialGap(target: number, unit: string, registered?: number): number {
  if (registered !== undefined) return registered
  return unit === 'PERCENT' ? MATERIAL_POINTS : MATERIAL_SHARE * Math.abs(target)
}

const CASES_CONFIDENCE = 0.9

/** Tells whether the exact interval of a share of counted cases lies wholly on the wrong side of its target. */
function surelyMisses(point: TargetedPoint, direction: Direction): boolean {
  const { value, target, numerator, denominator } = point
  if (numerator === undefined || denominator === undefined || denominator === 0 || numerator === 0)
    return false
  const share = numerator / denominator
  const { lower, upper } = exactInterval(numerator, denominator, CASES_CONFIDENCE)
  const scale = value / share
  return direction === 'HIGHER' ? scale * upper < target : scale * lower > target
}

/**
 * Grades how a target is missed, by the record and by size; nothing where the latest period meets it and the record
 * is no worse. A recovery closes it: neither HIGH nor MEDIUM while fewer than two of the latest three are missed. Each
 * period is held against the target then in force. Source: `docs/methods.md`, Target missed.
 */
export function targetMissed(points: readonly JudgedPoint[], options: MissOptions): MissedTarget | undefined {
  const { direction, precision, sigma } = options
  if (direction === 'NEITHER') return undefined
  const judged = points.filter(hasTarget)
  const gaps = judged.map((point) =>
    options.fewCases === true && !surelyMisses(point, direction) ? 0 : gapOf(point, direction),
  )
  const missesOf = (of: number) => gaps.slice(-of).filter((gap) => gap < 0).length
  const latest = judged.at(-1)
  if (latest === undefined) return undefined
  const material = materialGap(latest.target, options.unit, options.materialGap)
  const fires = ({ missed, of }: Count) => gaps.length >= missed && missesOf(of) >= missed
  const recovers = precision !== 'YEAR' && gaps.length >= 3 && missesOf(3) < 2

  const graded = (severity: MissSeverity, counts: readonly Count[]): MissedTarget | undefined => {
    if (counts.length === 0) return undefined
    const windows = counts.map(({ of }) => ({ of, meanGap: mean(gaps.slice(-of)) ?? 0 }))
    const { of, meanGap } = windows.reduce((one, other) => (other.meanGap < one.meanGap ? other : one))
    const immaterial = -meanGap < material
    const lowered = immaterial ? LOWERED[severity] : severity
    if (lowered === undefined) return undefined
    const window = judged.slice(-of)
    return {
      severity: lowered,
      missed: missesOf(of),
      of: window.length,
      from: window[0]?.period ?? latest.period,
      to: latest.period,
      meanGap,
      immaterial,
    }
  }

  const { HIGH, MEDIUM, LOW } = COUNTS[precision]
  const found: MissedTarget[] = []
  if (!recovers) {
    const far = gaps.slice(-FAR.periods)
    const isFar =
      precision !== 'QUARTER' &&
      precision !== 'YEAR' &&
      sigma !== undefined &&
      far.length === FAR.periods &&
      far.every((gap) => gap < 0) &&
      -(mean(far) ?? 0) > Math.max(FAR.sigmas * sigma, material)
    const counted = HIGH.filter(fires)
    const high = counted.length === 0 && isFar ? [{ missed: FAR.periods, of: FAR.periods }] : counted
    for (const one of [graded('HIGH', high), graded('MEDIUM', MEDIUM.filter(fires))])
      if (one !== undefined) found.push(one)
  }
  const low = graded('LOW', LOW.filter(fires))
  if (low !== undefined) found.push(low)
  return found.reduce<MissedTarget | undefined>(
    (worst, one) => (worst === undefined || RANK[one.severity] > RANK[worst.severity] ? one : worst),
    undefined,
  )
}

const RANK: Readonly<Record<MissSeverity, number>> = { LOW: 1, MEDIUM: 2, HIGH: 3 }
