/**
 * A gateway in a process of its own, under a clock that is set from outside: `gatewayOnClock <ledger's URL> <instant>`.
 * It says where it listens and what it logs, and takes each message as what the time is from then on.
 */
import path from 'node:path'

import { executionModeIn } from '../../../base/graphql/execution/execution'
import { runOrEnd } from '../../../base/process/runOrEnd'
import { start } from '../../../gateway/start'

export type Said = { readonly url: string } | { readonly info: string } | { readonly warning: string }

const say = (said: Said) => process.send?.(said)

async function main([ledgerUrl = '', instant = '']: readonly string[]): Promise<void> {
  let now = new Date(instant)
  process.on('message', (set: string) => {
    now = new Date(set)
  })
  const { url } = await start(
    {
      host: '127.0.0.1',
      port: 0,
      portfolioFolder: path.resolve('subgraphs'),
      memberTimeoutMillis: 30_000,
      execution: executionModeIn(process.env),
      ledgerUrl,
      environment: {},
    },
    {
      now: () => now,
      firstWaitMillis: 120_000,
      logger: {
        info: (message) => say({ info: message }),
        warn: (details, message) => say({ warning: `${message} ${JSON.stringify(details)}` }),
      },
    },
  )
  say({ url })
}

runOrEnd(() => main(process.argv.slice(2)))
