import { computed, refused, refusedFor } from '../result'
import type { Given, Method, Result } from '../result'

export const HEADCOUNT: Method = { id: 'headcount', version: '1' }

/** The full-time equivalents of one part of a team. */
export interface Part {
  readonly id: string
  readonly fte: Given
}

/** Full-time equivalents of a whole team. Refused where one part is missing: a sum of the rest is not the team. */
export function headcount(parts: readonly Part[]): Result<number> {
  if (parts.length === 0) return refused(HEADCOUNT, 'NOT_PROVIDED', 'No part of the team was returned.')
  let sum = 0
  for (const { id, fte } of parts) {
    if (typeof fte !== 'number') return refusedFor(HEADCOUNT, id, fte)
    sum += fte
  }
  return computed(HEADCOUNT, parts.length, sum)
}
