import { objectType } from 'nexus'

import { parsePeriod } from '../../../../base/dates/period'
import { sourceIn } from '../source'

export const ClusterHoldingType = objectType({
  name: 'ClusterHolding',
  description: 'The real figures of a measure that are held of one cluster: those that nobody invented.',
  sourceType: sourceIn('coverage/holdings', 'ClusterHolding'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The cluster.' })
    t.nonNull.string('programmeName', { description: 'Its name in the register.' })
    t.nonNull.int('organisations', { description: 'The number of organisations with a figure of their own.' })
    t.nonNull.int('observations', { description: 'The number of figures held, ranges included.' })
    t.nonNull.int('suspect', {
      description: 'The number of them that are carried as published and not believed.',
    })
    t.field('first', {
      type: 'Period',
      description: 'The period of the first. Null: none is held.',
      resolve: ({ first }) => (first === undefined ? null : (parsePeriod(first) ?? null)),
    })
    t.field('last', {
      type: 'Period',
      description: 'The period of the last. Null: none is held.',
      resolve: ({ last }) => (last === undefined ? null : (parsePeriod(last) ?? null)),
    })
    t.field('origin', {
      type: 'Origin',
      description: 'The weakest of their origins. Null: none is held.',
      resolve: ({ origin }) => origin ?? null,
    })
  },
})

export const HoldingType = objectType({
  name: 'Holding',
  description: 'The real figures of a measure that are held, by cluster: what nobody publishes shows here.',
  sourceType: sourceIn('coverage/holdings', 'Holding'),
  definition(t) {
    t.nonNull.id('measure', {
      description: 'The measure. `portfolio { measures }` describes it.',
      resolve: ({ measure }) => measure.id,
    })
    t.nonNull.string('name', { description: 'Its name.', resolve: ({ measure }) => measure.name })
    t.nonNull.list.nonNull.field('clusters', {
      type: 'ClusterHolding',
      description: "The same by cluster, in the register's order.",
    })
    t.nonNull.string('finding', { description: 'The same in a sentence.' })
  },
})
