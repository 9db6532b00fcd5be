import { objectType } from 'nexus'

import { requirePeriod } from '../../../../base/dates/period'
import { codeInWords } from '../../../../schema/facts/words/code'
import { sourceIn } from '../source'

export const TeamPartType = objectType({
  name: 'TeamPart',
  description:
    'A part of a team, by profession and grade, in the latest month that was returned of it. Heads are not skill.',
  sourceType: sourceIn('people/people', 'TeamPart'),
  definition(t) {
    t.nonNull.field('staffing', {
      type: 'Staffing',
      description: 'As returned: the gap that the programme itself reports stands here.',
    })
    t.nonNull.field('resourceGap', {
      type: 'Computed',
      description:
        'Per cent of the funded posts that is empty, worked out from the posts. `CONTRADICTS_REPORTED` among its caveats: the programme reports another.',
    })
    t.nonNull.field('monthlyTurnover', {
      type: 'Computed',
      description: 'Per cent of those in post that leaves in a month, from what leaves in a year.',
    })
    t.field('awaited', {
      type: 'Figure',
      description: 'The month that should follow, with why it is not here. Null: none has ended.',
      resolve: ({ awaited }) => awaited ?? null,
    })
  },
})

export const TeamType = objectType({
  name: 'Team',
  description:
    'The people of a programme in the latest month that it returned. Nothing is carried forward: a part without that month leaves the team without a sum.',
  sourceType: sourceIn('people/people', 'Team'),
  definition(t) {
    t.field('period', {
      type: 'Period',
      description: 'The month. Null: nothing was returned.',
      resolve: ({ period }) => (period === undefined ? null : requirePeriod(period)),
    })
    t.nonNull.field('inPost', {
      type: 'Computed',
      description: 'People at work, contractors among them: full-time equivalents.',
    })
    t.nonNull.field('funded', { type: 'Computed', description: 'Posts with funds: full-time equivalents.' })
    t.nonNull.field('resourceGap', {
      type: 'Computed',
      description: 'Per cent of the funded posts that is empty.',
    })
    t.nonNull.list.nonNull.field('parts', {
      type: 'TeamPart',
      description: 'By profession, and by grade where grades are told apart.',
    })
  },
})

export const CapabilityInType = objectType({
  name: 'CapabilityIn',
  description: 'What one programme says of a capability at its own latest reference date.',
  sourceType: sourceIn('people/capabilities', 'CapabilityIn'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The programme.' })
    t.nonNull.string('programmeName', { description: 'Its name in the register.' })
    t.nonNull.field('rating', { type: 'CapabilityRating', description: 'Its rating.' })
  },
})

export const CapabilityAcrossType = objectType({
  name: 'CapabilityAcross',
  description:
    'One named capability over the clusters: where several are short of it, the shortage is common. Ratings stand side by side and are never added up.',
  sourceType: sourceIn('people/capabilities', 'CapabilityAcross'),
  definition(t) {
    t.nonNull.id('capability', { description: 'The capability, such as `DIGITAL`.' })
    t.nonNull.string('capabilityName', {
      description: 'The capability in words.',
      resolve: ({ capability }) => codeInWords(capability),
    })
    t.nonNull.list.nonNull.field('ratings', {
      type: 'CapabilityIn',
      description: "By cluster, in the register's order. A cluster that is not here has not rated it.",
    })
    t.nonNull.list.nonNull.id('redNow', { description: 'Who rates it red now.' })
    t.nonNull.list.nonNull.id('redFuture', { description: 'Who expects to rate it red.' })
  },
})
