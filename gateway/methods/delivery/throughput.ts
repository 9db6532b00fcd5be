import { mean } from '../statistics/average'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const THROUGHPUT_FINISH: Method = { id: 'throughput-finish', version: '1' }
export const THROUGHPUT_COUNT: Method = { id: 'throughput-count', version: '1' }

/** Past periods needed before a forecast is made. A choice of this project. */
export const MINIMUM_PERIODS = 6

/** Beyond this probability the finish is taken as certain. */
const CERTAIN = 1 - 1e-12
const MOST_PERIODS = 1200
/** Probabilities are sums of many small terms: equality to this is equality. */
const SLACK = 1e-12

/** A probability distribution over counts: the chance of each, from 0. */
type Distribution = readonly number[]

/** The law of one period: each past period is as likely as any other. */
function lawOf(history: readonly number[]): Distribution {
  const law = Array.from({ length: Math.max(...history) + 1 }, () => 0)
  for (const count of history) law[count] = (law[count] ?? 0) + 1 / history.length
  return law
}

/** One more period: the law of a sum. Counts beyond the limit are gathered at it. */
function convolve(so: Distribution, law: Distribution, limit: number): Distribution {
  const next = Array.from({ length: Math.min(limit, so.length - 1 + law.length - 1) + 1 }, () => 0)
  so.forEach((chance, done) => {
    if (chance === 0) return
    law.forEach((share, count) => {
      const total = Math.min(limit, done + count)
      next[total] = (next[total] ?? 0) + chance * share
    })
  })
  return next
}

function check(history: readonly number[]): void {
  const stray = history.find((count) => !Number.isInteger(count) || count < 0)
  if (stray !== undefined) throw new RangeError(`${stray} is not a count`)
}

function unusable(method: Method, history: readonly number[], minimum: number) {
  if (history.length < minimum) {
    return refused(
      method,
      'INSUFFICIENT_HISTORY',
      `${history.length} past periods; the forecast needs ${minimum}.`,
    )
  }
  if (history.every((count) => count === 0)) {
    return refused(method, 'INSUFFICIENT_HISTORY', 'Nothing has been finished in any period.')
  }
  return undefined
}

export interface FinishForecast {
  /** The chance of having finished within k periods; the first is for k = 1, the last is certain. */
  readonly cumulative: readonly number[]
  /** Periods after which the chance is at least this. */
  readonly p50: number
  readonly p80: number
  readonly p85: number
  readonly p95: number
}

/**
 * When the remaining items will be finished, if periods to come are like periods past: the exact law of
 * a sum of draws from the history, by convolution. `P(T <= k) = P(X1 + ... + Xk >= remaining)`.
 *
 * Refused below the minimum history, and where nothing was ever finished.
 *
 * @param history items finished in each past period
 * @throws RangeError where something is not a count
 */
export function throughputFinish(
  history: readonly number[],
  remaining: number,
  minimum = MINIMUM_PERIODS,
): Result<FinishForecast> {
  check([...history, remaining])
  const refusal = unusable(THROUGHPUT_FINISH, history, minimum)
  if (refusal !== undefined) return refusal
  const law = lawOf(history)
  const cumulative: number[] = []
  let done: Distribution = [1]
  while ((cumulative.at(-1) ?? 0) < CERTAIN && cumulative.length < MOST_PERIODS) {
    done = convolve(done, law, remaining)
    cumulative.push(done[remaining] ?? 0)
  }
  const after = (chance: number): number => cumulative.findIndex((p) => p >= chance - SLACK) + 1
  if (after(0.95) === 0) {
    return refused(THROUGHPUT_FINISH, 'NOT_APPLICABLE', `Not finished within ${MOST_PERIODS} periods.`)
  }
  return computed(THROUGHPUT_FINISH, history.length, {
    cumulative,
    p50: after(0.5),
    p80: after(0.8),
    p85: after(0.85),
    p95: after(0.95),
  })
}

export interface CountForecast {
  readonly mean: number
  /** The chance of at least so many; the first is for 0, and certain. */
  readonly atLeast: readonly number[]
}

/** How many items will be finished in a number of periods: as {@link throughputFinish}, turned round. */
export function throughputCount(
  history: readonly number[],
  periods: number,
  minimum = MINIMUM_PERIODS,
): Result<CountForecast> {
  check([...history, periods])
  const refusal = unusable(THROUGHPUT_COUNT, history, minimum)
  if (refusal !== undefined) return refusal
  const law = lawOf(history)
  let done: Distribution = [1]
  for (let k = 0; k < periods; k += 1) done = convolve(done, law, Infinity)
  const atLeast = done.map((_, count) => done.slice(count).reduce((sum, chance) => sum + chance, 0))
  return computed(THROUGHPUT_COUNT, history.length, { mean: periods * (mean(history) ?? 0), atLeast })
}

/** The most items that will be finished with at least this chance. */
export function countWithChance({ atLeast }: CountForecast, chance: number): number {
  return atLeast.findLastIndex((p) => p >= chance - SLACK)
}
