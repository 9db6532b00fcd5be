import { objectType } from 'nexus'

import { requirePeriod } from '../../../../base/dates/period'
import { describedEnum } from '../../../../schema/federation/describedEnum'
import { sourceIn } from '../source'

export const PhaseReasonType = describedEnum('PhaseReason', 'Why a phase of a series begins where it does.', {
  FIRST_VALUE: 'The first value under this definition.',
  GO_LIVE: 'The service moved to its new platform.',
  FREQUENCY: 'The frequency of reporting changed.',
})

export const ShiftType = describedEnum('Shift', 'Why a process may have changed.', {
  RUN: 'The latest eight values or more lie on one side of the mean.',
  EWMA: 'The weighted average has signalled for six periods.',
})

export const TargetRecordType = objectType({
  name: 'TargetRecord',
  description:
    'How often a target was met in the latest 12 months, or 4 quarters, each against the target then in force.',
  sourceType: sourceIn('measures/verdictFigures', 'VerdictFigures'),
  definition(t) {
    t.nonNull.field('met', { type: 'Figure', description: 'Periods that met the target.' })
    t.nonNull.field('periods', { type: 'Figure', description: 'Periods with a value and a target.' })
    t.nonNull.field('share', {
      type: 'Figure',
      description: 'Per cent of the periods that met it.',
      resolve: ({ record }) => record,
    })
    t.nonNull.field('low', {
      type: 'Figure',
      description: 'Lower end of the exact 90% interval of the share.',
      resolve: ({ recordLow }) => recordLow,
    })
    t.nonNull.field('high', {
      type: 'Figure',
      description: 'Upper end of the exact 90% interval of the share.',
      resolve: ({ recordHigh }) => recordHigh,
    })
    t.nonNull.field('meanGap', {
      type: 'Figure',
      description: 'Mean distance from the target over the window. Positive is better.',
    })
    t.nonNull.field('missedInARow', {
      type: 'Figure',
      description: 'Latest periods that missed the target one after the other.',
    })
  },
})

export const MeasureVerdictType = objectType({
  name: 'MeasureVerdict',
  description:
    'What a series says of the process that is running now: its phase and stretch, which way it moves and since when, and its target record.',
  sourceType: sourceIn('measures/readVerdict', 'ReadVerdict'),
  definition(t) {
    t.field('restsOn', {
      type: 'Period',
      description: 'The latest period that it rests on. Null: `movement` says why there is none.',
      resolve: ({ value }) => (value === undefined ? null : requirePeriod(value.restsOn)),
    })
    t.nonNull.field('age', {
      type: 'Figure',
      description: 'By how many periods the reading is older than what the calendar expects. 0: up to date.',
    })
    t.field('phaseFrom', {
      type: 'Period',
      description: 'First period of the phase. Null: `movement` says why there is none.',
      resolve: ({ value }) => (value === undefined ? null : requirePeriod(value.phase.from)),
    })
    t.field('phaseReason', {
      type: 'PhaseReason',
      description: 'Why the phase begins there. Null: `movement` says why there is none.',
      resolve: ({ value }) => value?.phase.because ?? null,
    })
    t.field('stretchFrom', {
      type: 'Period',
      description:
        'First period of the present stretch: a signal that held for six periods opened it at the estimated change. Null: `movement` says why there is none.',
      resolve: ({ value }) => (value === undefined ? null : requirePeriod(value.stretchFrom)),
    })
    t.field('unsettledBy', {
      type: 'Shift',
      description: 'Why the process may have changed, so that no assurance is given. Null: nothing says so.',
      resolve: ({ value }) => value?.shift ?? null,
    })
    t.nonNull.field('movement', {
      type: 'Figure',
      description: 'WORSENING, IMPROVING or STEADY, a code, or why that is not known.',
      resolve: ({ figures }) => figures.movement,
    })
    t.field('movementNoticed', {
      type: 'Period',
      description: 'The first period at whose end the movement could be seen. Null: it does not move.',
      resolve: ({ value }) => (value?.moving === undefined ? null : requirePeriod(value.moving.noticed)),
    })
    t.field('movementBegan', {
      type: 'Beginning',
      description: 'When the movement began. Null: it does not move, or the figures do not say.',
      resolve: ({ value }) => value?.moving?.began ?? null,
    })
    t.nonNull.field('level', {
      type: 'Figure',
      description: 'Level that the latest values are held against.',
      resolve: ({ figures }) => figures.level,
    })
    t.nonNull.field('sigma', {
      type: 'Figure',
      description: 'Standard deviation of a single value about that level.',
      resolve: ({ figures }) => figures.sigma,
    })
    t.nonNull.field('targetRecord', {
      type: 'TargetRecord',
      description: 'How often the target was met lately.',
      resolve: ({ figures }) => figures,
    })
    t.nonNull.field('method', {
      type: 'Method',
      description: 'How it was worked out.',
      resolve: ({ result }) => result.method,
    })
    t.nonNull.list.nonNull.field('caveats', {
      type: 'Caveat',
      description: 'What to bear in mind.',
      resolve: ({ caveats }) => [...caveats],
    })
  },
})
