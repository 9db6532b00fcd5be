/**
 * Serves one subgraph as a service of its own, until it is told to stop:
 *
 *     npm run subgraph -- <member | portfolio>
 *
 * Reads `HOST`, `PORT` (default 4001), `PORTFOLIO`, `LEDGER_URL` and `EXECUTION` as the gateway does. A member is asked by the
 * gateway where the register has its address under `url`. With every member and `portfolio` as services, another
 * gateway can serve the graph. Ends with 2 where the configuration or the call is wrong.
 */
import { once } from 'node:events'

import type { Logger } from 'pino'
import { pino } from 'pino'

import { Problem } from '../base/problems/problem'
import { runCommand } from '../base/process/commandLine'
import { installLastHandlers } from '../base/process/lastHandlers'
import type { ServiceConfiguration } from '../subgraphs/configuration'
import { readServiceConfiguration } from '../subgraphs/configuration'
import { startMember } from '../subgraphs/member/startMember'

const PORT = 4001

interface Started {
  readonly url: string
  stop(): Promise<void>
}

async function start(configuration: ServiceConfiguration, name: string, logger: Logger): Promise<Started> {
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
  const stop = async () => (await starting).stop()
  installLastHandlers({ logger, stop })
  const { url } = await starting
  const told = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)))
  process.stdout.write(
    `\n${name} is listening.\n  GraphQL      ${url}/graphql\n  Health       ${url}/health\n\n`,
  )
  await told
  await stop()
  return 0
}

runCommand(() => main(process.argv.slice(2)))
