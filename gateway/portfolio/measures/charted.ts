import type { Figure } from '../../../schema/facts/figures/figure'

/** What a chart needs of a reading. */
export interface Charted {
  readonly programme: string
  readonly period: string
  readonly version: string | undefined
  readonly target: Figure
  readonly figure: Figure
}
