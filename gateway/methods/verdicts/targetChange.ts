import type { Direction } from '../direction'
import { signOf } from '../direction'
import type { JudgedPoint, TargetedPoint } from './judgedPoint'
import { hasTarget } from './judgedPoint'

/** A target that was made easier within the record, with how the old one would have been met. */
export interface TargetChange {
  /** First period of the new target. */
  readonly at: string
  readonly from: number
  readonly to: number
  /** Periods of the window that meet the new target, and the old one. */
  readonly metNow: number
  readonly metBefore: number
  readonly of: number
}

/**
 * Tells where a target was made easier within a window, with attainment of the whole window against both; nothing
 * where none was. A record that improves because the target moved is no improvement.
 */
export function targetChange(window: readonly JudgedPoint[], direction: Direction): TargetChange | undefined {
  const sign = signOf(direction)
  if (sign === undefined) return undefined
  const aimed = window.filter(hasTarget)
  const at = aimed.findLastIndex((point, i) => {
    const before = aimed[i - 1]
    return before !== undefined && sign * (point.target - before.target) < 0
  })
  const [now, before] = [aimed[at], aimed[at - 1]]
  if (now === undefined || before === undefined) return undefined
  const meets =
    (target: number) =>
    ({ value }: TargetedPoint) =>
      sign * (value - target) >= 0
  return {
    at: now.period,
    from: before.target,
    to: now.target,
    metNow: aimed.filter(meets(now.target)).length,
    metBefore: aimed.filter(meets(before.target)).length,
    of: aimed.length,
  }
}
