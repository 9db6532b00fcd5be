import type { Direction } from '../direction'
import type { Precision } from '../../../base/dates/partialDate'
import { mean } from '../statistics/average'
import { exactInterval } from '../statistics/binomialInterval'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import type { JudgedPoint } from './judgedPoint'
import { gapOf, hasTarget } from './judgedPoint'

export const TARGET_RECORD: Method = { id: 'target-record', version: '1' }

const CONFIDENCE = 0.9

/** Periods that a record looks back over. */
export const RECORD_WINDOW: Readonly<Record<Precision, number>> = { DAY: 12, MONTH: 12, QUARTER: 4, YEAR: 3 }

/** The points up to and with the one at a place, no more of them than a record looks back over. */
export function recordedAt(
  points: readonly JudgedPoint[],
  end: number,
  precision: Precision,
): readonly JudgedPoint[] {
  return points.slice(Math.max(0, end - RECORD_WINDOW[precision]), end)
}

/** Periods that met a target, of the latest. */
export interface TargetRecord {
  /** First and last period of the window. */
  readonly from: string
  readonly to: string
  readonly met: number
  /** Periods with a value and a target: twelve months or four quarters, or fewer. */
  readonly of: number
  /** Exact 90% interval of the share of periods that meet the target. */
  readonly lower: number
  readonly upper: number
  /** In the unit of the measure; positive is better than the target. */
  readonly meanGap: number
  /** Latest periods that missed the target one after the other. */
  readonly missedInARow: number
}

/**
 * Target record: met in k of the latest n periods with a value, each against the target then in force, with the exact
 * (Clopper-Pearson) 90% interval of the share. Source: `docs/methods.md`, Target record.
 *
 * Refused where neither direction is better, or no period has a value and a target.
 */
export function targetRecord(
  points: readonly JudgedPoint[],
  direction: Direction,
  precision: Precision,
): Result<TargetRecord> {
  if (direction === 'NEITHER')
    return refused(TARGET_RECORD, 'NOT_APPLICABLE', 'Neither direction is better for this measure.')
  const judged = points.filter(hasTarget)
  const wanted = RECORD_WINDOW[precision]
  const window = judged.slice(-wanted)
  const gaps = window.map((point) => gapOf(point, direction))
  const meanGap = mean(gaps)
  const [first, last] = [window[0], window.at(-1)]
  if (meanGap === undefined || first === undefined || last === undefined)
    return refused(TARGET_RECORD, 'NO_MEASURE', 'No period has both a value and a target.')
  const met = gaps.filter((gap) => gap >= 0).length
  const { lower, upper } = exactInterval(met, window.length, CONFIDENCE)
  const all = judged.map((point) => gapOf(point, direction))
  const missedInARow = all.length - 1 - all.findLastIndex((gap) => gap >= 0)
  return computed(
    TARGET_RECORD,
    window.length,
    { from: first.period, to: last.period, met, of: window.length, lower, upper, meanGap, missedInARow },
    window.length < wanted ? [{ code: 'SHORT_RECORD', detail: `${window.length} of ${wanted} periods` }] : [],
  )
}
