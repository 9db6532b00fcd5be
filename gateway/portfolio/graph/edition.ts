import { objectType } from 'nexus'

import { sourceIn } from './source'

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
  sourceType: sourceIn('editionLog', 'Edition'),
  definition(t) {
    t.nonNull.id('id', { description: 'Opaque. Pass it as `portfolio(edition:)` to ask again as of then.' })
    t.nonNull.int('sequence', { description: 'Its place in the log.' })
    t.nonNull.dateTime('instant', { description: 'The instant that it goes by: deadlines, overdue dates.' })
    t.nonNull.string('cause', { description: 'Why it was opened.' })
    t.nonNull.list.nonNull.field('snapshots', {
      type: 'MemberSnapshot',
      description: 'What it reads of each member.',
      resolve: ({ snapshots }) =>
        Object.entries(snapshots).map(([member, snapshot]) => ({ member, snapshot })),
    })
  },
})
