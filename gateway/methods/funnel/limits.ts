import { chiSquareQuantile } from '../statistics/chiSquare'
import type { FunnelKind } from './score'

/** Half-widths in standard errors of 95% and 99.8% limits, with the figures of the reference program. */
const SIGMAS_95 = 1.959964
const SIGMAS_998 = 3.090232

export interface FunnelLimits {
  readonly lower95: number
  readonly upper95: number
  readonly lower998: number
  readonly upper998: number
}

/** Exact Poisson limit of observed to expected: the quantiles of chi-square over twice the expected. */
function poissonLower(expected: number, tail: number): number {
  return chiSquareQuantile(tail, 2 * expected) / 2 / expected
}

function poissonUpper(expected: number, tail: number): number {
  return chiSquareQuantile(1 - tail, 2 * (expected + 1)) / 2 / expected
}

/** Exact Poisson limits of a ratio, given its expected count. Source: FunnelPlotR 0.6.0. */
export function poissonLimits(expected: number): FunnelLimits {
  return {
    lower95: poissonLower(expected, 0.025),
    upper95: poissonUpper(expected, 0.025),
    lower998: poissonLower(expected, 0.001),
    upper998: poissonUpper(expected, 0.001),
  }
}

/** A limit so many standard errors from the target, on the scale of the ratio. */
function limit(kind: FunnelKind, target: number, denominator: number, tau2: number, sigmas: number): number {
  switch (kind) {
    case 'PROPORTION': {
      const angle = Math.asin(Math.sqrt(target)) + sigmas * Math.sqrt(1 / (4 * denominator) + tau2)
      return Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2
    }
    case 'RATIO_SHMI':
      return Math.exp(sigmas * Math.sqrt(1 / denominator + tau2))
    case 'RATIO_CQC':
      return 1 + sigmas * Math.sqrt(1 / (4 * denominator) + tau2)
    case 'RATIO_OF_COUNTS':
      // The reference program scores with the variance of both counts but draws with this one.
      return target * Math.exp(sigmas * Math.sqrt(1 / (4 * denominator) + tau2))
  }
}

/**
 * Limits of a unit with the denominator given, widened by the variance between units; with a `tau2` of
 * zero, those of sampling alone.
 */
export function approximateLimits(
  kind: FunnelKind,
  target: number,
  denominator: number,
  tau2: number,
): FunnelLimits {
  const at = (sigmas: number): number => limit(kind, target, denominator, tau2, sigmas)
  return {
    lower95: at(-SIGMAS_95),
    upper95: at(SIGMAS_95),
    lower998: at(-SIGMAS_998),
    upper998: at(SIGMAS_998),
  }
}

/** Limits of sampling alone: exact for standardised ratios. */
export function unadjustedLimits(kind: FunnelKind, target: number, denominator: number): FunnelLimits {
  const exact = kind === 'RATIO_SHMI' || kind === 'RATIO_CQC'
  return exact ? poissonLimits(denominator) : approximateLimits(kind, target, denominator, 0)
}
