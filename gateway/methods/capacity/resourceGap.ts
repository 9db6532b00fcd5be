import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'

export const RESOURCE_GAP: Method = { id: 'resource-gap', version: '1' }

/** Per cent by which a reported gap may differ from the one worked out before it is called a contradiction. */
const ROUNDING = 0.5

/**
 * Resource gap in per cent: `100 * (funded - in post) / funded`; negative is over strength. A gap that the
 * return states itself is checked against it: the caveat `CONTRADICTS_REPORTED`.
 *
 * Refused where nothing is funded.
 */
export function resourceGap(fundedFte: number, inPostFte: number, reportedPercent?: number): Result<number> {
  if (!(fundedFte > 0)) return refused(RESOURCE_GAP, 'NOT_APPLICABLE', 'Nothing is funded.')
  const gap = (100 * (fundedFte - inPostFte)) / fundedFte
  const contradicts = reportedPercent !== undefined && Math.abs(reportedPercent - gap) > ROUNDING
  const caveats: readonly Caveat[] = contradicts
    ? [{ code: 'CONTRADICTS_REPORTED', detail: `${reportedPercent} reported` }]
    : []
  return computed(RESOURCE_GAP, 2, gap, caveats)
}
