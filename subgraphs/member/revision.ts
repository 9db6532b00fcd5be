import { objectType } from 'nexus'

import { shareable } from '../../schema/federation/shareable'

export const RevisionType = objectType({
  name: 'Revision',
  description: 'A figure as one snapshot stated it. Its vintages show what was known when.',
  extensions: shareable,
  sourceType: {
    module: `${__dirname}/views/revisions.ts`,
    export: 'Revision',
  },
  definition(t) {
    t.nonNull.field('figure', {
      type: 'Figure',
      description: 'What it said then, with the provenance of then.',
    })
    t.nonNull.int('snapshot', {
      description: 'The sequence of the snapshot within the member.',
      resolve: ({ snapshot }) => snapshot.sequence,
    })
    t.nonNull.dateTime('recorded', {
      description: 'When it was stored.',
      resolve: ({ snapshot }) => snapshot.recorded,
    })
    t.date('knownFrom', {
      description: 'When it was knowable to anybody, where it was loaded after the fact.',
      resolve: ({ snapshot }) => snapshot.knownFrom ?? null,
    })
  },
})
