const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)
/** From here on five terms of Stirling's series are exact to the last figure. */
const FAR_ENOUGH = 16
const MOST_TERMS = 10_000
const TINY = 1e-300
const PRECISION = 1e-16

/** Logarithm of the gamma function above 0. Source: Abramowitz and Stegun 6.1.15 and 6.1.41. */
export function logGamma(x: number): number {
  let [shifted, product] = [x, 1]
  while (shifted < FAR_ENOUGH) {
    product *= shifted
    shifted += 1
  }
  const square = shifted * shifted
  const series =
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / shifted
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + series - Math.log(product)
}

const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value)

/** The continued fraction of the incomplete beta, by Lentz. Source: DLMF 8.17.22. */
function fraction(x: number, a: number, b: number): number {
  let [c, d] = [1, 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))]
  let value = d
  for (let m = 1; m <= MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    value *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    value *= c * d
    if (Math.abs(c * d - 1) <= PRECISION) break
  }
  return value
}

/**
 * Regularised incomplete beta, the distribution function of a beta variable: binomial, F and Student tails
 * are values of it.
 *
 * @param x from 0 to 1
 * @param a above 0
 * @param b above 0
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  return (Math.exp(scale) * fraction(x, a, b)) / a
}
