import { sum } from '../statistics/average'

/**
 * What is compared: a proportion (count of total), a standardised ratio (observed to expected, as the
 * SHMI or as the CQC transforms it), or a ratio of two counts.
 */
export type FunnelKind = 'PROPORTION' | 'RATIO_SHMI' | 'RATIO_CQC' | 'RATIO_OF_COUNTS'

export interface FunnelUnit {
  readonly id: string
  /** Count, or observed. */
  readonly numerator: number
  /** Total, or expected. */
  readonly denominator: number
}

/** A unit on the scale on which the kind is about normal. */
export interface Score {
  readonly unit: FunnelUnit
  readonly ratio: number
  readonly transformed: number
  readonly transformedTarget: number
  readonly standardError: number
  /** `(transformed - transformed target) / standard error` */
  readonly z: number
}

interface Transformation {
  readonly transformed: number
  readonly standardError: number
}

const rootArcsine = (proportion: number): number => Math.asin(Math.sqrt(proportion))

/** The centre line: 1 for a standardised ratio, otherwise all numerators over all denominators. */
export function targetOf(kind: FunnelKind, units: readonly FunnelUnit[]): number {
  if (kind === 'RATIO_SHMI' || kind === 'RATIO_CQC') return 1
  return sum(units.map(({ numerator }) => numerator)) / sum(units.map(({ denominator }) => denominator))
}

function transformTarget(kind: FunnelKind, target: number): number {
  switch (kind) {
    case 'PROPORTION':
      return rootArcsine(target)
    case 'RATIO_SHMI':
    case 'RATIO_OF_COUNTS':
      return Math.log(target)
    case 'RATIO_CQC':
      return Math.sqrt(target)
  }
}

function transform(kind: FunnelKind, { numerator, denominator }: FunnelUnit): Transformation {
  switch (kind) {
    case 'PROPORTION':
      return {
        transformed: rootArcsine(numerator / denominator),
        standardError: 1 / (2 * Math.sqrt(denominator)),
      }
    case 'RATIO_SHMI':
      return { transformed: Math.log(numerator / denominator), standardError: 1 / Math.sqrt(denominator) }
    case 'RATIO_CQC':
      return {
        transformed: Math.sqrt(numerator / denominator),
        standardError: 1 / (2 * Math.sqrt(denominator)),
      }
    case 'RATIO_OF_COUNTS':
      return {
        transformed: Math.log((numerator + 0.5) / (denominator + 0.5)),
        standardError: Math.sqrt(numerator / (numerator + 0.5) ** 2 + denominator / (denominator + 0.5) ** 2),
      }
  }
}

/** Scores of all units about their target. Source: FunnelPlotR 0.6.0, after Spiegelhalter 2005 and 2012. */
export function scores(kind: FunnelKind, units: readonly FunnelUnit[], target: number): readonly Score[] {
  const transformedTarget = transformTarget(kind, target)
  return units.map((unit) => {
    const { transformed, standardError } = transform(kind, unit)
    const z = (transformed - transformedTarget) / standardError
    return {
      unit,
      ratio: unit.numerator / unit.denominator,
      transformed,
      transformedTarget,
      standardError,
      z,
    }
  })
}
