/** What most answers took, and what the slowest in a hundred took at least, in milliseconds. */
export interface Latency {
  readonly p50: number
  readonly p99: number
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN
}

export function latencyOf(millis: readonly number[]): Latency {
  const sorted = [...millis].sort((a, b) => a - b)
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) }
}
