import { objectType } from 'nexus'

import { requirePeriod } from '../../../../base/dates/period'
import { describedEnum } from '../../../../schema/federation/describedEnum'
import { sourceIn } from '../source'

export const SignalRule = describedEnum('SignalRule', 'The rule that names a point a special cause.', {
  OUTSIDE: 'Outside the limits.',
  TREND: 'One of seven points that rise or fall in a row.',
  TWO_OF_THREE: 'One of two points out of three beyond the near limit, all on one side of the mean.',
  RUN: 'One of seven points in a row on one side of the mean.',
})

export const PointType = describedEnum('PointType', 'What a point of a chart says.', {
  COMMON_CAUSE: 'Nothing: ordinary variation.',
  IMPROVEMENT: 'A special cause for the better.',
  CONCERN: 'A special cause for the worse.',
  NEUTRAL_HIGH: 'A special cause upwards, where neither direction is better.',
  NEUTRAL_LOW: 'A special cause downwards, where neither direction is better.',
})

export const RuleSetType = objectType({
  name: 'RuleSet',
  description:
    'The complete bundle of rules that a control chart goes by. `docs/methods.md` has every constant.',
  sourceType: '{ readonly id: string; readonly version: string; readonly source: string }',
  definition(t) {
    t.nonNull.id('code', { description: 'Its name.', resolve: ({ id }) => id })
    t.nonNull.string('version', { description: 'Its version.' })
    t.nonNull.string('source', { description: 'Whose rules they are.' })
  },
})

export const ChartPointType = objectType({
  name: 'ChartPoint',
  description: 'A point of a control chart, ready to be drawn. Of the four rules, one at most names it.',
  sourceType: sourceIn('measures/chart', 'ChartPoint'),
  definition(t) {
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The period.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('figure', { type: 'Figure', description: 'What was reported, or why it is a gap.' })
    t.nonNull.field('mean', { type: 'Figure', description: 'The centre line here.' })
    t.nonNull.field('lowerLimit', {
      type: 'Figure',
      description: 'The lower process limit here. It may lie below what the measure can be.',
    })
    t.nonNull.field('upperLimit', {
      type: 'Figure',
      description: 'The upper process limit here. It may lie above what the measure can be, such as 100%.',
    })
    t.nonNull.field('nearLowerLimit', { type: 'Figure', description: 'Two thirds of the way down.' })
    t.nonNull.field('nearUpperLimit', { type: 'Figure', description: 'Two thirds of the way up.' })
    t.field('signal', {
      type: 'SignalRule',
      description: 'The rule that names the point a special cause. Null: none does, it is common cause.',
      resolve: ({ signal }) => signal ?? null,
    })
    t.nonNull.field('pointType', { type: 'PointType', description: 'What it says: the colour of the point.' })
    t.nonNull.boolean('outside', {
      description: 'Whether it is named for being outside the limits.',
      resolve: ({ signal }) => signal === 'OUTSIDE',
    })
    t.nonNull.boolean('trend', {
      description: 'Whether it is named for a trend.',
      resolve: ({ signal }) => signal === 'TREND',
    })
    t.nonNull.boolean('twoOfThree', {
      description: 'Whether it is named for two of three.',
      resolve: ({ signal }) => signal === 'TWO_OF_THREE',
    })
    t.nonNull.boolean('run', {
      description: 'Whether it is named for a run.',
      resolve: ({ signal }) => signal === 'RUN',
    })
    t.nonNull.int('group', {
      description: 'Which group of limits it belongs to, from 0. No rule crosses from one to another.',
    })
    t.nonNull.boolean('inBase', { description: 'Whether it is one of the values that set the limits.' })
  },
})

export const VariationByAssurance = objectType({
  name: 'VariationByAssurance',
  description:
    'The cell of the grid in which a chart lies: what is changing, by what will be met. Read the two together.',
  sourceType: sourceIn('measures/chart', 'ProcessChart'),
  definition(t) {
    t.nonNull.field('variation', { type: 'Figure', description: 'The row, or why there is none.' })
    t.nonNull.field('assurance', { type: 'Figure', description: 'The column, or why there is none.' })
  },
})

export const ProcessChartType = objectType({
  name: 'ProcessChart',
  description:
    'The control chart (XmR) of one measure of one programme under one definition, up to one period: everything that is needed to draw it, with no mathematics left to do.',
  sourceType: sourceIn('measures/chart', 'ProcessChart'),
  definition(t) {
    t.nonNull.field('ruleSet', { type: 'RuleSet', description: 'The rules that it goes by.' })
    t.nonNull.field('method', {
      type: 'Method',
      description: 'How it was worked out.',
      resolve: ({ result }) => result.method,
    })
    t.id('measureVersion', {
      description: 'The definition that all its points share. Null: none was in force.',
      resolve: ({ version }) => version ?? null,
    })
    t.nonNull.int('n', { description: 'Points with a value.' })
    t.nonNull.list.nonNull.field('points', {
      type: 'ChartPoint',
      description: 'A point for every month from first to last. Empty: no point has a value.',
      resolve: ({ points }) => [...points()],
    })
    t.nonNull.list.nonNull.field('gaps', {
      type: 'Period',
      description: 'Months with no value. Nothing was carried across them.',
      resolve: ({ gaps }) => gaps.map(requirePeriod),
    })
    t.nonNull.field('variation', {
      type: 'Figure',
      description:
        'State of the latest point: `COMMON_CAUSE`, or `IMPROVEMENT`, `CONCERN`, `NEUTRAL` with `_HIGH` or `_LOW`; from 13 values on.',
    })
    t.nonNull.field('assurance', {
      type: 'Figure',
      description:
        'The limits as they stand against the target: `CONSISTENT_PASS`, `CONSISTENT_FAIL`, or `INCONSISTENT` where it is met by chance.',
    })
    t.nonNull.field('variationByAssurance', {
      type: 'VariationByAssurance',
      description: 'The two together.',
      resolve: (chart) => chart,
    })
    t.nonNull.boolean('trialLimits', { description: 'Whether fewer than 13 values set the limits.' })
    t.nonNull.boolean('degenerateLimits', {
      description: 'Whether the values vary too little for limits, so that no signal is drawn.',
    })
    t.nonNull.field('averageMovingRange', {
      type: 'Figure',
      description: 'The average step between neighbours, from which the limits are drawn.',
    })
    t.nonNull.field('autocorrelation', {
      type: 'Figure',
      description: 'At lag 1. Above 0.2 false signals are frequent.',
    })
    t.nonNull.list.nonNull.field('caveats', { type: 'Caveat', description: 'What to bear in mind.' })
  },
})
