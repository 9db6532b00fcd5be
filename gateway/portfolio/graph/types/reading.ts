import { objectType } from 'nexus'

import { requirePeriod } from '../../../../base/dates/period'
import { readVerdict } from '../../measures/readVerdict'
import { concernsAbout, definitionOf } from '../readingInPortfolio'
import { sourceIn } from '../source'
import { identified } from './concern'
import { includeIllustrative } from './includeIllustrative'

export const MeasureReadingType = objectType({
  name: 'MeasureReading',
  description:
    'One measure of one programme in one period, set against its target, its own baseline and the period before.',
  sourceType: sourceIn('graph/readingInPortfolio', 'ReadingInPortfolio'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The programme.' })
    t.nonNull.string('programmeName', { description: 'Its name in the register.' })
    t.nonNull.id('measure', { description: 'The measure. `portfolio { measures }` describes it.' })
    t.nonNull.string('measureName', { description: 'Its name.' })
    t.id('measureVersion', {
      description: 'The definition in force. Null: none was.',
      resolve: ({ version }) => version ?? null,
    })
    t.field('definition', {
      type: 'MeasureVersion',
      description: 'The definition in force, in words and in parts. Null: none was.',
      resolve: (reading) => definitionOf(reading) ?? null,
    })
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The period.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('figure', {
      type: 'Figure',
      description: 'What the programme reported, or why there is nothing.',
    })
    t.nonNull.field('target', { type: 'Figure', description: 'The target in force.' })
    t.nonNull.field('baseline', {
      type: 'Figure',
      description: "The programme's own baseline for this definition.",
    })
    t.nonNull.field('gapToTarget', {
      type: 'Computed',
      description:
        'How far it is from the target, in the unit of the measure. Positive is better than the target.',
    })
    t.nonNull.field('gapToBaseline', {
      type: 'Computed',
      description: 'How far it is from its own baseline. Positive is better than the baseline.',
    })
    t.nonNull.field('change', {
      type: 'Computed',
      description: 'Change on the period before. Two points do not make a trend: see its caveat.',
    })
    t.field('awaited', {
      type: 'Figure',
      description:
        'The next period that the reporting calendar asks for, as a figure whose reason is `LATE` or `NOT_YET_DUE`. Null: nothing is awaited.',
      resolve: ({ awaited }) => awaited ?? null,
    })
    t.nonNull.field('verdict', {
      type: 'MeasureVerdict',
      description: 'What the series up to this period says of the process that is running now.',
      resolve: (reading) => readVerdict(reading),
    })
    t.nonNull.list.nonNull.field('concerns', {
      type: 'Concern',
      description:
        'The concerns of the edition about this measure of this programme, whatever the period of the reading.',
      args: { includeIllustrative },
      resolve: (reading, { includeIllustrative: all }) =>
        identified(concernsAbout(reading, all ?? false), reading.view, all ?? false),
    })
    t.nonNull.field('chart', {
      type: 'ProcessChart',
      description: 'Its control chart up to this period, under this definition.',
      resolve: ({ chart }) => chart(),
    })
  },
})
