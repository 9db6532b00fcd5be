export type Freshness = 'PASS' | 'WARN' | 'ERROR' | 'NOT_CHECKED'

/** Ages in hours beyond which a source is called late; absent where nobody set one. */
export interface FreshnessThresholds {
  readonly warnAfter?: number
  readonly errorAfter?: number
}

/**
 * Whether a source is fresh: an error strictly beyond its threshold, else a warning strictly beyond its
 * own, else a pass. With no threshold nothing was checked, and that is not a pass. Source: dbt, source
 * freshness.
 */
export function freshness(ageHours: number, { warnAfter, errorAfter }: FreshnessThresholds): Freshness {
  if (warnAfter === undefined && errorAfter === undefined) return 'NOT_CHECKED'
  if (errorAfter !== undefined && ageHours > errorAfter) return 'ERROR'
  return warnAfter !== undefined && ageHours > warnAfter ? 'WARN' : 'PASS'
}
