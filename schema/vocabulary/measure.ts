import { objectType } from 'nexus'

import type { Figure } from '../facts/figures/figure'
import { describedEnum } from '../federation/describedEnum'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

export const DIRECTIONS = {
  HIGHER: 'Higher is better.',
  LOWER: 'Lower is better.',
  NEITHER: 'Neither is better.',
} as const

export const FAMILIES = {
  DELIVERY: 'Progress of the programme itself.',
  SERVICE: 'The service that its users get.',
  COST: 'What it costs to run or to change.',
  BENEFIT: 'What it saves or improves.',
  ADOPTION: 'Who has moved onto it.',
  CAPACITY: 'The people it has and needs.',
  REPORTING: 'How well it reports.',
} as const

export const VERSION_STATUSES = {
  PROPOSED: 'Not in force yet.',
  ACTIVE: 'In force.',
  RETIRED: 'No longer in force.',
} as const

export type Direction = keyof typeof DIRECTIONS
export type Family = keyof typeof FAMILIES
export type VersionStatus = keyof typeof VERSION_STATUSES

/** A target of a measure version, in force from a day on. */
export interface Target {
  readonly effectiveFrom: string
  readonly figure: Figure
}

export interface MeasureVersion {
  readonly version: string
  /** The parts below as a definition in words. */
  readonly inWords: string
  readonly definition: Figure
  readonly population: Figure
  readonly clock: Figure
  readonly status: VersionStatus
  readonly effectiveFrom: string | undefined
  readonly replacedBy: string | undefined
  readonly targets: readonly Target[]
}

export const DirectionType = describedEnum('Direction', 'Which way is better.', DIRECTIONS)
export const FamilyType = describedEnum('MeasureFamily', 'What a measure is about.', FAMILIES)
export const VersionStatusType = describedEnum(
  'MeasureVersionStatus',
  'Whether a definition is in force.',
  VERSION_STATUSES,
)

export const TargetType = objectType({
  name: 'Target',
  description: 'A target, in force from a day on until the next one.',
  extensions: shareable,
  sourceType: source('vocabulary/measure', 'Target'),
  definition(t) {
    t.nonNull.date('effectiveFrom', { description: 'The first day that it holds.' })
    t.nonNull.field('figure', { type: 'Figure', description: 'The target.' })
  },
})

export const MeasureVersionType = objectType({
  name: 'MeasureVersion',
  description:
    'One definition of a measure. No series crosses from one to another without a recorded bridge.',
  extensions: shareable,
  sourceType: source('vocabulary/measure', 'MeasureVersion'),
  definition(t) {
    t.nonNull.id('version', { description: 'The version, within the measure.' })
    t.nonNull.string('inWords', {
      description:
        'The definition in words: what is counted, out of what, by which clock, in which unit. It is as invented as its parts are.',
    })
    t.nonNull.field('definition', { type: 'Figure', description: 'What is counted.' })
    t.nonNull.field('population', { type: 'Figure', description: 'Out of what.' })
    t.nonNull.field('clock', {
      type: 'Figure',
      description: 'What starts and stops the clock, for measures of time.',
    })
    t.nonNull.field('status', { type: 'MeasureVersionStatus', description: 'Whether it is in force.' })
    t.date('effectiveFrom', {
      description: 'The first day that it was in force.',
      resolve: (v) => v.effectiveFrom ?? null,
    })
    t.id('replacedBy', { description: 'The version that replaced it.', resolve: (v) => v.replacedBy ?? null })
    t.nonNull.list.nonNull.field('targets', { type: 'Target', description: 'Its targets, oldest first.' })
  },
})
