import { normalQuantile } from '../statistics/normal'
import { studentQuantile } from '../statistics/student'

/** A unit's estimate with its standard error. */
export interface Estimate {
  readonly id: string
  readonly value: number
  readonly standardError: number
  /** Degrees of freedom of the standard error; absent where it is known rather than estimated. */
  readonly degrees?: number
}

/** Degrees of freedom of a difference by Welch and Satterthwaite, rounded down to be careful. */
function welch(one: Required<Estimate>, other: Required<Estimate>): number {
  const [a, b] = [one.standardError ** 2, other.standardError ** 2]
  const spread = a ** 2 / one.degrees + b ** 2 / other.degrees
  return spread === 0 ? one.degrees + other.degrees : Math.max(1, Math.floor((a + b) ** 2 / spread))
}

const isEstimated = (unit: Estimate): unit is Required<Estimate> => unit.degrees !== undefined

/**
 * Half-width of the interval of a difference: the quantile times `sqrt(s(j)^2 + s(k)^2)`, Student's with Welch's
 * degrees where both errors are estimated, the normal one otherwise.
 *
 * @param probability of the quantile, one minus the error allowed on one side
 */
export function separation(one: Estimate, other: Estimate, probability: number): number {
  const quantile =
    isEstimated(one) && isEstimated(other)
      ? studentQuantile(probability, welch(one, other))
      : normalQuantile(probability)
  return quantile * Math.hypot(one.standardError, other.standardError)
}
