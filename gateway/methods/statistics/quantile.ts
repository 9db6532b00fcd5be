/**
 * Quantile of type 7 (Hyndman and Fan 1996), the default of R, NumPy and Excel: linear between order
 * statistics at `1 + (n - 1) p`. Nothing of nothing.
 */
export function quantile(values: readonly number[], probability: number): number | undefined {
  const ordered = [...values].sort((a, b) => a - b)
  const place = (ordered.length - 1) * probability
  const below = ordered[Math.floor(place)]
  const above = ordered[Math.ceil(place)]
  if (below === undefined || above === undefined) return undefined
  return below + (above - below) * (place - Math.floor(place))
}

export function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5)
}
