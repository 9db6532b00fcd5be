import { list, nonNull, objectType, queryField } from 'nexus'

import { Problem } from '../../../base/problems/problem'
import { identify } from '../../../schema/facts/figures/identity'
import { OPAQUE } from '../../../schema/vocabulary/identity'
import type { SourceState } from '../../../subgraphs/reporting/refresh/sourceState'
import { sourceStateTypes } from '../../../subgraphs/member/sourceStates'
import type { EditionsState } from '../editions/editionsState'
import { sourceIn } from './source'

/** Why a member that answers cannot say how its sources stand. */
interface MemberProblem {
  readonly code: string
  readonly message: string
}

/** How portfolio learns how a member's sources stand. */
export interface OperationsSource {
  readonly id: string
  states(): Promise<readonly SourceState[]>
}

const EditionsStateType = objectType({
  name: 'EditionsState',
  description:
    'How the log of editions stands. While it is behind, the newest edition is answered with the header `editions-behind`.',
  sourceType: sourceIn('editions/editionsState', 'EditionsState'),
  definition(t) {
    t.id('edition', {
      description: 'The newest edition that has been opened. Null: none yet.',
      resolve: ({ edition }) => edition ?? null,
    })
    t.nonNull.int('due', { description: 'How many editions are due that have not been opened.' })
    t.nonNull.boolean('isBehind', {
      description: 'Whether the newest edition is older than it should be.',
      resolve: ({ behind }) => behind !== undefined,
    })
    t.dateTime('behindSince', {
      description: 'When the first edition fell due that has not been opened. Null: it is not behind.',
      resolve: ({ behind }) => behind?.since ?? null,
    })
    t.field('problem', {
      type: 'SourceProblem',
      description: 'Why it is behind, with the store. Null: it is not behind.',
      resolve: ({ behind }) => behind ?? null,
    })
  },
})

const MemberOperations = objectType({
  name: 'MemberOperations',
  description:
    'How a member stands as a service, and its sources. Asked anew each time, and part of no edition.',
  sourceType:
    '{ readonly id: string; readonly member: string; readonly reachable: boolean; readonly sources: SourceState[] | null; readonly problem?: { readonly code: string; readonly message: string }; readonly editions?: EditionsState }',
  definition(t) {
    t.nonNull.id('id', { description: OPAQUE })
    t.nonNull.id('member', { description: 'The member, or `portfolio`.' })
    t.nonNull.boolean('reachable', { description: 'Whether it answered just now.' })
    t.list.nonNull.field('sources', {
      type: 'SourceState',
      description:
        'Its sources. Null: nothing is known of them, because it did not answer or for the `problem`.',
    })
    t.field('problem', {
      type: 'SourceProblem',
      description:
        'What keeps it from saying how its sources stand, such as a `subgraph.yml` that cannot be read. Null: nothing.',
      resolve: ({ problem }) => problem ?? null,
    })
    t.field('editions', {
      type: 'EditionsState',
      description: 'The log of editions, which portfolio keeps. Null: it is a member, and keeps none.',
      resolve: ({ editions }) => editions ?? null,
    })
  },
})

async function operationsOf({ id, states }: OperationsSource) {
  try {
    return identified({ member: id, reachable: true, sources: [...(await states())] })
  } catch (error) {
    const problem = problemIn(error)
    if (problem === undefined) return identified({ member: id, reachable: false, sources: null })
    return identified({ member: id, reachable: true, sources: null, problem })
  }
}

/** What a member said of its own configuration; nothing where it gave no answer. */
function problemIn(error: unknown): MemberProblem | undefined {
  return error instanceof Problem ? { code: error.code, message: error.message } : undefined
}

function identified<Told extends { readonly member: string }>(told: Told) {
  const id = identify({ type: 'MemberOperations', thing: [told.member], state: JSON.stringify(told) })
  return { ...told, id }
}

/** The Nexus types by which portfolio tells how its members, their sources and its own log stand. */
export function operationsTypes(sources: readonly OperationsSource[], editions: () => EditionsState) {
  return [
    ...sourceStateTypes,
    EditionsStateType,
    MemberOperations,
    queryField('operations', {
      type: list(nonNull('MemberOperations')),
      description:
        'How each member and its sources stand now: last attempt, last success, what is wrong; and last `portfolio` itself, with its log of editions. Not facts about programmes, and in no edition.',
      resolve: async () => [
        ...(await Promise.all(sources.map(operationsOf))),
        identified({ member: 'portfolio', reachable: true, sources: [], editions: editions() }),
      ],
    }),
  ]
}
