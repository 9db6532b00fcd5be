import { pino } from 'pino'

import type { ServiceConfiguration } from '../subgraphs/configuration'
import { readConfiguration } from './configuration'
import { servePortfolio } from './servePortfolio'
import type { Running, StartOptions } from './start'
import { start } from './start'

/**
 * Starts portfolio as a service of its own. It learns from the members and keeps the log of editions as the gateway
 * does, reads the sources of the members that have no address in the register, and serves its own subgraph alone.
 *
 * @throws Problem where the register or the configuration is wrong, or the address is taken
 */
export function startPortfolio(
  configuration: ServiceConfiguration,
  options: Omit<StartOptions, 'serving'> = {},
): Promise<Running> {
  return start(
    { ...readConfiguration(configuration.environment), ...configuration },
    { logger: pino({ name: 'portfolio' }), ...options, serving: async () => servePortfolio },
  )
}
