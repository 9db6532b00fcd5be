import type { Figure } from '../../../schema/facts/figures/figure'
import type { Unit } from '../../../schema/facts/records/records'
import type { Direction, MeasureVersion } from '../../../schema/vocabulary/measure'

const COUNTED_IN: Readonly<Partial<Record<Unit, string>>> = {
  PERCENT: 'in per cent',
  GBP: 'in pounds sterling',
  GBP_MILLION: 'in millions of pounds sterling',
  DAYS: 'in calendar days',
  COUNT: 'as a count',
  FTE: 'in full-time equivalents',
  NPS_POINTS: 'in points from -100 to 100',
  MONTHS: 'in calendar months',
}

const BETTER: Readonly<Record<Direction, string>> = {
  HIGHER: 'higher is better',
  LOWER: 'lower is better',
  NEITHER: 'neither direction is better',
}

/** A part of a definition; of one that is not stated, that; nothing where the question does not arise. */
function part(name: string, { cell }: Figure): readonly string[] {
  if (cell.reason === 'NOT_APPLICABLE') return []
  return [`${name}: ${cell.value?.replace(/\.$/, '') ?? 'not stated'}.`]
}

/** Puts a definition together in words: what is counted, out of what, from when to when, in which unit. */
export function definitionInWords(
  { definition, population, clock }: Pick<MeasureVersion, 'definition' | 'population' | 'clock'>,
  { unit, direction }: { readonly unit: Unit; readonly direction: Direction },
): string {
  const told = [COUNTED_IN[unit], BETTER[direction]].filter((one) => one !== undefined).join('; ')
  return [
    ...part('Counted', definition),
    ...part('Out of', population),
    ...part('Clock', clock),
    `Told ${told}.`,
  ].join(' ')
}
