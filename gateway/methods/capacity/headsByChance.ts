import type { Method } from '../result'

export const HEADS_BY_CHANCE: Method = { id: 'heads-by-chance', version: '1' }

/** People of whom each is there, or not, with the same chance and apart from the others. */
export interface ChanceGroup {
  /** A part of a head is told at its expectation. */
  readonly heads: number
  readonly chance: number
}

/** Adds one head that is there by a chance to a distribution of heads. */
function withOneMore(distribution: readonly number[], chance: number): readonly number[] {
  return Array.from(
    { length: distribution.length + 1 },
    (_, i) => (distribution[i] ?? 0) * (1 - chance) + (distribution[i - 1] ?? 0) * chance,
  )
}

/**
 * Finds quantiles of the number of heads, by exact convolution of binomials: those in post stay by the share that
 * does not leave, those planned come by the share of campaigns that succeed and stay likewise. A quantile is the
 * least number of heads that is not exceeded with that chance. Source: binomial distribution.
 *
 * @param shares the chances of the quantiles, from 0 to 1
 * @throws RangeError where a chance is not from 0 to 1
 */
export function headQuantiles(groups: readonly ChanceGroup[], shares: readonly number[]): readonly number[] {
  let distribution: readonly number[] = [1]
  let parts = 0
  for (const { heads, chance } of groups) {
    if (!(chance >= 0 && chance <= 1)) throw new RangeError(`${chance} is not a chance from 0 to 1`)
    const whole = Math.floor(heads)
    parts += (heads - whole) * chance
    for (let i = 0; i < whole; i += 1) distribution = withOneMore(distribution, chance)
  }
  return shares.map((share) => {
    let sum = 0
    // What binary arithmetic loses must not push a quantile by a head.
    const at = distribution.findIndex((one) => (sum += one) >= share - 1e-12)
    return (at === -1 ? distribution.length - 1 : at) + parts
  })
}
