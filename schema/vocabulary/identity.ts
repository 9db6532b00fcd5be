import type { Figure } from '../facts/figures/figure'
import type { IdentityType } from '../facts/figures/identity'
import { identify } from '../facts/figures/identity'
import { readingState } from '../facts/snapshots/readingState'

/** The description of every `id`. */
export const OPAQUE =
  'Opaque: another wherever it answers anything else, so that a cache may keep by it for good.'

/**
 * The id of what one record of a return tells.
 *
 * @param figure any that the record states
 */
export function recordId(
  type: Extract<IdentityType, 'Milestone' | 'ObjectiveTarget' | 'Observation' | 'PublishedTotal'>,
  { identity: { member, key }, snapshot }: Figure,
): string {
  if (snapshot === undefined) throw new RangeError(`a ${type} of ${member} stands in no return`)
  return identify({ type, thing: [member, key], state: readingState(snapshot) })
}
