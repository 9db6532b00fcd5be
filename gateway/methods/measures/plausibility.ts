import { median } from '../statistics/quantile'

/** The least and the most that a measure can be. */
export interface PlausibleRange {
  readonly least: number
  readonly most: number
}

/** Ranges of units that have one whatever the measure. */
export const RANGES: Readonly<Record<string, PlausibleRange>> = {
  PERCENT: { least: 0, most: 100 },
  NPS_POINTS: { least: -100, most: 100 },
  SHARE: { least: 0, most: 1 },
}

/** Tells whether a value lies in a range, its ends included; no range holds everything. */
export function isWithin(value: number, range: PlausibleRange | undefined): boolean {
  return range === undefined || (value >= range.least && value <= range.most)
}

/** Units that convert exactly, each as a whole number of the smallest of its kind. */
const SCALES: readonly Readonly<Record<string, number>>[] = [
  { GBP: 1, GBP_THOUSAND: 1_000, GBP_MILLION: 1_000_000, GBP_BILLION: 1_000_000_000 },
  { PERCENT: 1, SHARE: 100 },
  { DAYS: 1, WEEKS: 7 },
  { MONTHS: 1, YEARS: 12 },
]

/** A value in another unit; nothing where the two do not convert exactly, as months and days do not. */
export function converted(value: number, from: string, to: string): number | undefined {
  if (from === to) return value
  const scale = SCALES.find((units) => from in units && to in units)
  const [given, wanted] = [scale?.[from], scale?.[to]]
  if (given === undefined || wanted === undefined) return undefined
  return given >= wanted ? value * (given / wanted) : value / (wanted / given)
}

/** A value that looks as if it were given in another unit. */
export interface Suspicion {
  /** About the times that it is the usual; below 1 where it is a fraction of it. */
  readonly factor: number
  /** The median of the neighbours. */
  readonly usual: number
}

/** Slips of the unit: a place, a per cent, a thousand, a million. */
const SLIPS = [10, 100, 1_000, 1_000_000]
const FACTORS = [...SLIPS, ...SLIPS.map((factor) => 1 / factor)]

/** The share by which a value may miss a factor. */
const TOLERANCE = 0.05
/** Median absolute deviations that a value must be off. */
const FAR = 10
/** Neighbours on each side that say what is usual. */
const NEIGHBOURS = 3
/** Other values below which nothing is called suspect. */
const MINIMUM_OTHERS = 4

/**
 * Finds the values of a series that look as if they were given in another unit. They are beyond ten median
 * absolute deviations of the others, and within 5% of 10, 100, 1,000 or 1,000,000 times, or that fraction of,
 * the median of their neighbours, three on each side. They are to be shown, and left out of limits and verdicts
 * until their owner confirms them.
 *
 * @param values in date order; undefined where missing
 * @returns one for each value; undefined where it is not suspect
 */
export function suspicions(values: readonly (number | undefined)[]): readonly (Suspicion | undefined)[] {
  const present = values.flatMap((value, at) => (value === undefined ? [] : [{ value, at }]))
  const found = values.map((): Suspicion | undefined => undefined)
  present.forEach(({ value, at }, i) => {
    const near = [
      ...present.slice(Math.max(0, i - NEIGHBOURS), i),
      ...present.slice(i + 1, i + 1 + NEIGHBOURS),
    ]
    const usual = median(near.map((neighbour) => neighbour.value))
    if (usual === undefined) return
    // The factor is seldom there and cheap to look for; the deviations are neither.
    const factor = FACTORS.find((times) => Math.abs(value / (usual * times) - 1) <= TOLERANCE)
    if (factor === undefined) return
    const others = present.filter((_, j) => j !== i).map((other) => other.value)
    const centre = median(others)
    if (centre === undefined || others.length < MINIMUM_OTHERS) return
    const deviation = median(others.map((other) => Math.abs(other - centre))) ?? 0
    if (Math.abs(value - centre) > FAR * deviation) found[at] = { factor, usual }
  })
  return found
}
