import { DEFAULT_LIMITS } from '../base/graphql/budget/queryLimits'
import type { ServiceConfiguration } from '../subgraphs/configuration'
import { readServiceConfiguration } from '../subgraphs/configuration'
import type { Environment } from '../subgraphs/sources/http/secret'
import { corsOriginsIn } from './http/corsOrigins'

const PORT = 4000

export interface Configuration extends ServiceConfiguration {
  /** How long a member may take to answer. */
  readonly memberTimeoutMillis: number
  /** The origins whose pages may ask. Default: none. */
  readonly corsOrigins?: readonly string[]
}

/**
 * Reads the environment as every service does, the port being 4000 where it says none, and `CORS_ORIGINS`, the
 * origins whose pages may ask, with commas between.
 *
 * @throws Problem `HOST_NOT_LOOPBACK`, `BAD_PORT`, `BAD_LIMIT`, `BAD_EXECUTION`, `BAD_ORIGIN`
 */
export function readConfiguration(environment: Environment): Configuration {
  return {
    ...readServiceConfiguration(environment, { port: PORT, queryLimits: DEFAULT_LIMITS }),
    memberTimeoutMillis: 10_000,
    corsOrigins: corsOriginsIn(environment['CORS_ORIGINS'] ?? ''),
  }
}
