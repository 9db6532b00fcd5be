import type { Figure } from '../../schema/facts/figures/figure'
import { numberOf } from '../../schema/facts/figures/figure'

/** The number of a figure that must have one. */
export function numberIn(figure: Figure | undefined): number {
  const number = figure && numberOf(figure)
  if (number === undefined) throw new RangeError(`no number: ${JSON.stringify(figure?.cell)}`)
  return number
}
