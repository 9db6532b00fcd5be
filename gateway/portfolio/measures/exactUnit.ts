import type { Figure } from '../../../schema/facts/figures/figure'
import { numberOf } from '../../../schema/facts/figures/figure'
import type { Unit } from '../../../schema/facts/records/records'
import type { Measure } from '../../../subgraphs/member/views/measures'

/** Units that convert exactly, by what one of the first is in the second. */
const EXACTLY: Readonly<Partial<Record<Unit, Readonly<Partial<Record<Unit, number>>>>>> = {
  GBP_MILLION: { GBP: 1_000_000 },
  GBP: { GBP_MILLION: 0.000_001 },
}

/** The number of a figure in the unit of its measure; nothing where it has none or does not convert exactly. */
export function inUnitOf(measure: Measure, figure: Figure): number | undefined {
  const value = numberOf(figure)
  if (value === undefined || figure.unit === measure.unit) return value
  const factor = EXACTLY[figure.unit]?.[measure.unit]
  return factor === undefined ? undefined : value * factor
}

/** The unit that a figure of a measure is compared in: the measure's where it converts exactly. */
export function comparedUnit(measure: Measure, { unit }: Figure): Unit {
  return EXACTLY[unit]?.[measure.unit] === undefined ? unit : measure.unit
}
