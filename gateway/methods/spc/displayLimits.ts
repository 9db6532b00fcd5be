import type { Limits } from './limits'

/** Limits as drawn, and whether that differs from the limits that the rules use. */
export interface DisplayLimits {
  readonly limits: Limits
  readonly clipped: boolean
}

/** Cuts limits to what values can be (0 to 100 for a percentage). For drawing only: the rules use them whole. */
export function displayLimits(limits: Limits, low: number, high: number): DisplayLimits {
  const clip = (value: number): number => Math.min(high, Math.max(low, value))
  const drawn = {
    lower: clip(limits.lower),
    upper: clip(limits.upper),
    nearLower: clip(limits.nearLower),
    nearUpper: clip(limits.nearUpper),
  }
  return { limits: drawn, clipped: drawn.lower !== limits.lower || drawn.upper !== limits.upper }
}
