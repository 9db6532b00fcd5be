import { objectType } from 'nexus'

import type { Figure } from '../facts/figures/figure'
import { OPAQUE, recordId } from './identity'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** A dated event of a plan. Baselines, forecast and actual are kept apart. */
export interface Milestone {
  readonly code: string
  readonly name: string
  readonly originalBaseline: Figure
  readonly currentBaseline: Figure
  readonly forecast: Figure
  readonly actual: Figure
  readonly rebaselinedOn: Figure
  readonly rebaselineApprover: Figure
}

export const MilestoneType = objectType({
  name: 'Milestone',
  description:
    'A dated event of a plan. Each date is a figure with its own precision (`dated { precision }`).',
  extensions: shareable,
  sourceType: source('vocabulary/milestone', 'Milestone'),
  definition(t) {
    t.nonNull.id('id', {
      description: OPAQUE,
      resolve: ({ originalBaseline }) => recordId('Milestone', originalBaseline),
    })
    t.nonNull.id('code', { description: 'What its plan calls it, within the programme.' })
    t.nonNull.string('name', { description: 'Its name.' })
    t.nonNull.field('originalBaseline', { type: 'Figure', description: 'The date first approved.' })
    t.nonNull.field('currentBaseline', { type: 'Figure', description: 'The date approved now.' })
    t.nonNull.field('forecast', { type: 'Figure', description: 'When it is expected.' })
    t.nonNull.field('actual', { type: 'Figure', description: 'When it was met.' })
    t.nonNull.field('rebaselinedOn', {
      type: 'Figure',
      description: 'When the current baseline was approved, if it was moved.',
    })
    t.nonNull.field('rebaselineApprover', { type: 'Figure', description: 'Who approved moving it.' })
  },
})
