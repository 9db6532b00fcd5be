import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'
import { approximateLimits, unadjustedLimits } from './limits'
import type { FunnelLimits } from './limits'
import { overdispersion } from './overdispersion'
import type { Overdispersion, TrimmedScore } from './overdispersion'
import { scores, targetOf } from './score'
import type { FunnelKind, FunnelUnit, Score } from './score'

export const FUNNEL: Method = { id: 'funnel', version: '1' }

/**
 * Units needed before limits are widened for overdispersion. A choice of this project: estimated from
 * five, the outlier pays for its own variance and nobody is ever flagged.
 */
export const MINIMUM_FOR_ADJUSTMENT = 20

export interface FunnelOptions {
  readonly kind: FunnelKind
  /** Which limits flag a unit: 99.8% unless told otherwise. */
  readonly flagAt?: 95 | 99.8
  /** Whether limits are widened by the variance between units; they are unless told otherwise. */
  readonly adjust?: boolean
  /** Share trimmed at each end before dispersion is estimated. */
  readonly trim?: number
  readonly minimumUnits?: number
}

export interface FunnelPoint extends Score {
  readonly trimmed: TrimmedScore
  readonly unadjusted: FunnelLimits
  /** Absent where limits are not adjusted. */
  readonly adjusted?: FunnelLimits
  /** Beyond the limits in use. */
  readonly flagged: boolean
}

export interface Funnel extends Omit<Overdispersion, 'trimmed'> {
  readonly target: number
  /** No overdispersion was found, so that limits are those of sampling alone. */
  readonly fellBack: boolean
  readonly points: readonly FunnelPoint[]
}

function beyond(ratio: number, limits: FunnelLimits, flagAt: 95 | 99.8): boolean {
  const [lower, upper] = flagAt === 95 ? [limits.lower95, limits.upper95] : [limits.lower998, limits.upper998]
  return ratio > upper || ratio < lower
}

/** Expected counts to two decimals, as the SHMI publishes them. */
function asPublished(kind: FunnelKind, unit: FunnelUnit): FunnelUnit {
  return kind === 'RATIO_SHMI' ? { ...unit, denominator: Math.round(unit.denominator * 100) / 100 } : unit
}

/**
 * A funnel: each unit's ratio against limits that widen as its denominator shrinks, and that allow for
 * variance between units. For client organisations, never for a handful of clusters.
 * Source: FunnelPlotR 0.6.0, after Spiegelhalter 2005 and 2012.
 *
 * Refused where there are too few units to adjust, and for units that the transformation cannot take.
 */
export function funnel(
  units: readonly FunnelUnit[],
  { kind, flagAt = 99.8, adjust = true, trim = 0.1, minimumUnits = MINIMUM_FOR_ADJUSTMENT }: FunnelOptions,
): Result<Funnel> {
  if (units.length < 2 || (adjust && units.length < minimumUnits)) {
    const detail = `${units.length} units; the funnel needs ${Math.max(2, minimumUnits)}.`
    return refused(FUNNEL, 'INSUFFICIENT_HISTORY', detail)
  }
  const published = units.map((unit) => asPublished(kind, unit))
  const target = targetOf(kind, published)
  const scored = scores(kind, published, target)
  const stray = scored.find(({ z }) => !Number.isFinite(z))
  if (stray !== undefined) {
    return refused(
      FUNNEL,
      'NOT_APPLICABLE',
      `${stray.unit.id} has no score: ${stray.unit.numerator} of ${stray.unit.denominator}.`,
    )
  }
  const { trimmed, ...dispersion } = overdispersion(kind, scored, trim)
  const fellBack = adjust && (dispersion.phi <= 1 || dispersion.tau2 === 0)
  const widened = adjust && !fellBack
  const points = scored.map((score, i): FunnelPoint => {
    const { denominator } = score.unit
    const unadjusted = unadjustedLimits(kind, target, denominator)
    const adjusted = widened
      ? { adjusted: approximateLimits(kind, target, denominator, dispersion.tau2) }
      : {}
    const flagged = beyond(score.ratio, adjusted.adjusted ?? unadjusted, flagAt)
    return { ...score, trimmed: trimmed[i] ?? { trimmed: false }, unadjusted, ...adjusted, flagged }
  })
  const caveats: Caveat[] = widened ? [] : [{ code: 'UNADJUSTED_LIMITS' }]
  return computed(FUNNEL, units.length, { ...dispersion, target, fellBack, points }, caveats)
}
