import type { Figure } from '../../../schema/facts/figures/figure'

/** The part of a reading that a chart needs. */
export interface Charted {
  readonly programme: string
  readonly period: string
  readonly version: string | undefined
  readonly target: Figure
  readonly figure: Figure
}
