import { incompleteBeta } from './incompleteBeta'

/** Bounds of a share, from 0 to 1. */
export interface ShareInterval {
  readonly lower: number
  readonly upper: number
}

/** The share at which a beta variable reaches a probability, by halving until no number lies between. */
function betaQuantile(probability: number, a: number, b: number): number {
  let [low, high] = [0, 1]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (incompleteBeta(middle, a, b) < probability) low = middle
    else high = middle
  }
}

/**
 * Exact interval of a binomial share. It holds the shares under which neither `k` or more nor `k` or fewer of
 * `n` has a chance below `(1 - confidence) / 2`. Source: Clopper and Pearson 1934.
 *
 * @throws RangeError where k of n is no share, or the confidence is not between 0 and 1
 */
export function exactInterval(k: number, n: number, confidence: number): ShareInterval {
  if (!(Number.isInteger(k) && Number.isInteger(n) && n > 0 && k >= 0 && k <= n))
    throw new RangeError(`${k} of ${n} is not a share of cases`)
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`${confidence} is not a confidence between 0 and 1`)
  const tail = (1 - confidence) / 2
  return {
    lower: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    upper: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  }
}
