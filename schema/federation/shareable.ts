/** For value types: every subgraph declares the same type and answers it identically. */
export const shareable = { directives: { shareable: {} } } as const

/** For roots that members serve to portfolio alone. */
export const memberProtocol = { directives: { shareable: {}, inaccessible: {} } } as const

/** For an entity that this subgraph can answer for by the keys of a member's snapshot and an edition. */
export const entityByEdition = { directives: { key: { fields: 'code edition snapshot' } } } as const

/** For an entity that this subgraph only points at. */
export const referenceByEdition = {
  directives: { key: { fields: 'code edition snapshot', resolvable: false } },
} as const

/** For what clients must not see and composition must not forget. */
export const inaccessible = { directives: { inaccessible: {} } } as const
