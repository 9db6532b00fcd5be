import type { ServiceConfiguration } from '../subgraphs/configuration'
import { readServiceConfiguration } from '../subgraphs/configuration'
import type { Environment } from '../subgraphs/reporting/sources/http/secret'
import { DEFAULT_LIMITS } from '../subgraphs/serving/budget/queryLimits'

const PORT = 4000

export interface Configuration extends ServiceConfiguration {
  /** How long a member may take to answer. */
  readonly memberTimeoutMillis: number
}

/**
 * Reads the environment as every service does; the port is 4000 where it says none.
 *
 * @throws Problem `HOST_NOT_LOOPBACK`, `BAD_PORT`, `BAD_LIMIT`
 */
export function readConfiguration(environment: Environment): Configuration {
  return {
    ...readServiceConfiguration(environment, { port: PORT, queryLimits: DEFAULT_LIMITS }),
    memberTimeoutMillis: 10_000,
  }
}
