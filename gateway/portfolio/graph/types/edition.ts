import { extendType, objectType } from 'nexus'

import { parseEditionId } from '../../../../schema/facts/snapshots/knowable'
import { connectionOf } from '../../../../schema/vocabulary/connection'
import { OPAQUE } from '../../../../schema/vocabulary/identity'
import { sourceIn } from '../source'

export const MemberSnapshot = objectType({
  name: 'MemberSnapshot',
  description: 'The snapshot of a member that an edition reads.',
  sourceType: '{ readonly member: string; readonly snapshot: number }',
  definition(t) {
    t.nonNull.id('member', { description: 'The member.' })
    t.nonNull.int('snapshot', { description: "The member's own sequence; 0 before a first return." })
  },
})

export const EditionType = objectType({
  name: 'Edition',
  description:
    'The whole portfolio as known at one instant. The same question at the same edition has the same answer.',
  sourceType: sourceIn('editions/edition', 'Edition'),
  definition(t) {
    t.nonNull.id('id', {
      description:
        'Opaque: another for another edition. Pass it as `portfolio(edition:)` to ask again as of then.',
    })
    t.nonNull.int('sequence', { description: 'Its place in the log.' })
    t.nonNull.dateTime('instant', { description: 'The instant that it goes by: deadlines, overdue dates.' })
    t.nonNull.dateTime('recorded', {
      description: 'When it was opened: what we had recorded by then, and nothing since, is what it knows.',
    })
    t.dateTime('asOf', {
      description: 'The instant as of which only what was knowable is told. Null: all that was recorded.',
      resolve: ({ asOf }) => asOf ?? null,
    })
    t.nonNull.string('cause', { description: 'Why it was opened.' })
    t.nonNull.string('register', { description: 'SHA-256 of the register that it reads.' })
    t.nonNull.string('methods', { description: 'The version of the methods in force when it was opened.' })
    t.nonNull.boolean('recomputed', {
      description: 'Whether this answer is worked out by other methods than were in force then.',
      // By its id alone, so that it does not become another with the next release.
      resolve: ({ id, methods }) => (parseEditionId(id)?.methods ?? methods) !== methods,
    })
    t.nonNull.list.nonNull.field('snapshots', {
      type: 'MemberSnapshot',
      description: 'What it reads of each member.',
      resolve: ({ snapshots }) =>
        Object.entries(snapshots).map(([member, snapshot]) => ({ member, snapshot })),
    })
  },
})

export const EditionConnection = connectionOf('Edition', 'editions', {})

export const EditionConnectionId = extendType({
  type: 'EditionConnection',
  definition(t) {
    t.nonNull.id('id', { description: OPAQUE })
  },
})
