/** How much of the weight says that one unit is better than another. */
export type OutrankingMatrix = readonly (readonly number[])[]

/** A unit's scores by indicator, higher being better; undefined where missing. */
export type ScoreRow = readonly (number | undefined)[]

/**
 * What to do with an indicator that either unit lacks: leave it out of both weights, or, as COINr
 * 1.1.14 does, count it for the later unit (so that it can be checked against what that publishes).
 */
export type MissingIndicator = 'LEAVE_OUT' | 'COUNT_FOR_LATER'

function share(
  one: ScoreRow,
  other: ScoreRow,
  weights: readonly number[],
  missing: MissingIndicator,
): number {
  let [better, all] = [0, 0]
  weights.forEach((weight, i) => {
    const [a, b] = [one[i], other[i]]
    if (a === undefined || b === undefined) {
      if (missing === 'COUNT_FOR_LATER') all += weight
      return
    }
    all += weight
    if (a > b) better += weight
    if (a === b) better += weight / 2
  })
  return all === 0 ? 0.5 : better / all
}

/**
 * Outranking matrix: in row a, column b, the share of weight on which a is better than b, ties counting
 * half; zero on the diagonal. Opposite cells add up to 1. Source: COINr 1.1.14, `outrankMatrix`.
 */
export function outrankingMatrix(
  rows: readonly ScoreRow[],
  weights: readonly number[],
  missing: MissingIndicator = 'LEAVE_OUT',
): OutrankingMatrix {
  return rows.map((one, a) =>
    rows.map((other, b) => {
      if (a === b) return 0
      return a < b ? share(one, other, weights, missing) : 1 - share(other, one, weights, missing)
    }),
  )
}

/** Copeland scores: for each unit, how many it outranks less how many outrank it. */
export function copelandScores(matrix: OutrankingMatrix): readonly number[] {
  return matrix.map((row, a) =>
    row.reduce((score, weight, b) => (a === b ? score : score + Math.sign(weight - 0.5)), 0),
  )
}

export interface Dominance {
  /** Pairs in which one unit is better on everything. */
  readonly pairs: number
  /** Out of all pairs. */
  readonly share: number
}

/** How often one unit dominates another: only where a unit is better on everything does no weighting matter. */
export function dominance(matrix: OutrankingMatrix): Dominance {
  const pairs = matrix.flat().filter((weight) => weight === 1).length
  return { pairs, share: pairs / ((matrix.length * (matrix.length - 1)) / 2) }
}
