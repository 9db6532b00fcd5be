import type { Direction } from '../direction'
import { signOf } from '../direction'

/** A period's value with the target in force in it. */
export interface JudgedPoint {
  /** Partial ISO date. */
  readonly period: string
  readonly value: number
  /** Absent: none is registered for the period. */
  readonly target?: number
  /** Cases counted, where the return says. */
  readonly numerator?: number
  readonly denominator?: number
}

/** A judged point that has a target. */
export type TargetedPoint = JudgedPoint & { readonly target: number }

/** Tells whether a point has a target. */
export function hasTarget(point: JudgedPoint): point is TargetedPoint {
  return point.target !== undefined
}

/** Distance from the target in the unit of the measure; positive is better. Zero where no direction is better. */
export function gapOf({ value, target }: TargetedPoint, direction: Direction): number {
  return (signOf(direction) ?? 0) * (value - target)
}
