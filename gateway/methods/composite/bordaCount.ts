/** So many voters who order the candidates alike, best first. */
export interface Ballot {
  readonly voters: number
  readonly order: readonly string[]
}

/**
 * Borda count of a profile of preferences: on each ballot a candidate scores the number of candidates
 * below it. Dropping a candidate can reverse the order of the others.
 * Source: OECD/JRC Handbook 2008, Table 25.
 */
export function bordaCount(ballots: readonly Ballot[]): ReadonlyMap<string, number> {
  const scores = new Map<string, number>()
  for (const { voters, order } of ballots) {
    order.forEach((candidate, place) => {
      scores.set(candidate, (scores.get(candidate) ?? 0) + voters * (order.length - 1 - place))
    })
  }
  return scores
}
