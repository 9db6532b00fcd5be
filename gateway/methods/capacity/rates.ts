/** Monthly rate of leaving that compounds to an annual turnover: `1 - (1 - A)^(1/12)`, both as shares of 1. */
export function monthlyRate(annualTurnover: number): number {
  return 1 - (1 - annualTurnover) ** (1 / 12)
}

/** Joiners to be counted on: planned joiners times the share of campaigns that succeed. */
export function expectedJoiners(planned: number, successRate: number): number {
  return planned * successRate
}
