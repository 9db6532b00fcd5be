/**
 * Serves one subgraph as a service of its own, until it is told to stop:
 *
 *     npm run subgraph -- <member | portfolio>
 *
 * Reads `HOST`, `PORT` (default 4001), `PORTFOLIO`, `LEDGER_URL` and `EXECUTION` as the gateway does. A member is asked by the
 * gateway where the register has its address under `url`. With every member and `portfolio` as services, another
 * gateway can serve the graph. Ends with 2 where the configuration or the call is wrong.
 */
import type { Logger } from 'pino'
import { pino } from 'pino'

import { Problem } from '../base/problems/problem'
import { runCommand } from '../base/process/commandLine'
import type { Service } from '../base/process/service'
import { runService } from '../base/process/service'
import type { ServiceConfiguration } from '../subgraphs/configuration'
import { readServiceConfiguration } from '../subgraphs/configuration'
import { startMember } from '../subgraphs/member/startMember'

const PORT = 4001

async function start(configuration: ServiceConfiguration, name: string, logger: Logger): Promise<Service> {
  if (name !== 'portfolio') return startMember(configuration, name, { logger })
  // A member does without all that compares.
  const { startPortfolio } = await import('./startPortfolio.js')
  return startPortfolio(configuration, { logger })
}

async function main([name, ...more]: readonly string[]): Promise<number> {
  if (name === undefined || more.length > 0)
    throw new Problem('BAD_CONFIGURATION', 'Name one member, or portfolio: npm run subgraph -- <member>')
  const logger = pino({ name })
  const starting = start(readServiceConfiguration(process.env, { port: PORT }), name, logger)
  return runService({ name, logger, starting, paths: { GraphQL: '/graphql', Health: '/health' } })
}

runCommand(() => main(process.argv.slice(2)))
