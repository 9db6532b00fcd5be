import { mean, sum } from '../statistics/average'
import { quantile } from '../statistics/quantile'
import type { FunnelKind, Score } from './score'

/** How one score was trimmed before dispersion was estimated. */
export interface TrimmedScore {
  /** Rank of z from below, ties averaged; for `RATIO_SHMI` only. */
  readonly rank?: number
  /** `floor(rank / share / (n + 1))`; for `RATIO_SHMI` only. */
  readonly band?: number
  /** At or beyond the trimming quantiles, or dropped. */
  readonly trimmed: boolean
  /** z as used; absent where dropped. */
  readonly z?: number
}

export interface Overdispersion {
  readonly trimmed: readonly TrimmedScore[]
  /** Units used. */
  readonly n: number
  /** Mean squared z: 1 is what sampling alone gives. */
  readonly phi: number
  /** Variance between units, on the transformed scale. */
  readonly tau2: number
}

function averageRanks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length
    const equal = values.filter((other) => other === value).length
    return below + (equal + 1) / 2
  })
}

/** Drops scores in the lowest and highest band, as the SHMI does. */
function truncate(scores: readonly Score[], share: number): readonly TrimmedScore[] {
  const bands = 1 / share
  return averageRanks(scores.map(({ z }) => z)).map((rank, i) => {
    const band = Math.floor((rank * bands) / (scores.length + 1))
    const kept = band > 0 && band < bands - 1
    const z = scores[i]?.z
    return kept && z !== undefined ? { rank, band, trimmed: false, z } : { rank, band, trimmed: true }
  })
}

/** Pulls scores beyond the quantiles (type 7) at either end in to them. */
function winsorise(scores: readonly Score[], share: number): readonly TrimmedScore[] {
  const all = scores.map(({ z }) => z)
  const low = quantile(all, share) ?? 0
  const high = quantile(all, 1 - share) ?? 0
  return all.map((z) => ({ trimmed: !(z > low && z < high), z: Math.min(high, Math.max(low, z)) }))
}

/**
 * Dispersion beyond sampling: `phi = mean(z^2)` over the n trimmed scores, and
 * `tau^2 = max(0, (n phi - (n - 1)) / (sum w - sum w^2 / sum w))` with `w = 1 / s^2` (DerSimonian and
 * Laird), 0 where `n phi < n - 1`. Source: FunnelPlotR 0.6.0 `od_adjustment.R`, after Spiegelhalter 2012.
 *
 * @param share trimmed at each end: 0.1 is ten per cent
 */
export function overdispersion(kind: FunnelKind, scores: readonly Score[], share: number): Overdispersion {
  const trimmed = kind === 'RATIO_SHMI' ? truncate(scores, share) : winsorise(scores, share)
  const used = trimmed.map(({ z }) => z).filter((z) => z !== undefined)
  const n = used.length
  const phi = mean(used.map((z) => z * z)) ?? 0
  const weights = scores
    .filter((_, i) => trimmed[i]?.z !== undefined)
    .map(({ standardError }) => standardError ** -2)
  const spare = sum(weights) - sum(weights.map((weight) => weight * weight)) / sum(weights)
  const tau2 = n * phi < n - 1 || !(spare > 0) ? 0 : Math.max(0, (n * phi - (n - 1)) / spare)
  return { trimmed, n, phi, tau2 }
}
