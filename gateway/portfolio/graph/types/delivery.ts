import { objectType } from 'nexus'

import { sourceIn } from '../source'

export const MilestoneStandingType = objectType({
  name: 'MilestoneStanding',
  description:
    'A milestone with its slip against the original and the current baseline, so that a moved baseline hides nothing. Days; positive is late; a range where a date is imprecise.',
  sourceType: sourceIn('delivery/delivery', 'MilestoneStanding'),
  definition(t) {
    t.nonNull.field('milestone', { type: 'Milestone', description: 'The milestone.' })
    t.nonNull.field('slipAgainstOriginal', {
      type: 'Computed',
      description: 'Days late against the date first approved.',
    })
    t.nonNull.field('slipAgainstCurrent', {
      type: 'Computed',
      description: 'Days late against the date approved now.',
    })
  },
})
