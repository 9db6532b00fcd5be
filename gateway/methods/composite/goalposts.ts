import type { Better } from './normalise'

/** The values between which an indicator is scored: set by policy, frozen for an edition. */
export interface Goalposts {
  readonly lower: number
  readonly upper: number
}

/**
 * Score between goalposts: `clamp((x - lower) / (upper - lower), 0, 1)`, mirrored where lower is
 * better, over `low` to `high`. Unlike min-max it does not depend on who else is compared.
 * Source: COINr 1.1.14, `n_goalposts`.
 *
 * @throws RangeError where the upper post is not above the lower one
 */
export function goalpostScore(value: number, posts: Goalposts, better: Better, low = 0, high = 100): number {
  if (!(posts.upper > posts.lower))
    throw new RangeError(`Goalposts ${posts.lower} and ${posts.upper} do not enclose anything`)
  const share = Math.min(1, Math.max(0, (value - posts.lower) / (posts.upper - posts.lower)))
  return low + (better === 'HIGHER' ? share : 1 - share) * (high - low)
}
