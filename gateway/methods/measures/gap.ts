import { signOf } from '../direction'
import type { Direction } from '../direction'
import { computed, refused, refusedFor } from '../result'
import type { Given, Method, Result } from '../result'

export const GAP_TO_TARGET: Method = { id: 'gap-to-target', version: '1' }
export const GAP_TO_BASELINE: Method = { id: 'gap-to-baseline', version: '1' }
export const ATTAINMENT: Method = { id: 'attainment', version: '1' }
export const FAILURE_RATE_RATIO: Method = { id: 'failure-rate-ratio', version: '1' }

function gap(
  method: Method,
  value: Given,
  reference: Given,
  referenceName: string,
  direction: Direction,
): Result<number> {
  if (typeof value !== 'number') return refusedFor(method, 'Value', value)
  if (typeof reference !== 'number') return refusedFor(method, referenceName, reference)
  const sign = signOf(direction)
  if (sign === undefined) {
    return refused(
      method,
      'NOT_APPLICABLE',
      'Neither direction is better for this measure, so that a gap has no sign.',
    )
  }
  // Subtraction the right way round, and not a product, so that equality gives 0 and never -0.
  return computed(method, 1, sign === 1 ? value - reference : reference - value)
}

/**
 * Gap to target: `direction * (value - target)`, in the unit of the measure; positive is better than
 * the target. Value and target are of one definition version and unit: the caller pairs them so.
 */
export function gapToTarget(value: Given, target: Given, direction: Direction): Result<number> {
  return gap(GAP_TO_TARGET, value, target, 'Target', direction)
}

/** Gap to the programme's own baseline: `direction * (value - baseline)`; positive is better. */
export function gapToBaseline(value: Given, baseline: Given, direction: Direction): Result<number> {
  return gap(GAP_TO_BASELINE, value, baseline, 'Baseline', direction)
}

/** What may be done with the numbers of a scale: ratios need a true zero. */
export type ScaleType = 'RATIO' | 'INTERVAL'

/**
 * Attainment of a target in per cent: `100 * value / target` where higher is better,
 * `100 * target / value` where lower is.
 *
 * Refused for scales without a true zero, targets that are not above zero, and a value of zero
 * where lower is better.
 */
export function attainment(
  value: Given,
  target: Given,
  direction: Direction,
  scale: ScaleType,
): Result<number> {
  if (typeof value !== 'number') return refusedFor(ATTAINMENT, 'Value', value)
  if (typeof target !== 'number') return refusedFor(ATTAINMENT, 'Target', target)
  const sign = signOf(direction)
  if (sign === undefined)
    return refused(ATTAINMENT, 'NOT_APPLICABLE', 'Neither direction is better for this measure.')
  if (scale !== 'RATIO')
    return refused(ATTAINMENT, 'NOT_APPLICABLE', 'The scale has no true zero, so that ratios mean nothing.')
  if (target <= 0) return refused(ATTAINMENT, 'NOT_APPLICABLE', 'The target is not above zero.')
  if (value < 0) return refused(ATTAINMENT, 'NOT_APPLICABLE', 'The value is below zero.')
  if (sign === 1) return computed(ATTAINMENT, 1, (100 * value) / target)
  if (value === 0) return refused(ATTAINMENT, 'NOT_APPLICABLE', 'The value is zero and lower is better.')
  return computed(ATTAINMENT, 1, (100 * target) / value)
}

/**
 * Failures against those that the target allows: `(100 - value) / (100 - target)`, for measures in
 * per cent that fall a little short of 100 (accuracy, availability). 4.5 reads: four and a half times
 * the failures allowed.
 *
 * Refused at a target of 100, which allows none, and outside 0 to 100.
 */
export function failureRateRatio(value: Given, target: Given): Result<number> {
  if (typeof value !== 'number') return refusedFor(FAILURE_RATE_RATIO, 'Value', value)
  if (typeof target !== 'number') return refusedFor(FAILURE_RATE_RATIO, 'Target', target)
  if (value < 0 || value > 100 || target < 0 || target > 100) {
    return refused(
      FAILURE_RATE_RATIO,
      'NOT_APPLICABLE',
      'Value and target must be percentages from 0 to 100.',
    )
  }
  if (target === 100)
    return refused(FAILURE_RATE_RATIO, 'NOT_APPLICABLE', 'A target of 100 allows no failures.')
  return computed(FAILURE_RATE_RATIO, 1, (100 - value) / (100 - target))
}
