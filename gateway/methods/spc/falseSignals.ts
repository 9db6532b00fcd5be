/**
 * How often the latest point of a stable monthly series signals by chance under `MDC_2023`, by lag-1
 * autocorrelation. Simulated: 20,000 normal series of 24 months each; half of the signals point either way.
 */
const RATES: readonly (readonly [autocorrelation: number, rate: number])[] = [
  [0, 0.015],
  [0.2, 0.03],
  [0.3, 0.05],
  [0.5, 0.13],
]

/** The chance that the latest point of a stable series signals, either way; between the simulated rates in a line. */
export function falseSignalRate(autocorrelation: number): number {
  const above = RATES.findIndex(([simulated]) => simulated >= autocorrelation)
  const [last, next] = [RATES[above === -1 ? RATES.length - 1 : above - 1], RATES[above]]
  if (last === undefined) return next?.[1] ?? 0
  if (next === undefined) return last[1]
  return last[1] + ((next[1] - last[1]) * (autocorrelation - last[0])) / (next[0] - last[0])
}

/**
 * How many signals chance alone would raise among the latest points of these series, were all of them
 * stable; belongs beside every list of signals.
 *
 * @param autocorrelations of each series at lag 1; undefined where unknown, taken as none
 */
export function expectedFalseSignals(autocorrelations: readonly (number | undefined)[]): number {
  return autocorrelations.reduce<number>((sum, lag1) => sum + falseSignalRate(Math.max(0, lag1 ?? 0)), 0)
}
