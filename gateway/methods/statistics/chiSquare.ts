import { jStat } from 'jstat'

/** Quantile of the chi-square distribution. */
export function chiSquareQuantile(probability: number, degreesOfFreedom: number): number {
  return jStat.chisquare.inv(probability, degreesOfFreedom)
}
