import { oncePer } from '../../../base/memo/oncePer'
import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact } from '../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import type { Unit } from '../../../schema/facts/records/records'
import { UNITS } from '../../../schema/facts/records/records'
import type { Direction, Family, MeasureVersion, VersionStatus } from '../../../schema/vocabulary/measure'
import { definitionInWords } from './definitionInWords'
import { DIRECTIONS, FAMILIES, VERSION_STATUSES } from '../../../schema/vocabulary/measure'

/** What is measured, and how it is defined over time. */
export interface Measure {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly unit: Unit
  readonly direction: Direction
  readonly family: Family
  readonly versions: readonly MeasureVersion[]
}

function oneOf<Value extends string>(
  values: Readonly<Record<Value, string>>,
  text: string | undefined,
  otherwise: Value,
): Value {
  return text !== undefined && text in values ? (text as Value) : otherwise
}

function factsOfMeasure(
  state: MemberState,
  type: 'MeasureVersion' | 'MeasureTarget',
  measure: string,
): readonly Fact[] {
  return [...state.facts(type).values()]
    .filter((fact) => valueOf(fact, 'measure') === measure)
    .sort((a, b) => (valueOf(a, 'effectiveFrom') ?? '').localeCompare(valueOf(b, 'effectiveFrom') ?? ''))
}

function versionsOf(
  state: MemberState,
  measure: string,
  told: Pick<Measure, 'unit' | 'direction'>,
): readonly MeasureVersion[] {
  const targets = factsOfMeasure(state, 'MeasureTarget', measure)
  return factsOfMeasure(state, 'MeasureVersion', measure).map((fact) => {
    const version = valueOf(fact, 'version') ?? ''
    const parts = {
      definition: figureOf(fact, 'definition'),
      population: figureOf(fact, 'population'),
      clock: figureOf(fact, 'clock'),
    }
    return {
      version,
      inWords: definitionInWords(parts, told),
      ...parts,
      status: oneOf<VersionStatus>(VERSION_STATUSES, valueOf(fact, 'status'), 'ACTIVE'),
      effectiveFrom: valueOf(fact, 'effectiveFrom'),
      replacedBy: valueOf(fact, 'replacedBy'),
      targets: targets
        .filter((target) => valueOf(target, 'version') === version)
        .map((target) => ({
          effectiveFrom: valueOf(target, 'effectiveFrom') ?? '',
          figure: figureOf(target, 'value'),
        })),
    }
  })
}

/** The strategy directorate's measures, by id. */
export const measuresOf = oncePer(
  (state: MemberState): ReadonlyMap<string, Measure> =>
    new Map(
      [...state.facts('Measure').values()].map((fact) => {
        const id = valueOf(fact, 'measure') ?? ''
        const unit = oneOf<Unit>(UNITS, valueOf(fact, 'unit'), 'COUNT')
        const direction = oneOf<Direction>(DIRECTIONS, valueOf(fact, 'direction'), 'NEITHER')
        return [
          id,
          {
            id,
            name: valueOf(fact, 'name') ?? id,
            description: valueOf(fact, 'description') ?? '',
            unit,
            direction,
            family: oneOf<Family>(FAMILIES, valueOf(fact, 'family'), 'SERVICE'),
            versions: versionsOf(state, id, { unit, direction }),
          },
        ]
      }),
    ),
)
