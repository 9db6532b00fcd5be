import type { Limits } from './limits'

/** -1 below the mean, 1 above it, 0 on it. */
export type Side = -1 | 0 | 1

/** Where a value lies: outside the limits, between near limit and limit, or within the near limits. */
export type Zone = 'OUTSIDE' | 'NEAR' | 'WITHIN'

export function sideOf(value: number, mean: number): Side {
  return value > mean ? 1 : value < mean ? -1 : 0
}

/** The zone of a value. Strict throughout: a value on a limit is not beyond it. */
export function zoneOf(value: number, { lower, upper, nearLower, nearUpper }: Limits): Zone {
  if (value > upper || value < lower) return 'OUTSIDE'
  return value > nearUpper || value < nearLower ? 'NEAR' : 'WITHIN'
}
