/** Several measurements of one thing. */
export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

export function spreadOf(measured: readonly number[]): Spread {
  const sorted = [...measured].sort((one, other) => one - other)
  const at = (place: number): number => sorted[place] ?? NaN
  const middle = (sorted.length - 1) / 2
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  }
}

/** `0.612, 0.580..0.655` */
export function ratioText({ median, least, most }: Spread): string {
  return `${median.toFixed(3)}, ${least.toFixed(3)}..${most.toFixed(3)}`
}
