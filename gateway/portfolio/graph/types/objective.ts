import { objectType } from 'nexus'

import { requirePeriod } from '../../../../base/dates/period'
import { describedEnum } from '../../../../schema/federation/describedEnum'
import { EVIDENCE_CLASSES } from '../../objectives/bodies'
import type { Count } from '../../objectives/count'
import { sourceIn } from '../source'

export const EvidenceClassType = describedEnum(
  'EvidenceClass',
  'What a count goes by. The two are never added up.',
  EVIDENCE_CLASSES,
)

/** What of the definition of an object type is needed to give it its counts. */
interface CountBlock {
  readonly nonNull: {
    field(
      name: keyof Count,
      config: { readonly type: 'Computed' | 'Figure'; readonly description: string },
    ): void
  }
}

function countFields(t: CountBlock): void {
  t.nonNull.field('counted', {
    type: 'Computed',
    description:
      'How many bodies have reached the target. `interval`: it may be more, as nobody says anything of some.',
  })
  t.nonNull.field('expected', {
    type: 'Figure',
    description: 'How many belong on the day of the question. It is the sum of the four counts.',
  })
  t.nonNull.field('share', {
    type: 'Figure',
    description: '`counted` of `expected`, per cent: at least this.',
  })
  t.nonNull.field('forecastInTime', {
    type: 'Figure',
    description: "How many more are forecast to reach it by the target's date.",
  })
  t.nonNull.field('forecastLate', {
    type: 'Figure',
    description: "How many are forecast to reach it after the target's date.",
  })
  t.nonNull.field('notKnown', {
    type: 'Figure',
    description: 'The rest: not reached as far as anybody says, and no forecast to place it by.',
  })
}

export const CountedBodyType = objectType({
  name: 'CountedBody',
  description: 'A department or a service centre that is expected to reach a target.',
  sourceType: sourceIn('objectives/bodyCount', 'CountedBody'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The cluster.' })
    t.field('organisation', {
      type: 'Organisation',
      description: 'The department. Null: the centre itself is counted.',
      resolve: ({ organisation }) => organisation ?? null,
    })
    t.nonNull.field('standing', {
      type: 'Figure',
      description: '`REACHED`, `FORECAST_IN_TIME` or `FORECAST_LATE`, or why it cannot be told.',
    })
    t.nonNull.field('reached', {
      type: 'Figure',
      description: 'Since when it has, or why that cannot be said.',
    })
    t.nonNull.field('expected', {
      type: 'Figure',
      description: 'When it is forecast to, or why that cannot be said.',
    })
    t.nonNull.field('evidence', { type: 'Figure', description: 'What shows it.' })
  },
})

export const CountPointType = objectType({
  name: 'CountPoint',
  description:
    'A count at the end of a year or on the day of the question, of the bodies that belonged then.',
  sourceType: sourceIn('objectives/bodyCount', 'CountPoint'),
  definition(t) {
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The year, or the day.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('counted', { type: 'Figure', description: 'How many had reached the target: at least.' })
    t.nonNull.field('expected', { type: 'Figure', description: 'How many belonged.' })
  },
})

export const ClusterBodyCount = objectType({
  name: 'ClusterBodyCount',
  description: 'How many bodies of one cluster have reached a target.',
  sourceType: sourceIn('objectives/bodyCount', 'ClusterCount'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The cluster.' })
    countFields(t)
  },
})

export const BodyCountType = objectType({
  name: 'BodyCount',
  description: 'How many bodies have reached a target, by one class of evidence and under its own heading.',
  sourceType: sourceIn('objectives/bodyCount', 'BodyCount'),
  definition(t) {
    t.nonNull.field('evidence', { type: 'EvidenceClass', description: 'What it goes by.' })
    t.nonNull.string('heading', { description: 'What to write above it.' })
    countFields(t)
    t.nonNull.list.nonNull.field('byCluster', {
      type: 'ClusterBodyCount',
      description: "The same by cluster, in the register's order. Empty: nothing is counted.",
    })
    t.nonNull.list.nonNull.field('bodies', {
      type: 'CountedBody',
      description: 'Every body, one by one. Empty: nothing is counted.',
    })
    t.nonNull.list.nonNull.field('series', {
      type: 'CountPoint',
      description: 'Year by year, as known at this edition. Empty: nothing can be counted.',
    })
  },
})

export const TargetProgressType = objectType({
  name: 'TargetProgress',
  description: 'How far a dated target is reached, or `NO_MEASURE`: nobody can say.',
  sourceType: sourceIn('objectives/progress', 'TargetProgress'),
  definition(t) {
    t.nonNull.field('target', { type: 'ObjectiveTarget', description: 'The target.' })
    t.nonNull.field('evidenced', {
      type: 'BodyCount',
      description: 'By what was published, reported or in the press alone.',
    })
    t.nonNull.field('illustrative', { type: 'BodyCount', description: 'By invented figures alone.' })
  },
})

export const ObjectiveProgressType = objectType({
  name: 'ObjectiveProgress',
  description: 'Where the Strategy stands on one of its objectives.',
  sourceType: sourceIn('objectives/progress', 'ObjectiveProgress'),
  definition(t) {
    t.nonNull.field('objective', { type: 'Objective', description: 'The objective.' })
    t.nonNull.field('measured', {
      type: 'Figure',
      description:
        '`MEASURED`, `PARTLY_MEASURED` where nobody can say it of some targets, or `NO_MEASURE` with what stands in the way.',
    })
    t.nonNull.list.nonNull.field('targets', {
      type: 'TargetProgress',
      description: 'Its dated targets. Empty: it has none.',
    })
  },
})
