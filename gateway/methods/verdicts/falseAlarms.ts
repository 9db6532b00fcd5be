/**
 * False FALLING alarms of a quiet series in a year, by its lag-1 autocorrelation: the weighted average with limits
 * estimated from 24 to 43 points, and the trend test beside it. Simulated: `docs/methods.md`, Falling.
 */
const A_YEAR: readonly (readonly [autocorrelation: number, alarms: number])[] = [
  [0, 0.065],
  [0.3, 0.15],
]

/** False alarms of one series in a year; between the simulated values in a line, beyond them the nearest. */
export function falseAlarmsAYear(autocorrelation: number): number {
  const [[low, few], [high, many]] = A_YEAR as readonly [readonly [number, number], readonly [number, number]]
  const share = Math.min(1, Math.max(0, (autocorrelation - low) / (high - low)))
  return few + share * (many - few)
}

/** False alarms that chance alone raises in a year among series, were all of them quiet. */
export function expectedFalseAlarms(autocorrelations: readonly number[]): number {
  return autocorrelations.reduce((total, one) => total + falseAlarmsAYear(one), 0)
}
