import { objectType } from 'nexus'

import { requirePeriod } from '../../../schema/facts/period'
import { sourceIn } from './source'

export const ComparabilityType = objectType({
  name: 'Comparability',
  description: 'Whether a comparison is fair.',
  sourceType: sourceIn('comparisonOf', 'Comparability'),
  definition(t) {
    t.nonNull.boolean('comparable', {
      description: 'Whether all that have a value share unit, definition and scope.',
    })
    t.nonNull.list.nonNull.field('differences', {
      type: 'AttributeDifference',
      description: 'In what they differ. Empty: comparable.',
    })
  },
})

export const ComparisonType = objectType({
  name: 'Comparison',
  description:
    'One measure over the clusters in one period, each against its target and its own baseline. Not a league table: five clusters are too few to rank.',
  sourceType: sourceIn('comparisonOf', 'Comparison'),
  definition(t) {
    t.nonNull.id('measure', { description: 'The measure.' })
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The period compared.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('comparability', {
      type: 'Comparability',
      description: 'Whether the comparison is fair.',
    })
    t.nonNull.list.nonNull.field('readings', {
      type: 'MeasureReading',
      description: "One for each cluster, in the register's order.",
    })
    t.nonNull.int('n', { description: 'How many clusters have a value.' })
    t.nonNull.list.nonNull.field('caveats', { type: 'Caveat', description: 'What to bear in mind.' })
  },
})
