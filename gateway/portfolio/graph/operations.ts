import { list, nonNull, objectType, queryField } from 'nexus'

import { identify } from '../../../schema/facts/identity'
import { OPAQUE } from '../../../schema/vocabulary/identity'
import type { SourceState } from '../../../subgraphs/reporting/refresh/sourceState'
import { sourceStateTypes } from '../../../subgraphs/sourceStates'

/** How portfolio learns how a member's sources stand. */
export interface OperationsSource {
  readonly id: string
  states(): Promise<readonly SourceState[]>
}

const MemberOperations = objectType({
  name: 'MemberOperations',
  description:
    'How a member stands as a service, and its sources. Asked anew each time, and part of no edition.',
  sourceType:
    '{ readonly id: string; readonly member: string; readonly reachable: boolean; readonly sources: SourceState[] | null }',
  definition(t) {
    t.nonNull.id('id', { description: OPAQUE })
    t.nonNull.id('member', { description: 'The member.' })
    t.nonNull.boolean('reachable', { description: 'Whether it answered just now.' })
    t.list.nonNull.field('sources', {
      type: 'SourceState',
      description: 'Its sources. Null: it did not answer, so that nothing is known of them.',
    })
  },
})

async function operationsOf({ id, states }: OperationsSource) {
  const sources = await states().then(
    (told) => [...told],
    () => null,
  )
  const told = { member: id, reachable: sources !== null, sources }
  return { ...told, id: identify({ type: 'MemberOperations', thing: [id], state: JSON.stringify(told) }) }
}

/** The Nexus types by which portfolio tells how its members and their sources stand. */
export function operationsTypes(sources: readonly OperationsSource[]) {
  return [
    ...sourceStateTypes,
    MemberOperations,
    queryField('operations', {
      type: list(nonNull('MemberOperations')),
      description:
        'How each member and its sources stand now: last attempt, last success, what is wrong. Not facts about programmes, and in no edition.',
      resolve: () => Promise.all(sources.map(operationsOf)),
    }),
  ]
}
