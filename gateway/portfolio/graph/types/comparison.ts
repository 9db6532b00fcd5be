import { objectType } from 'nexus'

import { requirePeriod } from '../../../../base/dates/period'
import { sourceIn } from '../source'

export const ComparabilityType = objectType({
  name: 'Comparability',
  description: 'Whether a comparison is fair.',
  sourceType: sourceIn('measures/comparisonOf', 'Comparability'),
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

export const RankRangeType = objectType({
  name: 'RankRange',
  description:
    'The places that a cluster might have among those compared; 1 is best. Ranges that overlap say that nobody is ahead.',
  sourceType: sourceIn('measures/between', 'RankRange'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The cluster.' })
    t.nonNull.string('programmeName', { description: 'Its name in the register.' })
    t.nonNull.field('best', { type: 'Figure', description: 'The best place it might have, or why none.' })
    t.nonNull.field('worst', { type: 'Figure', description: 'The worst place it might have, or why none.' })
    t.nonNull.field('level', {
      type: 'Figure',
      description: 'The mean of its window, on which the places rest.',
    })
    t.nonNull.field('standardError', {
      type: 'Figure',
      description:
        'The error of that mean, which allows for a trend and for neighbours that resemble each other.',
    })
    t.nonNull.field('label', {
      type: 'Figure',
      description: 'How to read the level: SETTLED, IMPROVING, WORSENING or SHORT, a code.',
    })
    t.field('from', {
      type: 'Period',
      description: 'First period of its window. Null: it has none; `level` says why.',
      resolve: ({ from }) => (from === undefined ? null : requirePeriod(from)),
    })
    t.field('to', {
      type: 'Period',
      description: 'Last period of its window. Null: it has none; `level` says why.',
      resolve: ({ to }) => (to === undefined ? null : requirePeriod(to)),
    })
    t.nonNull.field('gapToTarget', {
      type: 'Computed',
      description: 'Level less the mean target of its window, with an interval. Positive is better.',
    })
    t.nonNull.field('changeOnYear', {
      type: 'Computed',
      description: 'Level less that of the year before, with an interval. Positive is better.',
    })
  },
})

export const PairDifferenceType = objectType({
  name: 'PairDifference',
  description: 'One cluster less another. An interval that holds zero says that nothing separates the two.',
  sourceType: sourceIn('measures/between', 'PairDifference'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The one.' })
    t.nonNull.string('programmeName', { description: 'Its name in the register.' })
    t.nonNull.id('other', { description: 'The other, which is taken off.' })
    t.nonNull.string('otherName', { description: 'Its name in the register.' })
    t.nonNull.field('difference', { type: 'Figure', description: 'The difference of their levels.' })
    t.nonNull.field('low', { type: 'Figure', description: 'The least that it is.' })
    t.nonNull.field('high', { type: 'Figure', description: 'The most that it is.' })
  },
})

export const BetweenType = objectType({
  name: 'Between',
  description:
    'What separates the clusters, and what does not: ranges of places and differences of pairs, all of which hold at once. Nobody is given a rank.',
  sourceType: sourceIn('measures/between', 'Between'),
  definition(t) {
    t.nonNull.int('window', { description: 'The most of the latest periods that are averaged.' })
    t.nonNull.float('confidence', { description: 'How often all the intervals hold at once.' })
    t.nonNull.field('rankMethod', { type: 'Method', description: 'How the places were worked out.' })
    t.nonNull.field('differenceMethod', {
      type: 'Method',
      description: 'How the differences were worked out.',
    })
    t.nonNull.int('n', { description: 'The number of clusters compared.' })
    t.nonNull.list.nonNull.field('ranks', {
      type: 'RankRange',
      description: "One for each cluster, in the register's order, those left out included.",
    })
    t.nonNull.list.nonNull.field('differences', {
      type: 'PairDifference',
      description: 'One for each pair of clusters compared.',
      resolve: ({ differences }) => [...differences()],
    })
    t.nonNull.list.nonNull.field('caveats', { type: 'Caveat', description: 'What to bear in mind.' })
  },
})

export const ComparisonType = objectType({
  name: 'Comparison',
  description:
    'One measure over the clusters in one period, each against its target and its own baseline. Not a league table: five clusters are too few to rank.',
  sourceType: sourceIn('graph/readingInPortfolio', 'ComparisonInPortfolio'),
  definition(t) {
    t.nonNull.id('measure', { description: 'The measure.' })
    t.nonNull.string('measureName', { description: 'Its name.' })
    t.nonNull.field('period', {
      type: 'Period',
      description:
        'The period compared; the newest that any cluster returned where none was asked for: each reading says its own.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('comparability', {
      type: 'Comparability',
      description: 'Whether the comparison is fair.',
    })
    t.nonNull.list.nonNull.field('readings', {
      type: 'MeasureReading',
      description: "One for each cluster, in the register's order.",
      resolve: ({ readings }) => [...readings],
    })
    t.nonNull.int('n', { description: 'How many clusters have a value.' })
    t.nonNull.field('between', {
      type: 'Between',
      description: 'What separates the clusters, with intervals.',
    })
    t.nonNull.list.nonNull.field('caveats', { type: 'Caveat', description: 'What to bear in mind.' })
  },
})
