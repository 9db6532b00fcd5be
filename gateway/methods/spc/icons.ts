import { signOf } from '../direction'
import type { Direction } from '../direction'
import type { ProcessLimits } from './limits'
import type { Signal } from './rules'

/** What a point says: nothing, better, worse, or a change where neither direction is better. */
export type Effect = 'COMMON_CAUSE' | 'IMPROVEMENT' | 'CONCERN' | 'NEUTRAL_HIGH' | 'NEUTRAL_LOW'

export type Variation =
  | 'COMMON_CAUSE'
  | 'IMPROVEMENT_HIGH'
  | 'IMPROVEMENT_LOW'
  | 'CONCERN_HIGH'
  | 'CONCERN_LOW'
  | 'NEUTRAL_HIGH'
  | 'NEUTRAL_LOW'

export type Assurance = 'CONSISTENT_PASS' | 'CONSISTENT_FAIL' | 'INCONSISTENT'

/** The direction of the signal times the direction of improvement. */
export function effectOf(signal: Signal | undefined, better: Direction): Effect {
  if (signal === undefined) return 'COMMON_CAUSE'
  const sign = signOf(better)
  if (sign === undefined) return `NEUTRAL_${signal.direction}`
  return (signal.direction === 'HIGH') === (sign === 1) ? 'IMPROVEMENT' : 'CONCERN'
}

/** The icon of the latest point. */
export function variationOf(signal: Signal | undefined, better: Direction): Variation {
  const effect = effectOf(signal, better)
  if (signal === undefined || effect === 'COMMON_CAUSE') return 'COMMON_CAUSE'
  return effect === 'IMPROVEMENT' || effect === 'CONCERN' ? `${effect}_${signal.direction}` : effect
}

/**
 * Whether the process as it stands will meet its target: always, never, or by chance. A target on a
 * limit lies within the limits. Source: NHSRplotthedots 0.2.2, `ptd_calculate_assurance_type`.
 */
export function assuranceOf(
  { limits }: ProcessLimits,
  target: number,
  better: 'HIGHER' | 'LOWER',
): Assurance {
  if (limits === undefined) return 'INCONSISTENT'
  if (target > limits.upper) return better === 'HIGHER' ? 'CONSISTENT_FAIL' : 'CONSISTENT_PASS'
  if (target < limits.lower) return better === 'HIGHER' ? 'CONSISTENT_PASS' : 'CONSISTENT_FAIL'
  return 'INCONSISTENT'
}

/** As {@link assuranceOf}, of a process that never varies: it meets its target each time, or never. */
export function constantAssuranceOf(constant: number, target: number, better: 'HIGHER' | 'LOWER'): Assurance {
  const meets = better === 'HIGHER' ? constant >= target : constant <= target
  return meets ? 'CONSISTENT_PASS' : 'CONSISTENT_FAIL'
}
