import { setImmediate } from 'node:timers/promises'

import type { ApolloServer } from '@apollo/server'

import type { GatewayContext } from './gatewayContext'
import { contextFor } from './gatewayContext'

/**
 * Has documents parsed, checked and planned before anybody asks them; no subgraph is asked. One at a time, so that
 * whoever asks meanwhile waits for one plan at the most.
 *
 * @param isStopped whether the server is being stopped
 */
export async function planAhead(
  server: ApolloServer<GatewayContext>,
  documents: Iterable<string>,
  isStopped: () => boolean,
): Promise<void> {
  for (const query of new Set(documents)) {
    if (isStopped()) return
    await server.executeOperation({ query }, { contextValue: { ...contextFor(''), isPlannedOnly: true } })
    await setImmediate()
  }
}
