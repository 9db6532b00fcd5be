import { objectType } from 'nexus'

import { sourceIn } from '../source'

export const MissingCount = objectType({
  name: 'MissingCount',
  description: 'How many periods have no value, for one reason.',
  sourceType: sourceIn('coverage/coverage', 'MissingCount'),
  definition(t) {
    t.nonNull.field('reason', { type: 'MissingReason', description: 'Why.' })
    t.nonNull.int('count', { description: 'How many.' })
  },
})

export const CoverageLine = objectType({
  name: 'CoverageLine',
  description: 'What one collection, or one measure, expected of one member, and what came.',
  sourceType: sourceIn('coverage/coverage', 'CoverageLine'),
  definition(t) {
    t.nonNull.id('member', { description: 'The member.' })
    t.nonNull.string('memberName', { description: 'Its name in the register.' })
    t.nonNull.id('collection', { description: 'The collection, such as `gmpp-annual`, or `service`.' })
    t.id('measure', { description: 'The measure, for `service`.', resolve: ({ measure }) => measure ?? null })
    t.string('measureName', {
      description: 'Its name. Null: the line is of a collection.',
      resolve: ({ measureName }) => measureName ?? null,
    })
    t.nonNull.int('expected', {
      description: 'Periods that were due. `provided` plus the counts in `missing`.',
    })
    t.nonNull.int('provided', { description: 'Periods with a value.' })
    t.nonNull.list.nonNull.field('missing', {
      type: 'MissingCount',
      description: 'Why the others have none.',
    })
    t.nonNull.int('notYetDue', { description: 'Periods not due yet.' })
  },
})

export const CoverageType = objectType({
  name: 'Coverage',
  description:
    "What was expected by the reporting calendar and what came. A member's silence shows here, never as a zero elsewhere.",
  sourceType: sourceIn('coverage/coverage', 'Coverage'),
  definition(t) {
    t.nonNull.int('expected', {
      description: 'Periods that were due. `provided` plus the counts in `missing`.',
    })
    t.nonNull.int('provided', { description: 'Periods with a value.' })
    t.nonNull.list.nonNull.field('missing', {
      type: 'MissingCount',
      description: 'Why the others have none.',
    })
    t.nonNull.int('notYetDue', { description: 'Periods not due yet.' })
    t.nonNull.int('quarantined', { description: 'Records that could not be read, in the readings in force.' })
    t.nonNull.list.nonNull.field('lines', {
      type: 'CoverageLine',
      description: 'The same by member and measure.',
    })
  },
})
