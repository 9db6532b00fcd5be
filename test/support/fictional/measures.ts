import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import { factRecord } from './records'

/** The month from which accuracy is counted by its second definition. */
export const SECOND_DEFINITION_FROM = '2025-10'

const MEASURES = [
  {
    measure: 'accuracy',
    name: 'Accuracy',
    description: 'Slips that were right the first time.',
    unit: 'PERCENT',
    direction: 'HIGHER',
    family: 'SERVICE',
  },
  {
    measure: 'unit-cost',
    name: 'Cost of a slip',
    description: 'What one slip costs.',
    unit: 'GBP',
    direction: 'LOWER',
    family: 'COST',
  },
  {
    measure: 'satisfaction',
    name: 'Satisfaction',
    description: 'Who would recommend it, less who would not.',
    unit: 'NPS_POINTS',
    direction: 'HIGHER',
    family: 'SERVICE',
  },
  {
    measure: 'keepers',
    name: 'Keepers',
    description: 'Those who keep the slips. Not defined yet.',
    unit: 'FTE',
    direction: 'NEITHER',
    family: 'CAPACITY',
  },
] as const

const VERSIONS = [
  {
    measure: 'accuracy',
    version: '1',
    definition: 'Right slips out of all.',
    population: 'All slips.',
    clock: { reason: 'NOT_APPLICABLE' },
    status: 'RETIRED',
    replacedBy: '2',
    effectiveFrom: '2025-01-01',
  },
  {
    measure: 'accuracy',
    version: '2',
    definition: 'Right slips out of those checked.',
    population: 'Checked slips.',
    clock: 'From the slip to its check.',
    status: 'ACTIVE',
    effectiveFrom: `${SECOND_DEFINITION_FROM}-01`,
  },
  {
    measure: 'unit-cost',
    version: '1',
    definition: 'Cost over slips.',
    population: { reason: 'NOT_PROVIDED', note: 'to be agreed' },
    clock: { reason: 'NOT_APPLICABLE' },
    status: 'ACTIVE',
    effectiveFrom: '2025-01-01',
  },
  {
    measure: 'satisfaction',
    version: '1',
    definition: 'Promoters less detractors.',
    population: 'Who answered.',
    clock: { reason: 'NOT_APPLICABLE' },
    status: 'PROPOSED',
  },
] as const

const TARGETS = [
  { measure: 'accuracy', version: '1', effectiveFrom: '2025-01-01', unit: 'PERCENT', value: '97' },
  { measure: 'accuracy', version: '2', effectiveFrom: '2025-10-01', unit: 'PERCENT', value: '95' },
  { measure: 'accuracy', version: '2', effectiveFrom: '2026-01-01', unit: 'PERCENT', value: '96' },
  { measure: 'unit-cost', version: '1', effectiveFrom: '2025-01-01', unit: 'GBP', value: '2.40' },
] as const

/** Measures with their definitions and targets. */
export function measureRecords(): readonly FactRecord[] {
  return [
    ...MEASURES.map((fields) => factRecord('Measure', fields)),
    ...VERSIONS.map((fields) => factRecord('MeasureVersion', fields)),
    ...TARGETS.map((fields) => factRecord('MeasureTarget', fields)),
  ]
}
