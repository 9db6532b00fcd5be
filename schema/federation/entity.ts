/** The kinds of member that are entities of the graph, one type for each member. */
export type EntityKind = 'cluster' | 'programme'

const SUFFIX = { cluster: 'Cluster', programme: 'Programme' } as const

/** The name of a member's own type: `synergy` → `SynergyCluster`, `commercial-convergence` → `CommercialConvergenceProgramme`. */
export function entityTypeName(kind: EntityKind, id: string): string {
  const words = id.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return words.join('') + SUFFIX[kind]
}

/** What refers to an entity: a member's own snapshot, seen from an edition of the portfolio. */
export interface Reference {
  readonly code: string
  readonly edition: string
  readonly snapshot: number
}
