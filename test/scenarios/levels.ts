// Five clusters that do not exist, alike but for their level; every name and number is invented.

/** How far each cluster's level is from that of gamma, in percentage points. */
export const LEVELS = { alpha: 0.6, beta: 0.36, gamma: 0, delta: -0.5, epsilon: -1 } as const

export type Cluster = keyof typeof LEVELS

export const CLUSTERS = Object.keys(LEVELS) as readonly Cluster[]

/** Twenty-four months with nothing in them: no run, no trend, nothing outside. */
export const STEADY = [
  97.1, 96.9, 97.2, 96.8, 97.0, 97.3, 96.7, 97.1, 96.9, 97.0, 97.2, 96.8, 97.1, 96.7, 97.2, 97.0, 96.9, 97.3,
  96.8, 97.1, 96.9, 97.0, 97.2, 96.9,
]
