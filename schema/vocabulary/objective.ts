import { objectType } from 'nexus'

import type { Figure } from '../facts/figures/figure'
import { OPAQUE, recordId } from './identity'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** A dated target of an objective. */
export interface ObjectiveTarget {
  readonly code: string
  readonly description: string
  readonly by: Figure
  readonly low: Figure
  readonly high: Figure
  readonly baseline: Figure
  /** The measure that stands for it, where one is defined. */
  readonly measure: Figure
  /** `DEPARTMENTS` or `CENTRES`: what is counted to say how far it is reached. */
  readonly counts: Figure
  readonly note: Figure
}

export interface Objective {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly description: string
  readonly note: Figure
  readonly targets: readonly ObjectiveTarget[]
}

export const ObjectiveTargetType = objectType({
  name: 'ObjectiveTarget',
  description: 'A dated target of an objective.',
  extensions: shareable,
  sourceType: source('vocabulary/objective', 'ObjectiveTarget'),
  definition(t) {
    t.nonNull.id('id', { description: OPAQUE, resolve: ({ by }) => recordId('ObjectiveTarget', by) })
    t.nonNull.id('code', { description: 'What the Strategy calls it, within the objective.' })
    t.nonNull.string('description', { description: 'What is to be reached.' })
    t.nonNull.field('by', { type: 'Figure', description: 'By when.' })
    t.nonNull.field('low', { type: 'Figure', description: 'At least this much.' })
    t.nonNull.field('high', { type: 'Figure', description: 'Up to this much, where the target is a range.' })
    t.nonNull.field('baseline', {
      type: 'Figure',
      description: 'The running cost a year that it is a share of, in £ million.',
    })
    t.nonNull.field('measure', {
      type: 'Figure',
      description: 'The code of the measure that stands for it, or why there is none.',
    })
    t.nonNull.field('counts', {
      type: 'Figure',
      description:
        'What is counted to say how far it is reached: `DEPARTMENTS` or `CENTRES`; or `NO_MEASURE`: nobody can say yet.',
    })
    t.nonNull.field('note', {
      type: 'Figure',
      description: 'What stands in the way of measuring it, where nothing measures it.',
    })
  },
})

export const ObjectiveType = objectType({
  name: 'Objective',
  description: 'One of the objectives of the Strategy.',
  extensions: shareable,
  sourceType: source('vocabulary/objective', 'Objective'),
  definition(t) {
    t.nonNull.id('id', { description: OPAQUE })
    t.nonNull.id('code', { description: 'What the Strategy calls it.' })
    t.nonNull.string('name', { description: 'Its name.' })
    t.nonNull.string('description', { description: 'What it asks for.' })
    t.nonNull.field('note', {
      type: 'Figure',
      description: 'What stands in the way of measuring it, where nothing measures it.',
    })
    t.nonNull.list.nonNull.field('targets', { type: 'ObjectiveTarget', description: 'Its dated targets.' })
  },
})
