import type { Figure } from '../../../schema/facts/figures/figure'
import { numberOf } from '../../../schema/facts/figures/figure'
import type { Unit } from '../../../schema/facts/records/records'
import type { Measure } from '../../../subgraphs/member/views/measures'
import { converted } from '../../methods/measures/plausibility'

/** The number of a figure in the unit of its measure; nothing where it has none or does not convert exactly. */
export function inUnitOf(measure: Measure, figure: Figure): number | undefined {
  const value = numberOf(figure)
  return value === undefined ? undefined : converted(value, figure.unit, measure.unit)
}

/** The unit that a figure of a measure is compared in: the measure's where it converts exactly. */
export function comparedUnit(measure: Measure, { unit }: Figure): Unit {
  return converted(1, unit, measure.unit) === undefined ? unit : measure.unit
}
