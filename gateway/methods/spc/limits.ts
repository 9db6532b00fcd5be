import { mean } from '../statistics/average'

/** Expected moving range of two standard normal values: what turns an average moving range into sigma. */
export const MOVING_RANGE_OF_SIGMA = 1.128

/** Between the near limits lie two thirds of the distance from the mean to the limits: two sigma of three. */
const NEAR_SHARE = 2 / 3

export interface Limits {
  readonly lower: number
  readonly upper: number
  readonly nearLower: number
  readonly nearUpper: number
}

/** What a process does when left alone, as far as its base values tell. */
export interface ProcessLimits {
  readonly mean: number
  /** Values used for the mean. */
  readonly n: number
  /** After screening, where there was any; absent where no moving range is left. */
  readonly averageMovingRange?: number
  /** Absent where there is no average moving range. */
  readonly limits?: Limits
}

export interface LimitFactors {
  readonly limitFactor: number
  readonly screeningFactor?: number
}

/** `|y(i) - y(i-1)|` of neighbours that both have a value: gaps are not bridged. */
export function movingRanges(values: readonly (number | undefined)[]): readonly number[] {
  const ranges: number[] = []
  for (let i = 1; i < values.length; i += 1) {
    const [before, value] = [values[i - 1], values[i]]
    if (before !== undefined && value !== undefined) ranges.push(Math.abs(value - before))
  }
  return ranges
}

/** The mean of the moving ranges, those that are not strictly below the screening limit dropped once. */
export function averageMovingRange(ranges: readonly number[], screeningFactor?: number): number | undefined {
  const average = mean(ranges)
  if (average === undefined || screeningFactor === undefined) return average
  const limit = screeningFactor * average
  return mean(ranges.filter((range) => range < limit))
}

/**
 * XmR limits: `mean +/- factor * AMR`, near limits at two thirds of it, where AMR is the average
 * moving range. Nothing where there is no value. Source: NHSRplotthedots 0.2.2 (factor 2.66, screening
 * at 3.267); NIST/SEMATECH e-Handbook 6.3.2.2 (factor 3/1.128, none).
 *
 * @param values in date order; undefined where missing
 */
export function processLimits(
  values: readonly (number | undefined)[],
  { limitFactor, screeningFactor }: LimitFactors,
): ProcessLimits | undefined {
  const present = values.filter((value) => value !== undefined)
  const centre = mean(present)
  if (centre === undefined) return undefined
  const average = averageMovingRange(movingRanges(values), screeningFactor)
  if (average === undefined) return { mean: centre, n: present.length }
  const distance = limitFactor * average
  const near = distance * NEAR_SHARE
  const limits = {
    lower: centre - distance,
    upper: centre + distance,
    nearLower: centre - near,
    nearUpper: centre + near,
  }
  return { mean: centre, n: present.length, averageMovingRange: average, limits }
}
