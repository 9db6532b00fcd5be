import type { Precision } from '../../../base/dates/partialDate'
import { partialDateHolding, requirePartialDate } from '../../../base/dates/partialDate'
import { mean, sum } from '../statistics/average'
import type { JudgedPoint } from './judgedPoint'

/** Cases below which a period has no verdict of its own. */
export const ENOUGH_CASES = 30

const PARTS: Readonly<Record<Precision, number>> = { DAY: 0, MONTH: 1, QUARTER: 3, YEAR: 12 }
const COARSER: Readonly<Partial<Record<Precision, Precision>>> = { MONTH: 'QUARTER', QUARTER: 'YEAR' }

/** Points at one precision, with what was done to bring them there. */
export interface OnePrecision {
  readonly points: readonly JudgedPoint[]
  readonly precision: Precision
  /** Period at which a finer frequency began, so that a phase opens there; absent where none did. */
  readonly opensAt?: string
  /** True where finer periods were pooled into these. */
  readonly pooled: boolean
  /** True where they were because each had fewer than thirty cases. */
  readonly fewCases: boolean
}

export function precisionOf({ period }: Pick<JudgedPoint, 'period'>): Precision {
  return requirePartialDate(period).precision
}

function pool(period: string, parts: readonly JudgedPoint[]): JudgedPoint {
  const cases = parts.flatMap(({ numerator, denominator }) =>
    numerator === undefined || denominator === undefined ? [] : [{ numerator, denominator }],
  )
  const [numerator, denominator] = [
    sum(cases.map((one) => one.numerator)),
    sum(cases.map((one) => one.denominator)),
  ]
  const whole = cases.length === parts.length && denominator > 0
  const weighted = sum(parts.map((part) => part.value * (part.denominator ?? 0)))
  const value = whole ? weighted / denominator : (mean(parts.map((part) => part.value)) ?? 0)
  const target = parts.at(-1)?.target
  return {
    period,
    value,
    ...(target === undefined ? {} : { target }),
    ...(whole ? { numerator, denominator } : {}),
  }
}

/**
 * Pools periods into the quarters or years that they make up in full. A part of one is left out.
 * Values are weighted by cases where every part says how many.
 */
export function pooledTo(points: readonly JudgedPoint[], precision: Precision): readonly JudgedPoint[] {
  const groups = new Map<string, JudgedPoint[]>()
  for (const point of points) {
    const period = partialDateHolding(requirePartialDate(point.period).last, precision).text
    const group = groups.get(period)
    if (group === undefined) groups.set(period, [point])
    else group.push(point)
  }
  return [...groups].flatMap(([period, parts]) => {
    const whole = parts.find((part) => part.period === period)
    if (whole !== undefined) return [whole]
    const [first] = parts
    const wanted = first === undefined ? 0 : PARTS[precision] / PARTS[precisionOf(first)]
    return parts.length === wanted ? [pool(period, parts)] : []
  })
}

/**
 * Brings a series to the precision of its latest period: months before quarters are pooled into them; what is coarser
 * before a finer frequency is another phase and left out. Source: `docs/methods.md`, Phases and stretches.
 *
 * @param points oldest first
 */
export function atLatestPrecision(points: readonly JudgedPoint[]): OnePrecision {
  const latest = points.at(-1)
  if (latest === undefined) return { points, precision: 'MONTH', pooled: false, fewCases: false }
  const precision = precisionOf(latest)
  const coarser = points.findLastIndex((point) => PARTS[precisionOf(point)] > PARTS[precision])
  const since = points.slice(coarser + 1)
  const opened = coarser === -1 ? undefined : since[0]?.period
  const finer = since.some((point) => precisionOf(point) !== precision)
  return {
    points: finer ? pooledTo(since, precision) : since,
    precision,
    pooled: finer,
    fewCases: false,
    ...(opened === undefined ? {} : { opensAt: opened }),
  }
}

/**
 * Pools a series of few cases to quarters, then to years, until the median period of the latest year's has thirty.
 * A series that does not say its cases stays as it is.
 */
export function pooledForCases(series: OnePrecision): OnePrecision {
  const counted = series.points.slice(-PARTS.YEAR).flatMap(({ denominator }) => denominator ?? [])
  const coarser = COARSER[series.precision]
  const median = [...counted].sort((a, b) => a - b)[Math.floor(counted.length / 2)]
  if (median === undefined || median >= ENOUGH_CASES || coarser === undefined) return series
  return pooledForCases({
    ...series,
    points: pooledTo(series.points, coarser),
    precision: coarser,
    pooled: true,
    fewCases: true,
  })
}
