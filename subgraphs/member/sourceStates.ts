import { GraphQLError } from 'graphql'
import { list, nonNull, objectType, queryField } from 'nexus'

import { Problem } from '../../base/problems/problem'
import { describedEnum } from '../../schema/federation/describedEnum'
import { memberProtocol, shareable } from '../../schema/federation/shareable'
import type { SourceState } from '../reporting/refresh/sourceState'
import { SOURCE_STATES } from '../reporting/refresh/sourceState'

const sourceStateFile = { module: `${__dirname}/../reporting/refresh/sourceState.ts`, export: 'SourceState' }

const SourceStateName = describedEnum('SourceStateName', 'How a source stands.', SOURCE_STATES)

const SourceProblem = objectType({
  name: 'SourceProblem',
  description: 'What stands in the way of a source.',
  extensions: shareable,
  sourceType: '{ readonly code: string; readonly message: string }',
  definition(t) {
    t.nonNull.string('code', { description: 'The code, in the catalogue of errors.' })
    t.nonNull.string('message', { description: 'Source, place, what came, and what would be right.' })
  },
})

const SourceStateType = objectType({
  name: 'SourceState',
  description: 'How a source of a member stands now. The last good reading serves on whatever happens here.',
  extensions: shareable,
  sourceType: sourceStateFile,
  definition(t) {
    t.nonNull.id('source', { description: "The member's source." })
    t.nonNull.string('kind', { description: '`csv`, `workbook`, `rest`, `odata` or `sql`.' })
    t.nonNull.field('state', { type: 'SourceStateName', description: 'How it stands.' })
    t.field('problem', {
      type: 'SourceProblem',
      description: 'Why, where it is not well.',
      resolve: ({ problem }) => problem ?? null,
    })
    t.dateTime('lastAttempt', {
      description: 'When it was last asked. Null: never.',
      resolve: ({ lastAttempt }) => lastAttempt ?? null,
    })
    t.dateTime('lastSuccess', {
      description: 'When it last answered well. Null: never.',
      resolve: ({ lastSuccess }) => lastSuccess ?? null,
    })
    t.date('newestReferenceDate', {
      description: 'The newest day that an accepted return describes: the other of the two clocks.',
      resolve: ({ newestReferenceDate }) => newestReferenceDate ?? null,
    })
  },
})

/** The value types with which a member and portfolio speak of sources. */
export const sourceStateTypes = [SourceStateName, SourceProblem, SourceStateType]

/** A configuration that cannot be read is an answer to portfolio, with its code. */
async function told<States>(states: Promise<States>): Promise<States> {
  try {
    return await states
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new GraphQLError(error.message, { extensions: { code: error.code } })
  }
}

/** The root by which portfolio asks a member how its sources stand. Not part of the public graph. */
export function sourceStatesRoot(states: () => Promise<readonly SourceState[]>) {
  return [
    ...sourceStateTypes,
    queryField('sourceStates', {
      type: nonNull(list(nonNull('SourceState'))),
      description: "How the member's sources stand now.",
      extensions: memberProtocol,
      resolve: async () => [...(await told(states()))],
    }),
  ]
}
