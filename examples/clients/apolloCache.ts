import type { InMemoryCacheConfig } from '@apollo/client'

import { EMBEDDED_TYPES } from '../../client/embeddedTypes'

/**
 * What Apollo Client's cache is best told of this graph.
 *
 * `possibleTypes`: every member's own type implements the interface of its kind. By a pattern, so that a member
 * registered after a client was deployed is read like the others.
 *
 * `typePolicies`: what has no `id` is told of the object that holds it. Parts of it that two questions ask for are
 * parts of one thing; without this the later takes the place of the earlier, which is then asked for again.
 */
export const CACHE_OPTIONS: InMemoryCacheConfig = {
  possibleTypes: { Cluster: ['\\w+Cluster$'], SupportingProgramme: ['\\w+Programme$'] },
  typePolicies: Object.fromEntries(EMBEDDED_TYPES.map((name) => [name, { merge: true }])),
}
