/**
 * Serves one member as a service of its own, until it is told to stop:
 *
 *     npm run subgraph -- <member>
 *
 * Reads `HOST`, `PORT` (default 4001), `PORTFOLIO` and `LEDGER_URL` as the gateway does. The gateway asks it where
 * the register has its address under `url`. Ends with 2 where the configuration or the call is wrong.
 */
import { once } from 'node:events'

import { pino } from 'pino'

import { Problem } from '../schema/problem'
import { runCommand } from './commandLine'
import { readServiceConfiguration } from './configuration'
import { installLastHandlers } from './serving/lastHandlers'
import { startMember } from './startMember'

const PORT = 4001

async function main([member, ...more]: readonly string[]): Promise<number> {
  if (member === undefined || more.length > 0)
    throw new Problem('BAD_CONFIGURATION', 'Name one member: npm run subgraph -- <member>')
  const logger = pino({ name: member })
  const starting = startMember(readServiceConfiguration(process.env, { port: PORT }), member, { logger })
  const stop = async () => (await starting).stop()
  installLastHandlers({ logger, stop })
  const { url } = await starting
  const told = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)))
  process.stdout.write(
    `\n${member} is listening.\n  GraphQL      ${url}/graphql\n  Health       ${url}/health\n\n`,
  )
  await told
  await stop()
  return 0
}

runCommand(() => main(process.argv.slice(2)))
