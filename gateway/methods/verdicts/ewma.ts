/** Weight of the newest value. */
export const EWMA_WEIGHT = 0.2

/** Limit in standard deviations of the weighted average, after its start. */
export const EWMA_LIMIT = 2.7

/** Distance from the centre, in sigma, at which a single value is capped: one value alone seldom signals. */
const CAP = 4

/** Level and spread that a process is held against. */
export interface Reference {
  readonly centre: number
  /** Standard deviation of a single value, widened where neighbours resemble each other. */
  readonly sigma: number
}

/**
 * Exponentially weighted moving average of a series: `z(t) = 0.2 x(t) + 0.8 z(t-1)`, from the centre, told in
 * its own standard deviations `sigma sqrt(0.2 / 1.8)`. A missing value leaves it where it was. Source: Lucas and
 * Saccucci 1990; `docs/methods.md`, Falling before the target is missed.
 *
 * @param values in date order; undefined where missing
 */
export function ewma(
  values: readonly (number | undefined)[],
  { centre, sigma }: Reference,
): readonly number[] {
  const unit = sigma * Math.sqrt(EWMA_WEIGHT / (2 - EWMA_WEIGHT))
  let z = 0
  return values.map((value) => {
    if (value !== undefined) {
      const distance = Math.min(CAP * sigma, Math.max(-CAP * sigma, value - centre))
      z = EWMA_WEIGHT * distance + (1 - EWMA_WEIGHT) * z
    }
    return z / unit
  })
}

/** The side on which a weighted average signals: 1 above, -1 below, 0 for none. */
export function ewmaSide(average: number): 1 | -1 | 0 {
  if (Math.abs(average) <= EWMA_LIMIT) return 0
  return average > 0 ? 1 : -1
}
