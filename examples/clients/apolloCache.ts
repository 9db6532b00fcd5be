import type { InMemoryCacheConfig } from '@apollo/client'

/**
 * What Apollo Client's cache is to be told: that every member's own type implements the interface of its kind. By a
 * pattern, so that a member registered after a client was deployed is read like the others.
 */
export const CACHE_OPTIONS: InMemoryCacheConfig = {
  possibleTypes: { Cluster: ['\\w+Cluster$'], SupportingProgramme: ['\\w+Programme$'] },
}
