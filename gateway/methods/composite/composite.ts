import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'
import { aggregate } from './aggregate'
import type { Mean } from './aggregate'
import { goalpostScore } from './goalposts'
import type { Goalposts } from './goalposts'
import type { Better } from './normalise'

export const COMPOSITE: Method = { id: 'composite', version: '1' }

/** Share of indicators that a unit must have. */
const COVERAGE_NEEDED = 0.75
/** An indicator with more of the weight than this decides alone (OECD/JRC Handbook 2008, p. 111). */
const HIGHEST_SHARE = 0.5

export interface Indicator {
  readonly id: string
  readonly better: Better
  readonly weight: number
  readonly posts: Goalposts
}

export interface CompositeUnit {
  readonly id: string
  /** By indicator; absent where missing. */
  readonly values: Readonly<Record<string, number>>
}

/** One way of putting the scores together. */
export interface Variant {
  readonly mean: Mean
  readonly weights: 'STATED' | 'EQUAL'
}

/** The variants over which ranks are told; the first gives the score. */
export const VARIANTS: readonly Variant[] = (['STATED', 'EQUAL'] as const).flatMap((weights) =>
  (['ARITHMETIC', 'GEOMETRIC', 'HARMONIC'] as const).map((mean) => ({ mean, weights })),
)

export interface CompositeScore {
  readonly id: string
  /** 1 to 100, by weighted arithmetic mean. */
  readonly score: Result<number>
  /** Each indicator's score, so that the composite can be taken apart again. */
  readonly parts: Readonly<Record<string, number>>
  /** Over the variants, among the units that have a score; absent where this one has none. 1 is best. */
  readonly ranks?: { readonly best: number; readonly worst: number }
}

export interface Composite {
  readonly indicators: readonly Indicator[]
  readonly variants: readonly Variant[]
  readonly scores: readonly CompositeScore[]
}

function partsOf(
  { values }: CompositeUnit,
  indicators: readonly Indicator[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    indicators.flatMap(({ id, posts, better }) => {
      const value = values[id]
      // From 1, so that geometric and harmonic means exist.
      return value === undefined ? [] : [[id, goalpostScore(value, posts, better, 1, 100)]]
    }),
  )
}

function scoreOf(
  parts: Readonly<Record<string, number>>,
  indicators: readonly Indicator[],
  { mean, weights }: Variant,
) {
  const weighted = indicators.map(({ id, weight }) => {
    const score = parts[id]
    const share = weights === 'EQUAL' ? 1 : weight
    return score === undefined ? { weight: share } : { score, weight: share }
  })
  return aggregate(mean, weighted, COVERAGE_NEEDED)
}

/**
 * A composite over policy goalposts, always with each unit's range of ranks over the variants (three
 * means, stated and equal weights) and with the parts that it is made of. Only on request: it is not a
 * verdict. Missing values are dropped and reweighted with the coverage shown, never filled in.
 * Source: OECD/JRC Handbook 2008, steps 5 to 9.
 *
 * Refused with fewer than two indicators or units, and without any weight.
 */
export function composite(
  units: readonly CompositeUnit[],
  indicators: readonly Indicator[],
): Result<Composite> {
  const whole = indicators.reduce((sum, { weight }) => sum + weight, 0)
  if (units.length < 2 || indicators.length < 2 || !(whole > 0)) {
    return refused(
      COMPOSITE,
      'NOT_APPLICABLE',
      'A composite needs two units, two indicators and weights above zero.',
    )
  }
  const parts = units.map((unit) => partsOf(unit, indicators))
  const byVariant = VARIANTS.map((variant) => parts.map((part) => scoreOf(part, indicators, variant)))
  const scores = units.map(({ id }, i): CompositeScore => {
    const ranks = byVariant.flatMap((results) => {
      const own = results[i]?.value
      return own === undefined
        ? []
        : [1 + results.filter(({ value }) => value !== undefined && value > own).length]
    })
    const range = ranks.length === 0 ? {} : { ranks: { best: Math.min(...ranks), worst: Math.max(...ranks) } }
    const score = byVariant[0]?.[i] ?? refused(COMPOSITE, 'NOT_PROVIDED')
    return { id, score, parts: parts[i] ?? {}, ...range }
  })
  const caveats: Caveat[] = indicators
    .filter(({ weight }) => weight / whole > HIGHEST_SHARE)
    .map(({ id }) => ({ code: 'DOMINANT_WEIGHT', detail: id }))
  return computed(COMPOSITE, units.length, { indicators, variants: VARIANTS, scores }, caveats)
}
