import { normalQuantile } from './normal'

const MOST_STEPS = 100

/**
 * Probability that |T| is at most t, for whole degrees of freedom: a finite series.
 * Source: Abramowitz and Stegun 26.7.3 and 26.7.4.
 */
function within(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees))
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const odd = degrees % 2 === 1
  let [term, series] = odd ? [cosine, degrees > 1 ? cosine : 0] : [1, 1]
  for (let k = odd ? 3 : 2; k < degrees; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine
    series += term
  }
  return odd ? (2 / Math.PI) * (angle + sine * series) : sine * series
}

/** Density at t, by the recurrence of the gamma function over half degrees. */
function density(t: number, degrees: number): number {
  const odd = degrees % 2 === 1
  let ratio = odd ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2
  for (let k = odd ? 1 : 2; k < degrees; k += 2) ratio *= (k + 1) / k
  return (ratio / Math.sqrt(degrees * Math.PI)) * (1 + (t * t) / degrees) ** (-(degrees + 1) / 2)
}

/**
 * Quantile of Student's t distribution for whole degrees of freedom, by Newton's steps from a
 * Cornish-Fisher start.
 *
 * @throws RangeError where the probability is not between 0 and 1, or the degrees not a whole number above 0
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1)
    throw new RangeError(`${degrees} is not a number of degrees of freedom`)
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees)
  const z = normalQuantile(probability)
  const wanted = 2 * probability - 1
  let t = z + (z ** 3 + z) / (4 * degrees)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = Math.max(0, t - (within(t, degrees) - wanted) / (2 * density(t, degrees)))
    if (Math.abs(next - t) <= 1e-15 * Math.max(1, t)) return next
    t = next
  }
  return t
}
