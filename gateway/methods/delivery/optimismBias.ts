/** Upper and lower starting values in per cent: indicative, not bounds. */
export interface OptimismBias {
  readonly upper: number
  readonly lower: number
}

export interface OptimismBiasRow {
  readonly type: string
  readonly worksDuration?: OptimismBias
  readonly capitalCost?: OptimismBias
  readonly operatingCost?: OptimismBias
}

const bias = (upper: number, lower: number): OptimismBias => ({ upper, lower })

/**
 * Optimism bias by type of project. Source: Mott MacDonald 2002, Review of Large Public Procurement in
 * the UK, table 2, as carried in HM Treasury's supplementary Green Book guidance. Reading a shared-service
 * platform as Equipment/Development is this project's own.
 */
export const OPTIMISM_BIAS: readonly OptimismBiasRow[] = [
  { type: 'Non-standard Buildings', worksDuration: bias(39, 2), capitalCost: bias(51, 4) },
  { type: 'Standard Buildings', worksDuration: bias(4, 1), capitalCost: bias(24, 2) },
  { type: 'Non-standard Civil Engineering', worksDuration: bias(25, 3), capitalCost: bias(66, 6) },
  { type: 'Standard Civil Engineering', worksDuration: bias(20, 1), capitalCost: bias(44, 3) },
  { type: 'Equipment/Development', worksDuration: bias(54, 10), capitalCost: bias(200, 10) },
  { type: 'Outsourcing', operatingCost: bias(41, 0) },
]
