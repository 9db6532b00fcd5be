import { autocorrelation } from '../statistics/autocorrelation'
import { mean, sum } from '../statistics/average'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'
import type { Estimate } from './separation'

export const LEVEL_ESTIMATE: Method = { id: 'level-estimate', version: '1' }

/** Fewest values that a level is taken from. */
const FEWEST = 3
/** Values below which their own spread says too little: the stretch's is taken. */
const OWN_SPREAD = 6
const MOST_AUTOCORRELATION = 0.8
/** Least factor by which the residual variance is divided. */
const LEAST_FACTOR = 0.3

/** A value of a window, with its cases where the return says. */
export interface WindowValue {
  readonly value: number
  readonly numerator?: number
  readonly denominator?: number
}

export interface LevelOptions {
  /** Values of the stretch, undefined where missing: they give the autocorrelation. */
  readonly stretch: readonly (number | undefined)[]
  /** Standard deviation of a single value in the stretch, for windows of three to five; absent where unknown. */
  readonly sigma?: number | undefined
}

/** Residuals about the least-squares line through evenly spaced values. */
function residuals(values: readonly number[]): readonly number[] {
  const centre = (values.length - 1) / 2
  const average = mean(values) ?? 0
  const slope =
    sum(values.map((value, i) => (i - centre) * (value - average))) /
    sum(values.map((_, i) => (i - centre) ** 2))
  return values.map((value, i) => value - average - slope * (i - centre))
}

/** Lag-1 autocorrelation with its bias taken out, from 0 to 0.8. */
function unbiased(values: readonly (number | undefined)[]): number {
  const n = values.filter((value) => value !== undefined).length
  const r = autocorrelation(values)
  if (r === undefined || n === 0) return 0
  return Math.min(MOST_AUTOCORRELATION, Math.max(0, r + (1 + 4 * r) / n))
}

/** Standard error of a share that counts cases, in the unit of the values; nothing where they are not stated. */
function binomialError(window: readonly WindowValue[]): number | undefined {
  const counted = window.flatMap(({ value, numerator, denominator }) =>
    numerator === undefined || denominator === undefined || denominator === 0
      ? []
      : [{ value, numerator, denominator }],
  )
  if (counted.length < window.length) return undefined
  const cases = sum(counted.map(({ denominator }) => denominator))
  const share = sum(counted.map(({ numerator }) => numerator)) / cases
  const [example] = counted.filter(({ numerator }) => numerator > 0)
  if (example === undefined || share < 0 || share > 1) return undefined
  const scale = example.value / (example.numerator / example.denominator)
  return scale * Math.sqrt((share * (1 - share)) / cases)
}

/**
 * Estimates a unit's level over its latest window, with a standard error that allows for a trend and for
 * autocorrelation: residual variance about the window's line, divided by
 * `max(0.3, (n - 1 - (1 + r)/(1 - r)) / (n - 2))` and by the effective `n (1 - r)/(1 + r)`, never less than the
 * binomial error. Windows of three to five take the stretch's standard deviation. Source: `docs/methods.md`,
 * Comparing clusters.
 *
 * Refused below three values, where nothing varies, and where a short window has no stretch to take its spread from.
 */
export function levelEstimate(
  id: string,
  window: readonly WindowValue[],
  { stretch, sigma }: LevelOptions,
): Result<Estimate> {
  const n = window.length
  const values = window.map(({ value }) => value)
  const value = mean(values)
  if (value === undefined || n < FEWEST)
    return refused(LEVEL_ESTIMATE, 'INSUFFICIENT_HISTORY', `${n} values; a level needs ${FEWEST}.`)
  const r = unbiased(stretch)
  const inflation = (1 + r) / (1 - r)
  const least = binomialError(window) ?? 0
  if (n < OWN_SPREAD) {
    if (sigma === undefined)
      return refused(
        LEVEL_ESTIMATE,
        'INSUFFICIENT_HISTORY',
        `${n} values, and no settled history to judge their spread by.`,
      )
    const standardError = Math.max(least, sigma * Math.sqrt(inflation / n))
    return computed(LEVEL_ESTIMATE, n, { id, value, standardError, degrees: n - 2 })
  }
  const squares = sum(residuals(values).map((residual) => residual ** 2))
  const factor = Math.max(LEAST_FACTOR, (n - 1 - inflation) / (n - 2))
  const variance = squares / (n - 2) / factor
  const standardError = Math.max(least, Math.sqrt((variance * inflation) / n))
  if (standardError === 0)
    return refused(
      LEVEL_ESTIMATE,
      'NOT_APPLICABLE',
      'The values do not vary, so that no error can be estimated.',
    )
  return computed(LEVEL_ESTIMATE, n, { id, value, standardError, degrees: n - 2 })
}
