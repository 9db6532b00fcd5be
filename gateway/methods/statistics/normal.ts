type Coefficients = readonly number[]

/** Highest power last. */
function polynomial(coefficients: Coefficients, x: number): number {
  return coefficients.reduceRight((value, coefficient) => value * x + coefficient, 0)
}

const CENTRAL: readonly [Coefficients, Coefficients] = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
    39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
  ],
]

const MIDDLE: readonly [Coefficients, Coefficients] = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
]

const FAR: readonly [Coefficients, Coefficients] = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.1369298809227358053, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
]

function ratio([upper, lower]: readonly [Coefficients, Coefficients], x: number): number {
  return polynomial(upper, x) / polynomial(lower, x)
}

/**
 * Quantile of the standard normal distribution, to about 16 figures.
 * Source: Wichura 1988, Applied Statistics algorithm AS 241, routine PPND16.
 *
 * @throws RangeError where the probability is not between 0 and 1
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`${probability} is not a probability between 0 and 1`)
  const q = probability - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRAL, 0.180625 - q * q)
  const tail = Math.sqrt(-Math.log(q < 0 ? probability : 1 - probability))
  const distance = tail <= 5 ? ratio(MIDDLE, tail - 1.6) : ratio(FAR, tail - 5)
  return q < 0 ? -distance : distance
}

/** The chance of more than x, for x of 3 or more. Source: Abramowitz and Stegun 26.2.14. */
function upperTail(x: number): number {
  let fraction = x
  for (let k = 100; k > 0; k -= 1) fraction = x + k / fraction
  return normalDensity(x) / fraction
}

function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
}

/** Chance that a standard normal variable is at most x. Source: Abramowitz and Stegun 26.2.11 and 26.2.14. */
export function normalProbability(x: number): number {
  if (x >= 3) return 1 - upperTail(x)
  if (x <= -3) return upperTail(-x)
  let [term, series, before] = [x, x, 0]
  for (let k = 3; series !== before; k += 2) {
    before = series
    term *= (x * x) / k
    series += term
  }
  return 0.5 + normalDensity(x) * series
}
