import type { core } from 'nexus'
import { intArg, objectType, stringArg } from 'nexus'

import { shareable } from '../federation/shareable'

/** The arguments of every paged field. */
export const pageArguments = {
  first: intArg({ description: 'How many to give, 1 to 1,000. Default 100.' }),
  after: stringArg({ description: 'The `endCursor` of the page before.' }),
}

/**
 * The connection type of a node type; shareable unless it is portfolio's own.
 */
export function connectionOf(
  nodeType: core.GetGen<'objectNames'>,
  what: string,
  extensions: Readonly<Record<string, unknown>> = shareable,
) {
  return objectType({
    name: `${nodeType}Connection`,
    description: `A page of ${what}.`,
    extensions,
    definition(t) {
      t.nonNull.list.nonNull.field('nodes', {
        type: nodeType,
        description: `The ${what} of this page.`,
      })
      t.nonNull.field('pageInfo', {
        type: 'PageInfo',
        description: 'Where the page stands in the list.',
      })
      t.nonNull.int('total', { description: 'How many there are in the whole list.' })
    },
  })
}
