import { sum } from '../statistics/average'
import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'

export const AGGREGATION: Method = { id: 'aggregation', version: '1' }

/** One indicator's score and weight; the score is absent where missing, and is never filled in. */
export interface Part {
  readonly score?: number
  readonly weight: number
}

export type Mean = 'ARITHMETIC' | 'GEOMETRIC' | 'HARMONIC'

function combine(kind: Mean, scores: readonly number[], weights: readonly number[]): number {
  const weighted = (change: (score: number) => number): number =>
    sum(scores.map((score, i) => change(score) * (weights[i] ?? 0)))
  switch (kind) {
    case 'ARITHMETIC':
      return weighted((score) => score) / sum(weights)
    case 'GEOMETRIC':
      return Math.exp(weighted(Math.log) / sum(weights))
    case 'HARMONIC':
      return sum(weights) / weighted((score) => 1 / score)
  }
}

/**
 * Weighted mean of the scores that are there, their weights taken as the whole: arithmetic
 * `sum(w x) / sum(w)`, geometric `exp(sum(w ln x) / sum(w))`, harmonic `sum(w) / sum(w / x)`.
 * Source: OECD/JRC Handbook 2008; COINr 1.1.14. What is missing is a caveat, `PARTIAL_COVERAGE`.
 *
 * Refused where fewer than the threshold's share of indicators has a score, and for a geometric or
 * harmonic mean of scores that are not all above zero.
 *
 * @param threshold share of indicators that must be there, 0 to 1
 */
export function aggregate(kind: Mean, parts: readonly Part[], threshold = 0): Result<number> {
  const there = parts.filter((part): part is Required<Part> => part.score !== undefined)
  const [scores, weights] = [there.map(({ score }) => score), there.map(({ weight }) => weight)]
  const coverage = `${there.length} of ${parts.length} indicators`
  if (there.length === 0 || there.length / parts.length < threshold || !(sum(weights) > 0)) {
    return refused(AGGREGATION, 'NOT_PROVIDED', `Only ${coverage} have a score.`)
  }
  if (kind !== 'ARITHMETIC' && scores.some((score) => score <= 0)) {
    return refused(AGGREGATION, 'NOT_APPLICABLE', 'The mean needs scores above zero.')
  }
  const caveats: Caveat[] =
    there.length < parts.length ? [{ code: 'PARTIAL_COVERAGE', detail: coverage }] : []
  return computed(AGGREGATION, there.length, combine(kind, scores, weights), caveats)
}
