import { median } from './quantile'

/**
 * Slope a period of evenly spaced values: the median of the slopes between all pairs. Nothing of fewer than
 * two values. Source: Theil 1950; Sen 1968.
 *
 * @param values in date order; undefined where missing
 */
export function theilSen(values: readonly (number | undefined)[]): number | undefined {
  const slopes: number[] = []
  values.forEach((later, j) => {
    if (later === undefined) return
    for (let i = 0; i < j; i += 1) {
      const earlier = values[i]
      if (earlier !== undefined) slopes.push((later - earlier) / (j - i))
    }
  })
  return median(slopes)
}
