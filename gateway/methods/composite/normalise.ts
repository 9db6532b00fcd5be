import { mean, sampleDeviation } from '../statistics/average'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const NORMALISATION: Method = { id: 'normalisation', version: '1' }

/** Which way is better; an indicator of a composite always has one. */
export type Better = 'HIGHER' | 'LOWER'

/** An indicator's values over units, in the order of the units; undefined where missing. */
export type Values = readonly (number | undefined)[]

function present(values: Values): readonly number[] {
  return values.filter((value) => value !== undefined)
}

function each(values: Values, change: (value: number) => number): Values {
  return values.map((value) => (value === undefined ? undefined : change(value)))
}

/** Values turned so that higher is better. */
function turned(values: Values, better: Better): Values {
  return better === 'HIGHER' ? values : each(values, (value) => -value)
}

function normalised(values: Values, change: (value: number) => number): Result<Values> {
  return computed(NORMALISATION, present(values).length, each(values, change))
}

const CONSTANT = 'The units do not differ, so that there is nothing to spread them over.'

/**
 * Min-max over the units at hand: `low + (x - min) / (max - min) * (high - low)`, turned if lower is
 * better. Always awards somebody the lowest and somebody the highest score: for agreement with published
 * figures, never for comparing a handful of units. Refused where the units do not differ.
 */
export function minMax(values: Values, better: Better, low: number, high: number): Result<Values> {
  const upward = turned(values, better)
  const [least, most] = [Math.min(...present(upward)), Math.max(...present(upward))]
  if (!(most > least)) return refused(NORMALISATION, 'NOT_APPLICABLE', CONSTANT)
  return normalised(upward, (value) => low + ((value - least) / (most - least)) * (high - low))
}

/** z-scores with the sample standard deviation, turned if lower is better. Refused where the units do not differ. */
export function zScores(values: Values, better: Better): Result<Values> {
  const upward = turned(values, better)
  const [centre, deviation] = [mean(present(upward)), sampleDeviation(present(upward))]
  if (centre === undefined || deviation === undefined || deviation === 0) {
    return refused(NORMALISATION, 'NOT_APPLICABLE', CONSTANT)
  }
  return normalised(upward, (value) => (value - centre) / deviation)
}

/** Ranks from the worst, which is 1; ties share the lowest. */
export function ranksFromWorst(values: Values, better: Better): Result<Values> {
  const upward = turned(values, better)
  const all = present(upward)
  return normalised(upward, (value) => 1 + all.filter((other) => other < value).length)
}

/** Borda scores: how many units each is better than. */
export function bordaScores(values: Values, better: Better): Result<Values> {
  const upward = turned(values, better)
  const all = present(upward)
  return normalised(upward, (value) => all.filter((other) => other < value).length)
}

/** The share of other units that each is better than, 0 to 1. Refused with fewer than two. */
export function percentRanks(values: Values, better: Better): Result<Values> {
  const upward = turned(values, better)
  const all = present(upward)
  if (all.length < 2) return refused(NORMALISATION, 'INSUFFICIENT_HISTORY', 'A rank needs two units or more.')
  return normalised(upward, (value) => all.filter((other) => other < value).length / (all.length - 1))
}

/**
 * Share of the best value, `x / max`, for measures with a true zero where higher is better. Refused for
 * others: on a scale such as degrees Celsius the answer changes with the unit.
 */
export function shareOfBest(values: Values, scale: 'RATIO' | 'INTERVAL'): Result<Values> {
  const most = Math.max(...present(values))
  if (scale !== 'RATIO') return refused(NORMALISATION, 'NOT_APPLICABLE', 'The scale has no true zero.')
  if (!(most > 0)) return refused(NORMALISATION, 'NOT_APPLICABLE', 'The best value is not above zero.')
  return normalised(values, (value) => value / most)
}

/**
 * Distance covered from the worst unit to a target: `(x - min) / (T - min)` where higher is better,
 * `(max - x) / (max - T)` where lower is; cut at 1 if asked. Refused where the worst unit is at the target.
 */
export function distanceToTarget(
  values: Values,
  target: number,
  better: Better,
  cap: boolean,
): Result<Values> {
  const [least, most] = [Math.min(...present(values)), Math.max(...present(values))]
  const whole = better === 'HIGHER' ? target - least : most - target
  if (!Number.isFinite(whole) || whole === 0) {
    return refused(NORMALISATION, 'NOT_APPLICABLE', 'The worst unit is at the target.')
  }
  return normalised(values, (value) => {
    const share = (better === 'HIGHER' ? value - least : most - value) / whole
    return cap ? Math.min(1, share) : share
  })
}
