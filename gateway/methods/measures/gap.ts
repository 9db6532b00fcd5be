import { signOf } from '../direction'
import type { Direction } from '../direction'
import { computed, refused, refusedFor } from '../result'
import type { Given, Method, Result } from '../result'

export const GAP_TO_TARGET: Method = { id: 'gap-to-target', version: '1' }
export const GAP_TO_BASELINE: Method = { id: 'gap-to-baseline', version: '1' }

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
