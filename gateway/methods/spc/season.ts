import { requirePartialDate } from '../../../base/dates/partialDate'
import { computed } from '../result'
import type { Method, Result } from '../result'
import { incompleteBeta } from '../statistics/incompleteBeta'
import { sum } from '../statistics/average'
import { median } from '../statistics/quantile'
import { valueOrNothing } from './series'
import type { SeriesPoint } from './series'

export const SEASON: Method = { id: 'season', version: '1' }

/** Values below which a season is not looked for. A choice of this project. */
export const MINIMUM_FOR_SEASON = 24

/** The chance at which a season is found in a series that has none: 1.1 to 1.5% in simulation. */
const LEVEL = 0.01

export const SEASON_STATES = {
  SEASONAL: 'Months or quarters of one name resemble each other more than chance has it.',
  NOT_SEASONAL: 'No season was found.',
  NOT_TESTED: 'There are too few values to look for a season.',
} as const

export interface Season {
  readonly state: keyof typeof SEASON_STATES
  /** The chance of months so different without a season; absent where it was not tested. */
  readonly p?: number
}

/** The part of the year that a period is: `09` of a month, `Q3` of a quarter, nothing of others. */
function partOfYear(period: string): string | undefined {
  const { precision } = requirePartialDate(period)
  return precision === 'MONTH' || precision === 'QUARTER' ? period.slice(5) : undefined
}

interface Dated {
  readonly at: number
  readonly part: string
  readonly value: number
}

/** The values less their straight line of least squares. */
function detrended(points: readonly Dated[]): readonly Dated[] {
  const time = sum(points.map(({ at }) => at)) / points.length
  const level = sum(points.map(({ value }) => value)) / points.length
  const spread = sum(points.map(({ at }) => (at - time) ** 2))
  const slope = sum(points.map(({ at, value }) => (at - time) * (value - level))) / spread
  return points.map(({ at, part, value }) => ({ at, part, value: value - level - slope * (at - time) }))
}

/** Squares about the means of the parts, and of these means about 0. */
function squaresOf(points: readonly Dated[]): {
  readonly within: number
  readonly among: number
  readonly parts: number
} {
  const byPart = new Map<string, number[]>()
  for (const { part, value } of points) byPart.set(part, [...(byPart.get(part) ?? []), value])
  let [within, among] = [0, 0]
  for (const values of byPart.values()) {
    const centre = sum(values) / values.length
    among += values.length * centre ** 2
    within += sum(values.map((value) => (value - centre) ** 2))
  }
  return { within, among, parts: byPart.size }
}

/** The chance of an F at least as large. */
function chanceOf(f: number, upper: number, lower: number): number {
  return incompleteBeta(lower / (lower + upper * f), lower / 2, upper / 2)
}

/**
 * Tests a series for a season, at 1%. It is the F test of the means of its months, or quarters, once its straight
 * line is taken off. In simulation it finds one month that stands out by 5 sigma in 73% of series of 24
 * months and in 99% of 36; Kruskal and Wallis's test has no power here.
 *
 * @param series in date order, its gaps among its points
 * @throws RangeError where a period is not a partial ISO date
 */
export function season(series: readonly SeriesPoint[]): Result<Season> {
  const points = series.flatMap((point, at): readonly Dated[] => {
    const [value, part] = [valueOrNothing(point), partOfYear(point.period)]
    return value === undefined || part === undefined ? [] : [{ at, part, value }]
  })
  const n = points.length
  if (n < MINIMUM_FOR_SEASON) return computed(SEASON, n, { state: 'NOT_TESTED' })
  const { within, among, parts } = squaresOf(detrended(points))
  // Rounding alone is no variation.
  const size = Math.max(...points.map(({ value }) => Math.abs(value)))
  if (within + among <= n * (1e-12 * size) ** 2) return computed(SEASON, n, { state: 'NOT_SEASONAL', p: 1 })
  const [upper, lower] = [parts - 1, n - parts]
  const p = chanceOf(among / upper / (within / lower), upper, lower)
  return computed(SEASON, n, { state: p < LEVEL ? 'SEASONAL' : 'NOT_SEASONAL', p })
}

/**
 * Each value less the median of the same month, or quarter, in earlier years: how a seasonal measure is
 * judged. Nothing where either is missing.
 *
 * @throws RangeError where a period is not a partial ISO date
 */
export function deviationsFromSeason(series: readonly SeriesPoint[]): readonly (number | undefined)[] {
  const earlier = new Map<string, number[]>()
  return series.map((point) => {
    const [value, part] = [valueOrNothing(point), partOfYear(point.period)]
    if (value === undefined || part === undefined) return undefined
    const before = earlier.get(part) ?? []
    const usual = median(before)
    earlier.set(part, [...before, value])
    return usual === undefined ? undefined : value - usual
  })
}
