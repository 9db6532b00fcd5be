import { normalProbability } from '../statistics/normal'

/** States of the chain, by which run lengths agree with the printed tables to the last digit. */
const STATES = 801

/** This many standard errors below the centre a one-sided chart is taken to be as far down as it goes. */
const FAR_BELOW = 8

/** An exponentially weighted moving average with fixed limits, of known mean and sigma. */
export interface EwmaChart {
  /** The weight of the latest value. */
  readonly lambda: number
  /** The limit in standard errors of the average, which are `sqrt(lambda / (2 - lambda))` sigma. */
  readonly limit: number
  /** `TWO` where the average signals both ways, `ONE` where it does upwards alone. */
  readonly sides: 'ONE' | 'TWO'
}

/** Each state's chances of the next, its value taken at the middle. */
function transitions(
  { lambda, sides }: EwmaChart,
  shift: number,
  lowest: number,
  width: number,
  states: number,
): readonly Float64Array[] {
  return Array.from({ length: states }, (_, i) => {
    const carried = (1 - lambda) * (lowest + (i + 0.5) * width)
    const below = (bound: number) => normalProbability((bound - carried) / lambda - shift)
    const row = new Float64Array(states)
    let passed = sides === 'TWO' ? below(lowest) : 0
    for (let j = 0; j < states; j += 1) {
      const next = below(lowest + (j + 1) * width)
      row[j] = next - passed
      passed = next
    }
    return row
  })
}

/**
 * The expected steps until the chain is left, from each state: `(I - Q) steps = 1`, by elimination. The
 * diagonal dominates each row, so that none need change places.
 */
function stepsUntilLeft(chances: readonly Float64Array[]): Float64Array {
  const n = chances.length
  const steps = new Float64Array(n).fill(1)
  const rows = chances.map((row, i) => row.map((chance, j) => (i === j ? 1 : 0) - chance))
  rows.forEach((pivot, k) => {
    for (let i = k + 1; i < n; i += 1) {
      const row = rows[i] as Float64Array
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1)
      for (let j = k + 1; j < n; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0)
      steps[i] = (steps[i] ?? 0) - factor * (steps[k] ?? 0)
    }
  })
  for (let i = n - 1; i >= 0; i -= 1) {
    const row = rows[i] as Float64Array
    let rest = steps[i] ?? 0
    for (let j = i + 1; j < n; j += 1) rest -= (row[j] ?? 0) * (steps[j] ?? 0)
    steps[i] = rest / (row[i] ?? 1)
  }
  return steps
}

/**
 * Average number of values until an EWMA chart signals, from its centre. The values are independent and normal,
 * and their mean lies `shift` sigma above that centre. Source: Brook and Evans 1972; Lucas and Saccucci 1990.
 *
 * @param states of the Markov chain; fewer are quicker and less exact
 * @throws RangeError where the weight is not above 0 and at most 1, or the limit not above 0
 */
export function ewmaRunLength(chart: EwmaChart, shift: number, states = STATES): number {
  const { lambda, limit, sides } = chart
  if (!(lambda > 0 && lambda <= 1)) throw new RangeError(`${lambda} is not a weight above 0 and at most 1`)
  if (!(limit > 0)) throw new RangeError(`${limit} is not a limit above 0`)
  const standardError = Math.sqrt(lambda / (2 - lambda))
  const highest = limit * standardError
  const lowest = sides === 'TWO' ? -highest : -FAR_BELOW * standardError
  const width = (highest - lowest) / states
  const steps = stepsUntilLeft(transitions(chart, shift, lowest, width, states))
  return steps[Math.floor(-lowest / width)] ?? NaN
}
