import { requirePartialDate } from '../../../base/dates/partialDate'
import type { Precision } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'

export const POOL_SMALL: Method = { id: 'pool-small', version: '1' }

/** Cases below which a period is given no verdict. A choice of this project. */
export const ENOUGH_CASES = 30

/** Cases of a month, a calendar quarter or a year, and those of them that are counted. */
export interface PeriodCount {
  /** Partial ISO date. */
  readonly period: string
  readonly numerator: number
  readonly denominator: number
}

export interface PooledCount extends PeriodCount {
  /** Number of the periods given that it holds. */
  readonly periods: number
}

export interface Pooled {
  /** The length of the pooled periods. */
  readonly precision: Precision
  /** In date order. */
  readonly counts: readonly PooledCount[]
}

/** From short to long, with how many months each has. */
const LENGTHS = [
  ['MONTH', 1],
  ['QUARTER', 3],
  ['YEAR', 12],
] as const satisfies readonly (readonly [Precision, number])[]

type Pooling = (typeof LENGTHS)[number][0]

/** The period of a precision that a month, quarter or year lies in. */
function within(period: string, precision: Pooling): string {
  const { first, last, precision: own } = requirePartialDate(period)
  if (own === precision) return period
  const day = new Date(((first + last) / 2) * 86_400_000).toISOString()
  return precision === 'YEAR'
    ? day.slice(0, 4)
    : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

function pooledTo(precision: Pooling, counts: readonly PeriodCount[]): readonly PooledCount[] {
  const pooled = new Map<string, PooledCount>()
  for (const { period, numerator, denominator } of counts) {
    const name = within(period, precision)
    const before = pooled.get(name)
    pooled.set(name, {
      period: name,
      numerator: (before?.numerator ?? 0) + numerator,
      denominator: (before?.denominator ?? 0) + denominator,
      periods: (before?.periods ?? 0) + 1,
    })
  }
  return [...pooled.values()]
}

/** Tells whether each has enough cases, but for the latest and a first one that the series begins within. */
function areEnough(pooled: readonly PooledCount[], whole: number): boolean {
  const judged = pooled.length === 1 ? pooled : pooled.slice(0, -1)
  return judged.every(
    ({ denominator, periods }, i) =>
      denominator >= ENOUGH_CASES || (i === 0 && i < pooled.length - 1 && periods < whole),
  )
}

/** The pooled periods whose cases are at most half or at least double those of the one before. */
function populationChanges(counts: readonly PooledCount[], whole: number): readonly string[] {
  return counts.flatMap(({ period, denominator, periods }, i) => {
    const before = counts[i - 1]
    if (before === undefined || before.periods < whole || periods < whole) return []
    const changed = denominator * 2 <= before.denominator || denominator >= before.denominator * 2
    return changed && before.denominator > 0 ? [period] : []
  })
}

/**
 * Pools counts to periods long enough to be judged. They stay as given where each period has 30 cases, else they
 * become those of calendar quarters, else of years, with `POOLED`. The latest may have fewer, and a first one of which only
 * some is there; they are given all the same, and no verdict rests on them. A period whose cases halve or double brings
 * `POPULATION_CHANGED`; a pooled one of which some is missing, `PARTIAL_COVERAGE` unless it is the first or the
 * latest.
 *
 * Refused where years are too short as well, and for days and mixed lengths.
 *
 * @throws RangeError where a period is not a partial ISO date or given twice, or a denominator is below 0
 */
export function poolSmall(counts: readonly PeriodCount[]): Result<Pooled> {
  const ordered = counts
    .map((count) => ({ count, date: requirePartialDate(count.period) }))
    .sort((a, b) => a.date.first - b.date.first)
  if (new Set(counts.map(({ period }) => period)).size < counts.length)
    throw new RangeError('A period is given twice')
  const wrong = counts.find(({ denominator }) => !(denominator >= 0))
  if (wrong !== undefined) throw new RangeError(`${wrong.period} has ${wrong.denominator} cases`)
  const given = new Set(ordered.map(({ date }) => date.precision))
  const own = LENGTHS.findIndex(([precision]) => given.size === 1 && given.has(precision))
  if (counts.length === 0) return refused(POOL_SMALL, 'INSUFFICIENT_HISTORY', 'There are no counts.')
  if (own === -1)
    return refused(
      POOL_SMALL,
      'NOT_APPLICABLE',
      'Only months, quarters or years of one length can be pooled.',
    )
  const cases = ordered.map(({ count }) => count)
  const months = LENGTHS[own]?.[1] ?? 1
  for (const [precision, length] of LENGTHS.slice(own)) {
    const pooled = pooledTo(precision, cases)
    const whole = length / months
    if (!areEnough(pooled, whole)) continue
    const caveats: Caveat[] = []
    if (whole > 1) caveats.push({ code: 'POOLED', detail: precision })
    const changes = populationChanges(pooled, whole)
    if (changes.length > 0) caveats.push({ code: 'POPULATION_CHANGED', detail: changes.join(', ') })
    const partial = pooled.slice(1, -1).filter(({ periods }) => periods < whole)
    if (partial.length > 0)
      caveats.push({ code: 'PARTIAL_COVERAGE', detail: partial.map(({ period }) => period).join(', ') })
    return computed(POOL_SMALL, counts.length, { precision, counts: pooled }, caveats)
  }
  return refused(POOL_SMALL, 'INSUFFICIENT_HISTORY', `Even a year has fewer than ${ENOUGH_CASES} cases.`)
}
