import { pino } from 'pino'

import { Problem } from '../base/problems/problem'
import { installLastHandlers } from '../base/process/lastHandlers'
import { readConfiguration } from './configuration'
import { start } from './start'

async function main(): Promise<void> {
  const logger = pino({ name: 'portfolio-light' })
  const starting = start(readConfiguration(process.env), { logger })
  const stop = async () => (await starting).stop()
  installLastHandlers({ logger, stop })
  const { url } = await starting
  process.stdout.write(
    [
      '',
      'Portfolio Light is listening.',
      `  Playground   ${url}/playground`,
      `  GraphQL      ${url}/graphql`,
      `  Health       ${url}/health`,
      '',
    ].join('\n') + '\n',
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          report(error)
          process.exit(1)
        },
      )
    })
  }
}

function report(error: unknown): void {
  const text =
    error instanceof Problem ? `${error.message} [${error.code}]` : String((error as Error).stack ?? error)
  process.stderr.write(`${text}\n`)
}

main().catch((error: unknown) => {
  report(error)
  process.exitCode = 1
})
