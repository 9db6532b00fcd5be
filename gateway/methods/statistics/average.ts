/** Arithmetic mean; nothing of nothing. */
export function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined
  return sum(values) / values.length
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Sample standard deviation (n - 1); nothing of fewer than two values. */
export function sampleDeviation(values: readonly number[]): number | undefined {
  const centre = mean(values)
  if (centre === undefined || values.length < 2) return undefined
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1))
}
